import { createReadStream } from "node:fs";
import { connect, type Socket } from "node:net";

const patienceMs = 60_000; // Its own bound for one stream is two minutes; an editor waits one.
const pieceBytes = 64 * 1024;

/**
 * Asks a ClamAV daemon (`tcp://host:3310` or `unix:/path`) about a file, whose bytes are sent to it (INSTREAM). "unknown"
 * where it does not answer, or refuses to look: then nobody knows, and nobody should have the file.
 */
export async function scan(
  address: string,
  path: string,
): Promise<"clean" | "infected" | "unknown"> {
  const socket = dial(address);
  try {
    const said = await ask(socket, path);
    if (/\bFOUND\b/.test(said)) return "infected";
    return /^stream: OK\b/.test(said) ? "clean" : "unknown";
  } catch {
    return "unknown";
  } finally {
    socket.destroy();
  }
}

function dial(address: string): Socket {
  if (address.startsWith("unix:")) return connect(address.slice("unix:".length));
  const { hostname, port } = new URL(address);
  return connect(Number(port), hostname);
}

async function ask(socket: Socket, path: string): Promise<string> {
  socket.setTimeout(patienceMs, () => socket.destroy(new Error("no answer")));
  const answer = (async () => {
    let said = "";
    for await (const piece of socket) {
      said += piece;
      if (said.includes("\0") || said.length > 4096) break;
    }
    return said;
  })();
  answer.catch(() => undefined); // It is told below; sending may fail before.
  await send(socket, Buffer.from("zINSTREAM\0"));
  for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) {
    if (socket.destroyed) break; // It has found something, or enough: its answer says what.
    await send(socket, sized(piece));
  }
  if (!socket.destroyed) await send(socket, Buffer.alloc(4)).catch(() => undefined);
  return answer;
}

/** A piece with its length before it, as the protocol wants it. */
function sized(piece: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  return Buffer.concat([length, piece]);
}

const send = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
