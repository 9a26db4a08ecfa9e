import { type FileHandle, open } from "node:fs/promises";

export type FaultCode =
  /** Of no kind that is taken. */
  | "file_type"
  /** Its ending says another kind than its content. */
  | "file_ending"
  /** Not whole, or not made as its kind is made. */
  | "file_broken"
  /** Far larger once unpacked. */
  | "file_bomb"
  | "file_macros"
  | "file_encrypted"
  /** Holds a script or a command to start a program. */
  | "file_script"
  /** An archive with something in it that is not taken. */
  | "file_inside"
  /** Text in no encoding that is known here, or with signs no text has. */
  | "file_text";

/** Why a file is not taken; `code` is worded in lib/i18n as `issue.<code>`. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly values: Record<string, string>;
  constructor(code: FaultCode, values: Record<string, string> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** A file that is read here and there. */
export type Reading = {
  bytes: number;
  /** Exactly so many bytes from there; throws `file_broken` where the file ends before. */
  at(position: number, length: number): Promise<Buffer>;
  /** The bytes from there on, a piece at a time, at most `length` of them. */
  from(position: number, length: number): AsyncGenerator<Buffer>;
};

const pieceBytes = 64 * 1024;

/** Opens a file for `work` and closes it afterwards. */
export async function reading<T>(path: string, work: (file: Reading) => Promise<T>): Promise<T> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    return await work({
      bytes: size,
      at: (position, length) => readAt(handle, position, length),
      async *from(position, length) {
        const end = Math.min(size, position + length);
        for (let at = position; at < end; at += pieceBytes)
          yield readAt(handle, at, Math.min(pieceBytes, end - at));
      },
    });
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw new Fault("file_broken");
    done += bytesRead;
  }
  return buffer;
}
