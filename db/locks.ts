/**
 * The keys of every fixed advisory lock, in one place: PostgreSQL keeps one space of them for a whole database, and two
 * rooms that chose the same number would wait for each other without a word. (The lock of one address that signs in is
 * a 64-bit hash and meets none of these.)
 */
export const locks = {
  /** One migrator at a time. */
  migrations: 0x60_9a_10,
  /** One writer of the chain of audit events at a time. Order of locks: notice, then chain. */
  auditChain: 0x60_9a_11,
  /** One drawer of notice numbers at a time, until its transaction ends. */
  noticeNumber: 0x60_9a_12,
  /** The fold of reads shares it and the close of a day takes it alone: no read is added to a day while it closes. */
  readDay: 0x60_9a_13,
  /** One process fills an empty database. */
  firstContent: 0x60_9a_14,
  /** One banner is raised or taken down at a time. */
  banner: 0x60_9a_15,
  /** One notice is removed at a time, before its row is locked: no two may lead to each other. */
  removal: 0x60_9a_16,
  /** With a hash of the SHA-256 beside it: stored bytes are named, or taken away, by one at a time. Order: notice, file, chain. */
  storedFile: 0x60_9a_17,
  /** One change of officials or their grants at a time: two may not each take the other last administrator away. Order: officials, notice, chain. */
  officials: 0x60_9a_18,
  /** One change of boards, sections, categories or departments at a time: two may not take the same slug. Order: places, redirects, chain. */
  places: 0x60_9a_1a,
  /** One change of redirects at a time: no two may lead to each other. */
  redirects: 0x60_9a_19,
} as const;
