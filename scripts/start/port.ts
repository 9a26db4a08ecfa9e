import { createServer } from "node:net";

/** Throws one sentence when the site could not listen there. */
export function checkPort(host: string, port: number): Promise<void> {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken: stop what uses it, or set PORT to another one.`,
    EACCES: `Port ${port} may not be used by this user: set PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} is no address of this machine: set HOST to one of them.`,
    ENOTFOUND: `${host} is no known name: set HOST to an address of this machine.`,
  };
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const sentence = sentences[error.code ?? ""];
      taken(new Error(sentence ?? `Port ${port} cannot be used: ${error.message}.`));
    });
    probe.listen(port, host, () => probe.close(() => free()));
  });
}
