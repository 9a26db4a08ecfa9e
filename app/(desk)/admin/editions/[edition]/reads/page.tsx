import type { Metadata } from "next";
import { deskLang, requireOfficial } from "@/app/context";
import { EditionHead } from "@/components/desk/edition-head";
import { ReadsChart } from "@/components/desk/reads-chart";
import { ReadsTable } from "@/components/desk/reads-table";
import { Refused } from "@/components/desk/refused";
import { readsByDay } from "@/domain/reads/queries";
import { say, speaker } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { dayStart, formatCount, formatDate, seoulDay } from "@/lib/time";
import { findEdition } from "../find-edition";

const shownDays = 14; // Two weeks: a column each stays readable on a telephone.

type Props = { params: Promise<{ edition: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: say(await deskLang(), "desk.title", {
    page: say(await deskLang(), "reads.page", { id: idIn((await params).edition) }),
  }),
});

export default async function ReadsPage({ params }: Props) {
  const { edition: segment } = await params;
  const context = await requireOfficial(paths.reads(idIn(segment)));
  const { actor, db, now } = context;
  const { lang } = actor;
  const say = speaker(lang);
  const found = await findEdition(context, segment);
  const reads = found && (await readsByDay(db, found.notice.id, { days: shownDays, now }));
  if (!found || !reads) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  const { edition } = found;
  const days = reads.days.toReversed();
  const day = (text: string) => (
    <time dateTime={seoulDay(dayStart(text))}>{formatDate(dayStart(text), lang)}</time>
  );
  return (
    <>
      <EditionHead
        lang={lang}
        edition={edition}
        here={say("reads.title")}
        title={say("reads.of", { number: edition.number })}
      >
        <p className="status">{say("reads.open-day")}</p>
      </EditionHead>
      <p className="lead soft" lang={edition.lang}>
        {edition.title}
      </p>
      <dl className="figs gap1">
        <div>
          <dt>{say("reads.shown")}</dt>
          <dd>{formatCount(reads.shown)}</dd>
        </div>
        <div>
          <dt>{say("reads.today")}</dt>
          <dd>{formatCount(reads.days[0]?.counted ?? 0)}</dd>
        </div>
        {reads.topDay && (
          <div>
            <dt>
              {say("reads.top")}, {day(reads.topDay.day)}
            </dt>
            <dd>{formatCount(reads.topDay.counted)}</dd>
          </div>
        )}
        {reads.baseline > 0 && (
          <div>
            <dt>{say("reads.baseline")}</dt>
            <dd>{formatCount(reads.baseline)}</dd>
          </div>
        )}
      </dl>
      <section className="sec split" aria-labelledby="by">
        <div>
          <h2 id="by">{say("reads.days", { days: shownDays })}</h2>
          <p className="small soft">{say("reads.note")}</p>
        </div>
        <div>
          <ReadsTable lang={lang} days={days} />
          <h3>{say("reads.chart")}</h3>
          <ReadsChart lang={lang} days={days} />
        </div>
      </section>
    </>
  );
}
