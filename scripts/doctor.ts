import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { missingMigrations } from "@/db/migrate";
import { type Env, readEnv } from "@/lib/env";
import { makeFolder } from "@/lib/folder";
import { withDatabaseUrl } from "./start/database";
import { lookAtBoard } from "./start/look";
import { isCurrent } from "./start/stale";

type Finding = { name: string; well: boolean; said: string };

const skewLimitMs = 2_000; // Sessions and schedules are compared across processes.

/** What is wrong here, each line with its mend. */
async function examine(): Promise<Finding[]> {
  const findings = [node()];
  let env: Env;
  try {
    env = readEnv();
    findings.push({ name: "Settings", well: true, said: `usable, data in ${env.dataDir}` });
  } catch (error) {
    return [...findings, { name: "Settings", well: false, said: sentence(error) }];
  }
  findings.push(...folders(env));
  try {
    await withDatabaseUrl(env, async (url) => {
      findings.push(...(await database(url)));
    });
  } catch (error) {
    findings.push({ name: "Database", well: false, said: sentence(error) });
  }
  findings.push(pages(), ...(await board(env)));
  return findings;
}

function pages(): Finding {
  const said = isCurrent() ? "built from these sources" : "not built yet: `npm start` builds them";
  return { name: "Pages", well: true, said };
}

/** The board itself, and what it says is wrong. That it does not run is no fault. */
async function board(env: Env): Promise<Finding[]> {
  const found = await lookAtBoard(env);
  const place = `${env.host}:${env.port}`;
  if (found === "nobody")
    return [
      { name: "Board", well: true, said: `does not run at ${place}: \`npm start\` starts it` },
    ];
  if (found === "somebody else") {
    const said = `something else listens at ${place}: stop it, or set PORT to another one`;
    return [{ name: "Board", well: false, said }];
  }
  if (found.wrong.length === 0)
    return [{ name: "Board", well: true, said: `runs at ${place} and is ready` }];
  return found.wrong.map((said) => ({ name: "Board", well: false, said }));
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const well = major > 20 || (major === 20 && minor >= 9);
  const mend = well ? "" : ": install the current LTS, at least 20.9";
  return { name: "Node", well, said: `${process.versions.node}${mend}` };
}

function folders(env: Env): Finding[] {
  const storage = env.storageUrl.startsWith("file:") ? [env.storageUrl] : [];
  const places: [string, string, string][] = [
    ["Data", env.dataDir, "DATA_DIR"],
    ["Secrets", env.secretsDir, "SECRETS_DIR"],
    ...storage.map((url): [string, string, string] => ["Storage", folderOf(url), "STORAGE_URL"]),
  ];
  return places.map(([name, folder, setting]) => {
    try {
      makeFolder(folder);
      const probe = join(folder, `.probe-${process.pid}`);
      writeFileSync(probe, "written");
      rmSync(probe);
      return { name, well: true, said: `${folder} can be written` };
    } catch (error) {
      const why = error instanceof Error && "code" in error ? String(error.code) : "unknown";
      const mend = `free space there, give this user the right to write, or set ${setting}`;
      return { name, well: false, said: `${folder} cannot be written (${why}): ${mend}` };
    }
  });
}

const folderOf = (url: string) =>
  url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length);

async function database(url: string): Promise<Finding[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const sent = Date.now();
    const [row] = await sql`
      select extract(epoch from clock_timestamp()) * 1000 as now, current_setting('server_version') as version`;
    const skewMs = Math.round(Math.abs(Number(row?.["now"]) - (sent + Date.now()) / 2));
    const steady = skewMs < skewLimitMs;
    const missing = await missingMigrations(url);
    return [
      { name: "Database", well: true, said: `PostgreSQL ${row?.["version"]} answers` },
      {
        name: "Clock",
        well: steady,
        said: `${skewMs} ms from the database's${steady ? "" : ": set both machines by NTP"}`,
      },
      {
        name: "Migrations",
        well: missing === 0,
        said: missing === 0 ? "current" : `${missing} missing: \`npm start\` applies them`,
      },
    ];
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

const findings = await examine();
for (const { name, well, said } of findings)
  console.log(`${well ? "ok  " : "MEND"} ${name}: ${said}`);
process.exitCode = findings.every(({ well }) => well) ? 0 : 1;
