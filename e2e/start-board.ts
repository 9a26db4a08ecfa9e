import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnBoard } from "./spawn-board";

/** Starts the board as a stranger would, `npm start` with an empty data folder, and stops it after the last test. */
export default async function startBoard(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "gongji-e2e-"));
  const board = await spawnBoard({ DATA_DIR: dataDir, READS_AUTOMATION: "allow" });
  process.env["BOARD_URL"] = board.origin;
  process.env["BOARD_PID"] = String(board.pid);
  process.env["BOARD_DATA"] = dataDir;
  process.env["BOARD_ACCOUNTS"] = readFileSync(join(dataDir, "accounts.json"), "utf8");
  return async () => {
    await board.stop();
    writeFileSync(join(tmpdir(), "gongji-e2e.log"), board.said());
    rmSync(dataDir, { recursive: true, force: true });
  };
}
