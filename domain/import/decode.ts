import iconv from "iconv-lite";

export type Decoded = { text: string; encoding: "utf-8" | "cp949" };

/**
 * Text of bytes that are UTF-8 (with or without BOM) or CP949, which holds EUC-KR; null where they are neither.
 * The bytes decide, not what the page declares: old boards were converted and kept their old declaration.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    const text = iconv.decode(Buffer.from(bytes), "cp949");
    return text.includes("\ufffd") ? null : { text, encoding: "cp949" };
  }
}

/** The encoding a page says it has, as one of ours; null where it says none. */
export function declaredEncoding(html: string): string | null {
  const name = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(html.slice(0, 4096))?.[1]?.toLowerCase();
  if (!name) return null;
  if (name === "utf8") return "utf-8";
  return /^(euc-kr|ks_c_5601|ksc5601|x-windows-949|ms949|cp949)/.test(name) ? "cp949" : name;
}
