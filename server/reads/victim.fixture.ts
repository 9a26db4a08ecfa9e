import { writeSync } from "node:fs";
import { connect } from "@/db";
import { givenRequest, openFor } from "./reader.fixture";

// A process that answers reads without end and says each answer on its standard output, until it is killed.
const [url = "", dataDir = "", notice = "", first = ""] = process.argv.slice(2);
const { db } = connect(url, { max: 4 });
// An answer that could not be said is a fault of the test: it must not pass for one of the counter.
const counter = await openFor(db, dataDir, {
  log: (sentence) => writeSync(2, `victim: ${sentence}\n`),
});
let n = Number(first);
function turn() {
  for (let request = 0; request < 7; request += 1) {
    const mine = n;
    n += 1;
    counter.decide(givenRequest(mine), Number(notice), false);
    counter.afterWrite(() => sayAll(`${mine}\n`));
  }
  setImmediate(turn);
}
turn();

/** All of it, however often the pipe is full: an answer that was sent and not heard would pass for a read too many. */
function sayAll(text: string) {
  let left = Buffer.from(text);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
    }
  }
}
