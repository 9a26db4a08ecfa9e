import { createHmac } from "node:crypto";
import { originOf } from "./address";

export const visitorBytes = 16;
export const originBytes = 8;

/**
 * One person on one notice on one day, as far as a server can tell: nothing can be read from it, and without the
 * day's key it cannot be made again. The notice inside keeps one person's reads of two notices apart.
 */
export function visitorOf(
  dayKey: Buffer,
  given: { notice: number; address: Buffer; agent: string; languages: string },
): Buffer {
  const fields = [String(given.notice), given.address, given.agent, given.languages];
  return keyed(dayKey, fields, visitorBytes);
}

/** Where a visitor came from in one hour, so that an office or a stuffing script is held and not counted for ever. */
export function originMark(
  dayKey: Buffer,
  given: { notice: number; address: Buffer; hour: number },
): Buffer {
  const fields = ["origin", String(given.notice), originOf(given.address), String(given.hour)];
  return keyed(dayKey, fields, originBytes);
}

function keyed(key: Buffer, fields: readonly (string | Buffer)[], bytes: number): Buffer {
  // Each field after its length: otherwise an agent that ends like a language could pass for another pair.
  const parts = fields.flatMap((field) => {
    const body = typeof field === "string" ? Buffer.from(field) : field;
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(body.length);
    return [length, body];
  });
  return createHmac("sha256", key).update(Buffer.concat(parts)).digest().subarray(0, bytes);
}
