import { fileURLToPath } from "node:url";
import { folderStorage } from "./folder";
import type { Storage } from "./storage";

export { Damaged, type Storage, type Stored } from "./storage";

/** Opens the storage an address names: `file:FOLDER`, or `s3://bucket/prefix?endpoint=…&region=…`. */
export function openStorage(storageUrl: string): Storage {
  if (storageUrl.startsWith("s3:")) return bucketStorage(new URL(storageUrl));
  if (storageUrl.startsWith("file://")) return folderStorage(fileURLToPath(storageUrl));
  if (storageUrl.startsWith("file:")) return folderStorage(storageUrl.slice("file:".length));
  throw new Error(
    `STORAGE_URL begins with "${storageUrl.split(":")[0]}:", and only file: and s3: are known here.`,
  );
}

/** The client of S3 is large: it is loaded with the first question to a bucket, and never without one. */
function bucketStorage(address: URL): Storage {
  const bucket = async () => (await import("./s3")).s3Storage(address);
  return {
    put: async (source) => (await bucket()).put(source),
    has: async (sha256) => (await bucket()).has(sha256),
    open: async (sha256) => (await bucket()).open(sha256),
    remove: async (sha256) => (await bucket()).remove(sha256),
    dropHalves: async (before) => (await bucket()).dropHalves(before),
    async *list() {
      yield* (await bucket()).list();
    },
  };
}
