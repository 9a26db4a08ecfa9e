import { connect } from "@/db";
import { enterMissing } from "@/domain/search/entry";

/** Enters into search what has no entry yet or an older Gongji's; returns what was done, null where all was there. */
export async function completeSearch(
  url: string,
  first: (sentence: string) => void,
): Promise<string | null> {
  const pool = connect(url, { max: 1 });
  try {
    let said = false;
    const entered = await enterMissing(pool.db, () => {
      if (!said) first("notices to be entered, 1,000 in some five seconds…");
      said = true;
    });
    return entered > 0 ? `${entered} texts entered` : null;
  } finally {
    await pool.sql.end({ timeout: 5 });
  }
}
