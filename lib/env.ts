import { readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { z } from "zod";

const blank = (value: unknown) => (value === "" ? undefined : value);
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema);

const settings = z.object({
  PORT: setting(z.coerce.number().int().min(1).max(65535).default(3000)),
  HOST: setting(z.string().default("127.0.0.1")),
  PUBLIC_URL: setting(z.url().optional()),
  DEFAULT_LANG: setting(z.enum(["en", "ko"]).default("en")),
  PROCESSES: setting(z.coerce.number().int().min(1).max(64).default(1)),
  PAGE_STORE_MB: setting(z.coerce.number().int().min(1).default(128)),
  DATA_DIR: setting(z.string().default(".data")),
  DATABASE_URL: setting(z.string().optional()),
  DATABASE_OWNER_URL: setting(z.string().optional()),
  SECRETS_DIR: setting(z.string().optional()),
  STORAGE_URL: setting(z.string().optional()),
  SAMPLE_DATA: setting(z.enum(["on", "off"]).optional()),
  READS_AUTOMATION: setting(z.enum(["allow", "deny"]).optional()),
  TRUSTED_PROXIES: setting(z.string().default("")),
  LOG_LEVEL: setting(z.enum(["debug", "info", "warn", "error", "silent"]).default("info")),
});

/** Every setting, checked; throws one sentence that names the setting at fault. */
export function readEnv(source: Record<string, string | undefined> = process.env) {
  const parsed = settings.safeParse(source);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`The setting ${issue?.path.join(".")} is not usable: ${issue?.message}.`);
  }
  const env = parsed.data;
  const dataDir = isAbsolute(env.DATA_DIR) ? env.DATA_DIR : resolve(env.DATA_DIR);
  return {
    port: env.PORT,
    host: env.HOST,
    /** Origin of every link in pages, feeds and mail; never taken from Host. No trailing slash. */
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ""),
    defaultLang: env.DEFAULT_LANG,
    processes: env.PROCESSES,
    pageStoreBytes: env.PAGE_STORE_MB * 1024 * 1024,
    dataDir,
    /** undefined: the embedded server. */
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
    secretsDir: resolve(env.SECRETS_DIR ?? join(dataDir, "secrets")),
    storageUrl: env.STORAGE_URL ?? `file:${join(dataDir, "files")}`,
    sampleData: env.SAMPLE_DATA ?? (env.DATABASE_URL ? "off" : "on"),
    readsAutomation: env.READS_AUTOMATION,
    trustedProxies: env.TRUSTED_PROXIES.split(/[\s,]+/).filter(Boolean),
    logLevel: env.LOG_LEVEL,
  } as const;
}

export type Env = ReturnType<typeof readEnv>;

/** The secret the sessions are sealed with; made by the first start, shared by all processes. */
export const readSessionSecret = (secretsDir: string) =>
  readFileSync(join(secretsDir, "session"), "utf8").trim();
