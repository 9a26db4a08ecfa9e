import { connect } from "@/db";
import { verifyAudit } from "@/domain/audit";
import { readEnv } from "@/lib/env";
import { withDatabaseUrl } from "./start/database";
import { sayFailure } from "./start/stage";

// Walks the whole record of who did what: exit code 1 and the first link that does not hold.
try {
  const { events, firstBroken } = await withDatabaseUrl(readEnv(), async (url) => {
    const { db, sql } = connect(url, { max: 1 });
    try {
      return await verifyAudit(db);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
  if (firstBroken === null) {
    console.log(`The record is whole: ${events} events, each holds to the one before it.`);
  } else {
    console.error(
      `The record is broken at event ${firstBroken}: it does not hold to the one before it. Compare it with a backup.`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
