import type { Database } from "@/db";
import { openReadCounter } from "./index";

/** A request as the porch has it: a text browser from an address of its own, so that no origin is held. */
export const givenRequest = (n: number) => ({
  headers: {
    "user-agent": "Lynx/2.9.0dev.12 libwww-FM/2.14",
    "accept-language": "ko",
    host: "localhost",
  },
  socket: { remoteAddress: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` },
});

/** A counter as the porch opens it. */
export const openFor = (
  db: Database,
  dataDir: string,
  more: { journalBytes?: number; log?: (sentence: string) => void } = {},
) =>
  openReadCounter({
    db,
    dataDir,
    automation: "deny",
    publicUrl: "http://localhost:3000",
    trustedProxies: [],
    log: (_level, sentence) => more.log?.(sentence),
    ...(more.journalBytes === undefined ? {} : { journalBytes: more.journalBytes }),
  });
