import type { ClientRequest, IncomingMessage } from "node:http";
import { Transform } from "node:stream";
import { fileLimits } from "@/domain/attachments/limits";

/** Bytes of one request: as many files as an edition holds, and the form around them. */
export const largestUpload = fileLimits.count * fileLimits.bytes + 1024 * 1024;

/** A body that goes on as it arrives, no faster than it is taken. */
export type Upload = { sendTo(asked: ClientRequest): void };

export const uploadOf = (request: IncomingMessage): Upload => ({
  sendTo(asked) {
    let bytes = 0;
    // A body in chunks says no length before.
    const bound = new Transform({
      transform(chunk: Buffer, _, next) {
        bytes += chunk.length;
        next(bytes > largestUpload ? new Error("an upload without end") : null, chunk);
      },
    });
    bound.on("error", () => asked.destroy());
    asked.on("error", () => request.unpipe(bound).resume());
    // An answer that comes before the end is a refusal: what still arrives is read and dropped, for a browser that is
    // still sending reads no answer.
    asked.on("response", (answer) => {
      answer.once("end", () => {
        if (asked.writableFinished) return;
        request.unpipe(bound).resume();
        asked.destroy();
      });
    });
    request.pipe(bound).pipe(asked);
  },
});
