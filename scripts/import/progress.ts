const width = 30;
const redrawMs = 100;
const lineMs = 5_000; // Where nobody looks at a terminal: a line now and then.

/** A bar on a terminal, plain lines elsewhere; both on stderr, so that stdout holds the result alone. */
export function openProgress(noun = "records", out: NodeJS.WriteStream = process.stderr) {
  let drawnAt = 0;
  let drawn = false;
  return {
    show(done: number, total: number): void {
      const now = performance.now();
      if (done < total && now - drawnAt < (out.isTTY ? redrawMs : lineMs)) return;
      drawnAt = now;
      drawn = true;
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const said = `${done} of ${total} ${noun}, ${Math.floor(share * 100)} %`;
      if (!out.isTTY) {
        out.write(`${said}\n`);
        return;
      }
      const full = Math.round(share * width);
      out.write(`\r\x1b[K[${"#".repeat(full)}${"-".repeat(width - full)}] ${said}`);
    },
    close(): void {
      if (drawn && out.isTTY) out.write("\n");
    },
  };
}
