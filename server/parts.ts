import type { IncomingMessage } from "node:http";
import type { Lang } from "@/lib/i18n";
import type { Log } from "@/lib/log";
import type { Crowds } from "./crowd";
import type { SecurityHeaders } from "./headers";
import type { Inner } from "./inner";
import type { Limit } from "./limit";
import type { Misses } from "./miss";
import type { Pulse } from "./pulse";
import type { SorryPages } from "./sorry";
import type { openStatic } from "./static";
import type { PageStore, ReadCounts } from "./store";

/** What the porch is put together from; tests put in their own. */
export type Parts = {
  publicUrl: string;
  defaultLang: Lang;
  own: ReadonlySet<string>;
  security: SecurityHeaders;
  store: PageStore;
  counts: ReadCounts;
  misses: Misses;
  sorry: SorryPages;
  files: ReturnType<typeof openStatic>;
  inner: Pick<Inner, "ask">;
  crowds: Crowds;
  reads: {
    decide(request: IncomingMessage, notice: number, official: boolean): void;
    afterWrite(answer: () => void): void;
  };
  /** Whether the request carries a session that opens; without a session cookie no promise is made. */
  isOfficial(request: IncomingMessage): boolean | Promise<boolean>;
  addressOf(request: IncomingMessage): string;
  /** Where a target without a page leads; null where it leads nowhere. */
  leadsTo(target: string): Promise<string | null>;
  /** How often one client may ask the open API. */
  limit: Limit;
  /** False while purges may be missed: kept pages are then served as they are. */
  hears(): boolean;
  pulse: Pulse;
  ready(): Promise<{ ready: boolean }>;
  log: Log;
};
