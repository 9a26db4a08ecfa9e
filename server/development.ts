import { createServer } from "node:http";
import type next from "next";
import type { Env } from "@/lib/env";
import { readText } from "./inner";
import { chooseTheme } from "./theme";

/** `npm run dev`: everything goes straight to Next. Nothing is kept, taken out, stamped or counted; only the theme form is answered. */
export async function serveDevelopment(
  app: ReturnType<typeof next>,
  env: Env,
): Promise<{ close(): Promise<void> }> {
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    const answered =
      request.url === "/theme" && request.method === "POST"
        ? readText(request, 4_096).then((form) => {
            const chosen = chooseTheme(form, false);
            const headers = chosen
              ? { location: chosen.location, "set-cookie": chosen.cookie }
              : { location: "/" };
            response.writeHead(303, headers).end();
          })
        : request.url === "/"
          ? Promise.resolve(void response.writeHead(302, { location: `/${env.defaultLang}` }).end())
          : handle(request, response);
    answered.catch(() => response.destroy());
  });
  const upgrade = app.getUpgradeHandler();
  server.on("upgrade", (request, socket, head) => {
    upgrade(request, socket, head).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.port, env.host, resolve);
  });
  return {
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await app.close();
    },
  };
}
