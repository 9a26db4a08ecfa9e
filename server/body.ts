import type { IncomingMessage } from "node:http";

const underWayAtMost = 64 * 1024 * 1024; // Bytes of bodies that are still arriving, over all readers.
let underWay = 0;

/**
 * The whole body of a form, before anybody behind the porch is asked: a reader who sends half of one holds nothing but
 * the own connection. "too-large": more than `limit` bytes; "slow": not there within `ms`; "busy": too much arrives
 * at once; "gone": the reader went away.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  ms: number,
): Promise<Buffer | "too-large" | "slow" | "busy" | "gone"> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > limit) return Promise.resolve("too-large");
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const end = (outcome: Buffer | "too-large" | "slow" | "busy" | "gone") => {
      clearTimeout(deadline);
      request.off("data", take);
      underWay -= size;
      size = 0;
      if (typeof outcome === "string") request.resume(); // What still comes is read and dropped.
      resolve(outcome);
    };
    const deadline = setTimeout(() => end("slow"), ms);
    const take = (chunk: Buffer) => {
      size += chunk.length;
      underWay += chunk.length;
      if (size > limit) return end("too-large");
      if (underWay > underWayAtMost) return end("busy");
      chunks.push(chunk);
    };
    request.on("data", take);
    request.once("end", () => end(Buffer.concat(chunks)));
    request.once("close", () => end("gone"));
  });
}

/**
 * Whether a request without a body comes with one: Node frames none for GET and HEAD, so its bytes would stand on the
 * inner connection as a request of their own, answered to whoever comes next.
 */
export const bringsBody = ({ headers }: Pick<IncomingMessage, "headers">): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
