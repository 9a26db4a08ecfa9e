import { get } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { startNginx } from "./nginx";
import { type Result, race } from "./race";

/** A page as the porch answers it: compressed, and as text. */
export type Kept = { path: string; bytes: Buffer; html: string; headers: Record<string, string> };

// A person's, so that a notice costs what a read costs: the marks of visitor and origin, and a record.
const reader = {
  "user-agent": "Lynx/2.9.0dev.12 libwww-FM/2.14",
  "accept-encoding": "br",
  "accept-language": "en",
};

/** Asks until the page comes out of memory. */
export async function keptPage(origin: string, path: string): Promise<Kept> {
  await ask(origin, path);
  return await ask(origin, path);
}

function ask(origin: string, path: string): Promise<Kept> {
  return new Promise((resolve, reject) => {
    get(`${origin}${path}`, { headers: reader, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const headers = Object.fromEntries(
          Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
        );
        resolve({ path, bytes, html: brotliDecompressSync(bytes).toString(), headers });
      });
    }).on("error", reject);
  });
}

const sent = [
  ...["x-content-type-options", "referrer-policy", "cross-origin-opener-policy"],
  ...["content-security-policy", "cache-control", "vary", "content-encoding"],
];

/** A notice with its read, a list without, and the answer that nothing has changed; each beside nginx with the same bytes. */
export async function measurePages(
  porch: { origin: string; pid: number },
  [notice, list]: readonly Kept[],
  missing: string[],
): Promise<{ name: string; porch: Result; nginx: Result | null }[]> {
  if (!notice || !list) return [];
  const cases = [
    { name: "a notice, its read counted", file: "notice", page: notice, fresh: false },
    { name: "a list, no read", file: "list", page: list, fresh: false },
    { name: "a list that has not changed (304)", file: "list", page: list, fresh: true },
  ];
  const nginx = await startNginx(
    [
      { name: "notice", page: notice },
      { name: "list", page: list },
    ].map(({ name, page }) => ({
      name,
      bytes: page.bytes,
      headers: Object.fromEntries(sent.map((header) => [header, page.headers[header] ?? ""])),
    })),
  );
  if (!nginx) missing.push("the ratio to nginx: it is not installed, or did not start");
  const results: { name: string; porch: Result; nginx: Result | null }[] = [];
  try {
    for (const { name, file, page, fresh } of cases) {
      const tagged = (tag: string | null) =>
        fresh && tag ? { ...reader, "if-none-match": tag } : reader;
      const url = `${nginx?.origin}/${file}`;
      const theirs = nginx ? (await fetch(url)).headers.get("etag") : null;
      const [ours, beside] = await race([
        {
          url: `${porch.origin}${page.path}`,
          headers: tagged(page.headers["etag"] ?? null),
          pid: porch.pid,
        },
        ...(nginx ? [{ url, headers: tagged(theirs), pid: nginx.pid }] : []),
      ]);
      if (ours) results.push({ name, porch: ours, nginx: beside ?? null });
    }
  } finally {
    await nginx?.stop();
  }
  return results;
}
