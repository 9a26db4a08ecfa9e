import { readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { z } from "zod";

const blank = (value: unknown) => (value === "" ? undefined : value);
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema);

const wholeNumber = (least: number, most: number, said: string) =>
  z.coerce.number(said).int(said).min(least, said).max(most, said);

const databaseAddress = z
  .string()
  .refine((value) => /^postgres(?:ql)?:$/.test(parsed(value)?.protocol ?? ""), {
    error: "write it as postgres://user:password@host:5432/database",
  });

// Links are made by putting a path behind it.
const origin = z.string().refine(
  (value) => {
    const url = parsed(value);
    return (
      url !== null && /^https?:$/.test(url.protocol) && /^\/?$/.test(url.pathname + url.search)
    );
  },
  { error: "give an origin as https://notices.example.go.kr" },
);

const mailServer = z.string().refine((value) => /^smtps?:$/.test(parsed(value)?.protocol ?? ""), {
  error: "write it as smtp://user:password@host:587?from=notices@example.go.kr",
});
const storageAddress = z
  .string()
  .refine((value) => value.startsWith("file:") || /^s3:\/\/[\w.-]+(?:[/?]|$)/.test(value), {
    error: "give file:FOLDER or s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION",
  });

const scannerAddress = z
  .string()
  .refine((value) => /^(?:tcp:\/\/[^/]+:\d+|unix:\/.+)$/.test(value), {
    error: "give tcp://HOST:3310 or unix:/PATH/OF/clamd.ctl",
  });

const settings = z.object({
  PORT: setting(wholeNumber(1, 65_535, "give a whole number from 1 to 65535").default(3000)),
  HOST: setting(z.string().default("127.0.0.1")),
  PUBLIC_URL: setting(origin.optional()),
  DEFAULT_LANG: setting(z.enum(["en", "ko"], "give en or ko").default("en")),
  PROCESSES: setting(wholeNumber(1, 64, "give a whole number from 1 to 64").default(1)),
  PAGE_STORE_MB: setting(
    wholeNumber(1, 1_000_000, "give a whole number of megabytes, 1 or more").default(128),
  ),
  DATA_DIR: setting(z.string().default(".data")),
  DATABASE_URL: setting(databaseAddress.optional()),
  DATABASE_OWNER_URL: setting(databaseAddress.optional()),
  SECRETS_DIR: setting(z.string().optional()),
  STORAGE_URL: setting(storageAddress.optional()),
  CLAMD_URL: setting(scannerAddress.optional()),
  SMTP_URL: setting(mailServer.optional()),
  SAMPLE_DATA: setting(z.enum(["on", "off"], "give on or off").optional()),
  READS_AUTOMATION: setting(z.enum(["allow", "deny"], "give allow or deny").optional()),
  TRUSTED_PROXIES: setting(z.string().default("")),
  LOG_LEVEL: setting(
    z
      .enum(["debug", "info", "warn", "error", "silent"], "give debug, info, warn, error or silent")
      .default("info"),
  ),
});

function parsed(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}

/** Every setting, checked; throws one sentence that names the setting at fault. */
export function readEnv(source: Record<string, string | undefined> = process.env) {
  const read = settings.safeParse(source);
  if (!read.success) {
    const [issue] = read.error.issues;
    const name = String(issue?.path[0]);
    const given = /^(?:DATABASE|SMTP)/.test(name) ? "" : ` (${source[name]})`; // A password may stand there.
    throw new Error(`The setting ${name} is not usable${given}: ${issue?.message}.`);
  }
  const env = read.data;
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
    /** undefined: letters are files in `mailFolder`. */
    smtpUrl: env.SMTP_URL,
    mailFolder: join(dataDir, "mail"),
    /** Where uploads lie while they arrive and are looked at. */
    arrivals: join(dataDir, "arrivals"),
    /** undefined: files are not scanned. */
    clamdUrl: env.CLAMD_URL,
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
