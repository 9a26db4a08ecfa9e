import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { EditionHead } from "@/components/desk/edition-head";
import { HistoryList } from "@/components/desk/history-list";
import { KeptWords } from "@/components/desk/kept-words";
import { PastText } from "@/components/desk/past-text";
import { Refused } from "@/components/desk/refused";
import { SendAgain } from "@/components/desk/send-again";
import { differingParts } from "@/components/ui/differing";
import { listDepartments } from "@/domain/departments/queries";
import { historyOf, pastText, readPast } from "@/domain/notices/history";
import { readEdition } from "@/domain/notices/lock";
import { editionUnderWay } from "@/domain/notices/restore-text";
import { whyNot, whyNotBegin } from "@/domain/notices/workflow";
import { emptyBody, parseBody, renderBody } from "@/lib/body";
import { nameIn, say, speaker } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { findEdition } from "../find-edition";
import { takeUp } from "./actions";

type Props = {
  params: Promise<{ edition: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await deskTitle(
    say(await deskLang(), "history.page", { id: idIn((await params).edition) }),
  ),
});

export default async function HistoryPage({ params, searchParams }: Props) {
  const { edition: segment } = await params;
  const page = paths.history(idIn(segment));
  const sent = await sentForm();
  if (sent && !sent.signedIn) return <SendAgain {...sent} lang={await deskLang()} page={page} />;
  const context = await requireOfficial(page);
  const { actor, db } = context;
  const { lang } = actor;
  const say = speaker(lang);
  const found = await findEdition(context, segment);
  if (!found) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  const { edition } = found;
  const notice = { id: found.notice.id, lang: edition.lang };
  const history = await historyOf(db, actor, notice);
  const asked = await searchParams;
  const to = readPast(asked.to);
  const from = readPast(asked.from) ?? { kind: "edition" as const, id: edition.id };
  const [chosen, against] = await Promise.all([
    to && pastText(db, actor, notice, to),
    pastText(db, actor, notice, from),
  ]);
  const [begun] = await editionUnderWay(db, notice.id, notice.lang);
  const target = begun && (await readEdition(db, begun.id));
  const refusal = target
    ? whyNot(actor, "save", target.standing)
    : found.standing.noticeRemoved
      ? ({ code: "notice_removed" } as const)
      : whyNotBegin(actor, found.standing);
  const departments = await listDepartments(db);
  const compared = (text: NonNullable<typeof chosen>) => {
    const office = departments.find(({ id }) => id === text.departmentId);
    return { ...text, department: office ? nameIn(lang, office) : "" };
  };
  const name = (past: typeof from) => `${past.kind === "edition" ? "e" : "r"}${past.id}`;
  return (
    <>
      <EditionHead lang={lang} edition={edition} here={say("history.title")} />
      {sent && refusal && <KeptWords lang={lang} refusal={refusal} fields={sent.fields} />}
      {asked.to !== undefined && !chosen && <p className="find">{say("refusal.not_found")}</p>}
      {to && chosen && (
        <PastText
          lang={lang}
          page={paths.history(edition.id, { from: name(from), to: name(to) })}
          edition={edition}
          history={history}
          to={name(to)}
          from={name(from)}
          text={{
            lang: edition.lang,
            title: chosen.title,
            summary: chosen.summary,
            // As its words are: pictures of an old stage may be attached to it no more.
            bodyHtml: renderBody(parseBody(chosen.body) ?? emptyBody, () => null),
          }}
          parts={against ? differingParts(lang, compared(against), compared(chosen)) : []}
          refusal={refusal}
          underWay={begun !== undefined}
          lockVersion={begun?.lockVersion ?? 0}
          action={takeUp}
        />
      )}
      <HistoryList
        lang={lang}
        edition={edition}
        history={history}
        chosen={to && { from: name(from), to: name(to) }}
      />
    </>
  );
}
