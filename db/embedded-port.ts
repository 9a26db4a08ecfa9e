import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";

/** The port written in `file` while nobody else has taken it, else a free one, which is written there. */
export async function rememberedPort(file: string): Promise<number> {
  const remembered = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const port = remembered > 0 && (await isFree(remembered)) ? remembered : await freePort();
  writeFileSync(file, `${port}\n`, { mode: 0o600 });
  return port;
}

const isFree = (port: number) =>
  new Promise<boolean>((answer) => {
    const probe = createServer();
    probe.once("error", () => answer(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => answer(true)));
  });

const freePort = () =>
  new Promise<number>((answer, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => answer(typeof address === "object" && address ? address.port : 0));
    });
  });
