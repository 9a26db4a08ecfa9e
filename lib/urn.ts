import { createHash } from "node:crypto";

/** `urn:uuid:…` of a name within a namespace: a UUID of version 5 (RFC 9562, 5.5), the same for ever. */
export function urnOf(namespace: string, name: string): string {
  const bytes = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The name of a notice in a language, as feeds and structured data call it. */
export const noticeUrn = (site: string, number: number, lang: string): string =>
  urnOf(site, `notice/${number}/${lang}`);
