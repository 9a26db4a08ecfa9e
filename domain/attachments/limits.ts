/** What an edition may hold, and how large each file may be. */
export const fileLimits = {
  /** Bytes of one file. */
  bytes: 50 * 1024 * 1024,
  /** Files to take along, and images of the text, each. */
  count: 20,
  /** Bytes of a name in UTF-8: what every file system takes. */
  nameBytes: 240,
  title: 200,
  alternative: 1000,
} as const;

export type FileRole = "file" | "image";
