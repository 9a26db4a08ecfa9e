import type { Journal } from "./fold";
import { encodeRecord, noVisitor, recordBytes } from "./record";
import type { PorchClass } from "./rule";

export type GivenRead = {
  at?: Date;
  notice: number;
  class?: PorchClass;
  /** Who reads; one letter or number is enough. */
  by?: string | number;
  /** Where from; one origin unless said otherwise. */
  from?: string | number;
};

const mark = (text: string | number, bytes: number) => {
  const buffer = Buffer.alloc(bytes);
  buffer.write(String(text));
  return buffer;
};

/** A journal in memory that holds these reads, in this order. */
export function givenJournal(
  id: string,
  reads: readonly GivenRead[],
  given: { now: Date; ended?: boolean; damage?: number },
): Journal {
  const bytes = Buffer.alloc(reads.length * recordBytes);
  reads.forEach((read, index) => {
    const isPerson = (read.class ?? "person") === "person";
    encodeRecord(bytes, index * recordBytes, {
      sequence: index + 1,
      at: (read.at ?? given.now).getTime(),
      notice: read.notice,
      class: read.class ?? "person",
      ...(isPerson
        ? { visitor: mark(read.by ?? "minjun", 16), origin: mark(read.from ?? "home", 8) }
        : noVisitor),
    });
  });
  if (given.damage !== undefined)
    bytes.fill(0, given.damage * recordBytes, given.damage * recordBytes + 20);
  return {
    id,
    owner: "a test",
    bytes: bytes.length,
    wholeUntil: given.now,
    ended: given.ended ?? false,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
}
