import { generateNotices } from "@/domain/sample/generate";
import { commonestWord, offersOf, ourFinder, suggestionsOf } from "./search/ours";
import { openGround, placeTexts } from "./search/place";
import { type Quality, qualityOf } from "./search/quality";
import { openRivals } from "./search/rivals";
import { hasSets, readSets, type TestSet } from "./search/sets";

const slowEvery = 20; // Of a large set: pg_trgm reads every text for every question, a second each.
const manyFrom = 15_000; // Notices in each language: a word may be too common to be counted.

/**
 * Search measured on the test sets beside this copy, side by side with what PostgreSQL and plain BM25 make of the same
 * texts in the same run, then ours again beside `notices` generated ones in each language. A sentence where the sets are not there.
 */
export async function measureSearch(notices: number): Promise<string | null> {
  if (!hasSets()) return "search: the sets of ../shared/data/search are not beside this copy";
  const { sets, texts } = readSets();
  const ground = await openGround();
  try {
    const ids = await placeTexts(ground.db, texts);
    await ground.admin`analyze`;
    const ours = ourFinder(ground.db, ids);
    const rivals = await openRivals(ground.admin, texts);
    console.log(heading(`search in ${texts.length} texts`));
    for (const set of sets) {
      const row = await qualityOf(set, ours);
      console.log(line(set, ours.name, row));
      for (const rival of rivals)
        console.log(
          line(
            set,
            rival.name,
            await qualityOf(set, rival, isSlow(rival.name) && row.questions > 100 ? slowEvery : 1),
          ),
        );
    }
    const besides = async (made: number) => {
      for (const set of sets.slice(0, 2)) {
        const { lang } = set;
        for (const slip of lang === "ko"
          ? (["finger", "keyboard"] as const)
          : (["finger"] as const)) {
          const { questions, right, half, most } = await offersOf(ground.db, ours, set, slip);
          say(
            `${set.name}, slip of ${slip}`,
            `${right} of ${questions} put right by the offer, ${ms(half)} (95 %: ${ms(most)})`,
          );
        }
        const { half, most } = await suggestionsOf(ground.db, set);
        say(`${set.name}, suggestions`, `${ms(half)} (95 %: ${ms(most)})`);
        if (made < manyFrom) continue;
        const { word, there, ms: took } = await commonestWord(ground.db, lang);
        say(
          `commonest word, ${word}`,
          `newest notice ${there ? "on" : "NOT on"} page 1, ${ms(took)}`,
        );
      }
    };
    await besides(0);
    await generateNotices({ db: ground.db, notices, operator: "bench", clock: () => new Date() });
    await ground.admin`analyze`;
    console.log(heading(`beside ${notices} more in each language`));
    for (const set of sets) {
      await qualityOf(set, ours, slowEvery); // Warm.
      console.log(line(set, ours.name, await qualityOf(set, ours)));
    }
    await besides(notices);
    return null;
  } finally {
    await ground.stop();
  }
}

const isSlow = (name: string) => name.startsWith("pg_trgm");
const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const say = (what: string, figures: string) => console.log(`${what.padEnd(42)} ${figures}`);
const columns = ["asked", "succ@10", "literal", "MRR@10", "nDCG@10", "p50", "p95"];
const heading = (title: string) =>
  `\n${title.padEnd(42)} ${columns.map((name) => name.padStart(8)).join("")}`;
function line({ name }: TestSet, finder: string, quality: Quality): string {
  const { questions, success, literal, mrr, ndcg, half, most } = quality;
  const shares = [success, literal, mrr, ndcg].map((value) => value?.toFixed(3) ?? "");
  const cells = [String(questions), ...shares, ms(half), ms(most)];
  return `${`${name}, ${finder}`.padEnd(42)} ${cells.map((cell) => cell.padStart(8)).join("")}`;
}
