import { createReadStream } from "node:fs";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { Range } from "../conditional";
import { checkedOnce, isSha256, pieceBytes, piecesOf, type Storage, sumsOf } from "./storage";

/**
 * Objects of a bucket named by their SHA-256 below a prefix. `endpoint` names a server other than Amazon's, asked by path
 * (`endpoint/bucket/…`). Who asks stands in the usual variables of the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.
 */
export function s3Storage(address: URL): Storage {
  const bucket = address.hostname;
  const path = decodeURIComponent(address.pathname).replace(/^\/+|\/+$/g, "");
  const prefix = path === "" ? "" : `${path}/`;
  const client = clientOf(address);
  const named = (sha256: string) => ({ Bucket: bucket, Key: prefix + sha256 });
  const head = (sha256: string) =>
    client.send(new HeadObjectCommand(named(sha256))).catch(ignoreMissing);
  const read = async (sha256: string, etag: string | undefined, range?: Range) => {
    const { Body } = await client.send(
      new GetObjectCommand({
        ...named(sha256),
        ...(etag === undefined ? {} : { IfMatch: etag }), // The state that was checked, and no other.
        ...(range ? { Range: `bytes=${range.first}-${range.last}` } : {}),
      }),
    );
    return Body as Readable;
  };

  return {
    async put(source) {
      const pieces = () =>
        Buffer.isBuffer(source)
          ? piecesOf(source)
          : createReadStream(source.path, { highWaterMark: pieceBytes });
      const { sha256, bytes } = await sumsOf(pieces());
      if ((await head(sha256))?.ContentLength === bytes) return sha256;
      await client.send(
        new PutObjectCommand({
          ...named(sha256),
          Body: Buffer.isBuffer(source) ? source : pieces(),
          ContentLength: bytes,
          ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"), // The server refuses what arrived otherwise.
        }),
      );
      return sha256;
    },
    has: async (sha256) => (await head(sha256)) !== null,
    async open(sha256) {
      const found = await head(sha256);
      if (!found) return null;
      const { ETag: etag, ContentLength: bytes = 0, LastModified: at } = found;
      const stamp = [etag, bytes, at?.getTime()].join(" ");
      const whole = async function* () {
        yield* await read(sha256, etag);
      };
      const crc32 = await checkedOnce(`${address.href} ${sha256}`, sha256, stamp, whole);
      return {
        bytes,
        crc32,
        // The request goes out with the first piece that is asked for.
        stream: (range) => whenRead(() => read(sha256, etag, range)),
        close: () => Promise.resolve(),
      };
    },
    async *list() {
      let from: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: bucket,
            Prefix: prefix,
            ...(from === undefined ? {} : { ContinuationToken: from }),
          }),
        );
        for (const { Key = "", LastModified } of page.Contents ?? []) {
          const sha256 = Key.slice(prefix.length);
          if (isSha256(sha256) && LastModified) yield { sha256, at: LastModified };
        }
        from = page.NextContinuationToken;
      } while (from !== undefined);
    },
    async remove(sha256) {
      await client.send(new DeleteObjectCommand(named(sha256)));
    },
    dropHalves: () => Promise.resolve(0), // An object is there once it is whole.
  };
}

// By address: a client keeps its connections, and each request to the site opens the storage anew.
const clients = new Map<string, S3Client>();

function clientOf(address: URL): S3Client {
  const known = clients.get(address.href);
  if (known) return known;
  const endpoint = address.searchParams.get("endpoint");
  const region =
    address.searchParams.get("region") ?? process.env["AWS_REGION"] ?? "ap-northeast-2";
  const made = new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // What is asked here has its own SHA-256; older servers that speak the protocol know no other sums.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 },
  });
  clients.set(address.href, made);
  return made;
}

/** A stream whose source is opened when it is first read, and destroyed with it. */
function whenRead(openSource: () => Promise<Readable>): Readable {
  const out = new PassThrough({ highWaterMark: pieceBytes });
  const gone = new AbortController();
  out.once("close", () => gone.abort());
  openSource()
    .then((source) => pipeline(source, out, { signal: gone.signal }))
    .catch((error: Error) => out.destroy(error));
  return out;
}

/** null where there is no such object; anything else is a failure. */
function ignoreMissing(error: unknown): null {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  if (status === 404) return null;
  throw error;
}
