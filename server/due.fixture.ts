import { connect } from "@/db";
import { openLog } from "@/lib/log";
import { startDue } from "./due";

// A process that publishes what is due, until it is killed.
const { db } = connect(process.argv[2] ?? "", { max: 2 });
startDue(db, openLog("silent"));
setInterval(() => {}, 60_000); // The timer alone keeps no process.
