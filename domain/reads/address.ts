import { isIP } from "node:net";

/** 4 bytes of an IPv4 address, an IPv4-mapped one included, or 16 of an IPv6 one; null for anything else. */
export function parseAddress(text: string): Buffer | null {
  const bare = text.trim().replace(/%.*$/, ""); // `fe80::1%eth0`: the zone is this machine's own business.
  const family = isIP(bare);
  if (family === 4) return Buffer.from(bare.split(".").map(Number));
  if (family !== 6) return null;
  const bytes = sixteenBytes(bare);
  return bytes.subarray(0, 12).equals(mappedPrefix) ? bytes.subarray(12) : bytes;
}

const mappedPrefix = Buffer.from("00000000000000000000ffff", "hex");

function sixteenBytes(text: string): Buffer {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const hex = dotted
    ? `${dotted[1]}${pair(dotted[2], dotted[3])}:${pair(dotted[4], dotted[5])}`
    : text;
  const [head = "", tail] = hex.split("::");
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const bytes = Buffer.alloc(16);
  before.forEach((group, index) => {
    bytes.writeUInt16BE(group, index * 2);
  });
  after.forEach((group, index) => {
    bytes.writeUInt16BE(group, 16 - (after.length - index) * 2);
  });
  return bytes;
}

const groups = (text: string) =>
  text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
const pair = (high = "0", low = "0") => (Number(high) * 256 + Number(low)).toString(16);

/** What counts as one origin: the IPv4 address, or the /64 an IPv6 address lies in. */
export const originOf = (address: Buffer): Buffer =>
  address.length === 16 ? address.subarray(0, 8) : address;

export type Range = { bytes: Buffer; bits: number };

/** The ranges of TRUSTED_PROXIES: `10.0.0.0/8`, `2001:db8::/32`, single addresses, `loopback`. Throws one sentence that names the one at fault. */
export function parseRanges(texts: readonly string[]): Range[] {
  return texts.flatMap((text) =>
    text === "loopback" ? [parseRange("127.0.0.0/8"), parseRange("::1")] : [parseRange(text)],
  );
}

function parseRange(text: string): Range {
  const [address = "", length] = text.split("/");
  const bytes = parseAddress(address);
  const widest = bytes ? bytes.length * 8 : 0;
  const bits = length === undefined ? widest : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (!bytes || bits < 0 || bits > widest)
    throw new Error(`The setting TRUSTED_PROXIES is not usable: ${text} is no address or range.`);
  return { bytes, bits };
}

function isWithin(address: Buffer, range: Range): boolean {
  if (address.length !== range.bytes.length) return false;
  const whole = range.bits >> 3;
  if (!address.subarray(0, whole).equals(range.bytes.subarray(0, whole))) return false;
  const left = 8 - (range.bits & 7);
  return left === 8 || (address[whole] ?? 0) >> left === (range.bytes[whole] ?? 0) >> left;
}

/**
 * The reader's address: from the right of X-Forwarded-For, past each hop that is trusted, and no further.
 * Without trusted hops the header is not even read: anybody may write it. null where the connection has no address any more.
 */
export function clientAddress(
  remote: string | undefined,
  forwarded: string | undefined,
  trusted: readonly Range[],
): Buffer | null {
  const isTrusted = (address: Buffer) => trusted.some((range) => isWithin(address, range));
  let address = parseAddress(remote ?? "");
  if (trusted.length === 0 || !address || !forwarded) return address;
  for (const hop of forwarded.split(",").reverse()) {
    if (!isTrusted(address)) return address;
    const before = parseAddress(withoutPort(hop.trim()));
    if (!before) return address;
    address = before;
  }
  return address;
}

const withoutPort = (hop: string) =>
  hop.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
