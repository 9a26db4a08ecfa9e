import { connect, createServer, type Server, type Socket } from "node:net";

/** A line to a PostgreSQL that can be cut, or fall silent: connections stand, are taken, and nothing comes back. */
export async function openWire(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let silent = false;
  const listener = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      if (silent) end.pause();
      end.on("data", (bytes) => other.write(bytes));
      if (silent) end.pause();
      end.on("error", () => other.destroy());
      end.on("close", () => {
        ends.delete(end);
        other.destroy();
      });
    }
  });
  const port = await listen(listener, 0);
  const through = new URL(databaseUrl);
  through.host = `127.0.0.1:${port}`;

  return {
    url: through.href,
    fallSilent(): void {
      silent = true;
      for (const end of ends) end.pause();
    },
    speakAgain(): void {
      silent = false;
      for (const end of ends) end.resume();
    },
    async cut(): Promise<void> {
      const closed = new Promise((resolve) => listener.close(resolve));
      for (const end of ends) end.destroy();
      await closed;
    },
    join: () => listen(listener, port),
  };
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
