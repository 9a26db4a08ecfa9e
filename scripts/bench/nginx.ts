import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./board";
import { isInstalled } from "./process";

export type Nginx = { origin: string; pid: number; stop(): Promise<void> };

/** nginx with one worker, serving these bytes as static files with our headers; null where it is not installed. */
export async function startNginx(
  files: readonly { name: string; bytes: Buffer; headers: Record<string, string> }[],
): Promise<Nginx | null> {
  if (!isInstalled("nginx")) return null;
  const folder = mkdtempSync(join(tmpdir(), "gongji-nginx-"));
  const port = await freePort();
  mkdirSync(join(folder, "files"));
  for (const { name, bytes } of files) writeFileSync(join(folder, "files", name), bytes);
  writeFileSync(join(folder, "nginx.conf"), settings(folder, port, files));
  const child = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const stop = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    if (child.kill("SIGTERM")) await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 50; tries += 1) {
    const answer = await fetch(`${origin}/${files[0]?.name}`).catch(() => null);
    const pid = workerOf(child.pid ?? 0);
    if (answer?.ok && pid) return { origin, pid, stop };
    await wait(50);
  }
  await stop();
  console.warn(`nginx did not start: ${said.trim()}`);
  return null;
}

/** The child that serves; the first process only watches. */
function workerOf(parent: number): number | null {
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === parent)
        return Number(name);
    } catch {
      // It ended meanwhile.
    }
  }
  return null;
}

// As fast as its manual makes it: files stay open, nothing is logged.
const settings = (
  folder: string,
  port: number,
  files: readonly { name: string; headers: Record<string, string> }[],
) => `
${process.getuid?.() === 0 ? "user root;" : ""}
worker_processes 1;
daemon off;
pid ${folder}/nginx.pid;
error_log stderr;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  open_file_cache max=100;
  server_tokens off;
  default_type "text/html; charset=utf-8";
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
    ${files
      .map(
        ({ name, headers }) =>
          `location = /${name} { ${Object.entries(headers)
            .map(([header, value]) => `add_header ${header} "${value}";`)
            .join(" ")} }`,
      )
      .join("\n    ")}
  }
}
`;
