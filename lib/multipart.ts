import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";

export type Part =
  | { kind: "field"; name: string; value: string }
  /** `content` has to be read to its end or destroyed before the next part comes. `cut()`: it was larger than the limit. */
  | { kind: "file"; name: string; fileName: string; content: Readable; cut(): boolean };

/** The body is no form of this kind, or broke off. */
export class BrokenForm extends Error {}

/**
 * The parts of a form in their order, each as it arrives: no more is read than is asked for. Of a file at most `fileBytes`
 * are handed over.
 */
export async function* partsOf(
  request: Request,
  limits: { fileBytes: number; fieldBytes: number; parts: number },
): AsyncGenerator<Part> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type) || !request.body)
    throw new BrokenForm("no form");
  const parser = openParser(type, limits);
  const waiting: Part[] = [];
  let wake = () => {};
  let dropping = false;
  let end: "whole" | Error | undefined;
  let current: Readable | undefined;
  parser.on("field", (name: string, value: string) => {
    waiting.push({ kind: "field", name, value });
    wake();
  });
  parser.on("file", (name: string, content: BusboyFileStream, fileName?: string) => {
    current = content;
    if (dropping) content.resume();
    content.on("error", () => undefined); // Told to whoever reads it; nobody may.
    waiting.push({
      kind: "file",
      name,
      fileName: fileName ?? "",
      content,
      cut: () => content.truncated,
    });
    wake();
  });
  const source = Readable.fromWeb(request.body as ReadableStream);
  pipeline(source, parser).then(
    () => {
      end = "whole";
      wake();
    },
    (error: Error) => {
      end = error;
      current?.destroy(error); // Who reads it would wait for ever.
      wake();
    },
  );
  try {
    for (;;) {
      const part = waiting.shift();
      if (part) yield part;
      else if (end === "whole") return;
      else if (end) throw new BrokenForm(end.message);
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    // Whoever asked still sends, and hears the answer when it is over: destroying the source would end the connection.
    dropping = true;
    for (const part of waiting) if (part.kind === "file") part.content.resume();
    current?.resume();
  }
}

function openParser(
  type: string,
  limits: { fileBytes: number; fieldBytes: number; parts: number },
): BusboyInstance {
  try {
    return new Busboy({
      headers: { "content-type": type },
      limits: {
        fileSize: limits.fileBytes,
        fieldSize: limits.fieldBytes,
        parts: limits.parts,
        headerPairs: 20,
        headerSize: 8 * 1024,
      },
    });
  } catch (error) {
    throw new BrokenForm(error instanceof Error ? error.message : "no form");
  }
}
