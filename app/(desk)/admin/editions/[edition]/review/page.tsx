import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { Done } from "@/components/desk/done";
import { EditionHead } from "@/components/desk/edition-head";
import { GatePanel } from "@/components/desk/gate-panel";
import { KeptWords } from "@/components/desk/kept-words";
import { OverrideForm } from "@/components/desk/override-form";
import { Refused } from "@/components/desk/refused";
import { RemarkedText } from "@/components/desk/remarked-text";
import { Remarks } from "@/components/desk/remarks";
import { ReviewTexts } from "@/components/desk/review-texts";
import { ScheduleForm } from "@/components/desk/schedule-form";
import { SendAgain } from "@/components/desk/send-again";
import { StepForm } from "@/components/desk/step-form";
import { refusalWords } from "@/components/desk/words";
import { listDepartments } from "@/domain/departments/queries";
import { renderedBlocks } from "@/domain/notices/content";
import { hashOf } from "@/domain/notices/content-hash";
import { forceOf } from "@/domain/notices/desk-queries";
import { type GateStanding, gateStanding } from "@/domain/notices/gate-queries";
import { withFiles } from "@/domain/notices/public-queries";
import { mayReview, type StepName, whyNot } from "@/domain/notices/workflow";
import type { Refusal } from "@/domain/outcome";
import { say, speaker } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { zones } from "@/lib/time";
import { findEdition, textBefore } from "../find-edition";
import { noteAnswer, notesOn } from "../notes";
import { settleRemark, writeRemark } from "../remarks/actions";
import { schedule, scheduleByForce } from "../schedule/actions";
import { check, override, publish, reject } from "./actions";

/** The answer to a step whose form the gate keeps off the page. */
function gateAnswer(step: StepName, gate: GateStanding | null): Refusal | null {
  const barred = gate?.barred ?? [];
  if (step === "grant_override" && barred.length === 0) return { code: "nothing_blocks" };
  return step === "publish" && barred.length > 0 ? { code: "not_ready", issues: barred } : null;
}

type Props = {
  params: Promise<{ edition: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await deskTitle(
    say(await deskLang(), "review.page", { id: idIn((await params).edition) }),
  ),
});

export default async function ReviewPage({ params, searchParams }: Props) {
  const { edition: segment } = await params;
  const sent = await sentForm();
  if (sent && !sent.signedIn)
    return <SendAgain {...sent} lang={await deskLang()} page={paths.review(idIn(segment))} />;
  const context = await requireOfficial(paths.review(idIn(segment)));
  const { actor, db, now } = context;
  const { lang } = actor;
  const say = speaker(lang);
  const found = await findEdition(context, segment);
  if (!found) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  const { edition, standing } = found;
  if (!mayReview(actor, standing)) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;

  // What is public by force is checked here too, against what it replaced.
  const step = edition.state === "published" ? "second_check" : "publish";
  const closed = whyNot(actor, step, standing);
  const force = await forceOf(db, edition.id);
  // The emergency lane stands there where the ordinary one is closed, and where its own form is answered.
  const hourSteps = (["schedule", "force_schedule"] as const).filter(
    (each) =>
      whyNot(actor, each, standing) === null &&
      (each === "schedule" ||
        whyNot(actor, "schedule", standing) !== null ||
        sent?.step === "force_schedule"),
  );
  const shownHash = await hashOf(db, edition);
  // What is public already is not judged again until somebody edits it.
  const gate = edition.state === "submitted" ? await gateStanding(db, edition) : null;
  const barred = gate?.barred ?? [];
  const beside = await notesOn(context, found);
  const remarks = {
    ...{ ...beside, lang, textLang: edition.lang, editionId: edition.id, from: "review" as const },
    ...{ open: beside.remarkClosed === null, write: writeRemark, settle: settleRemark },
    page: paths.review(edition.id),
  };
  const blocks = edition.version === null ? await renderedBlocks(db, edition) : null;
  const waiting = beside.remarks.filter(({ resolvedAt }) => resolvedAt === null).length;
  const homeless =
    (sent && noteAnswer(sent.fields, beside, edition.state)) ??
    (sent?.step && (whyNot(actor, sent.step, standing, now) ?? gateAnswer(sent.step, gate)));
  const { done } = await searchParams;
  const page = paths.review(edition.id);
  const ask = { lang, editionId: edition.id, lockVersion: edition.lockVersion, page };
  return (
    <>
      <EditionHead lang={lang} edition={edition} here={say("review.title")}>
        {(done === "grant_override" || done === "remark" || done === "remark_done") && (
          <Done key={edition.lockVersion} words={say(`done.${done}`)} />
        )}
      </EditionHead>
      {sent && homeless && <KeptWords lang={lang} refusal={homeless} fields={sent.fields} />}
      <div className="write">
        <div>
          <ReviewTexts
            remarked={blocks && <RemarkedText {...remarks} edition={edition} blocks={blocks} />}
            lang={lang}
            board={found.board.slug}
            edition={await withFiles(db, edition)}
            live={await textBefore(context, found)}
            of={step === "publish" ? "review" : "check"}
            departments={await listDepartments(db)}
          />
          <Remarks
            {...remarks}
            only={({ passage }) => !blocks || (passage?.block ?? null) === null}
          />
        </div>
        <section className="panel" aria-labelledby="decision">
          <h2 id="decision">{say("review.decision")}</h2>
          {closed && <p className="find">{refusalWords(say, closed)}</p>}
          {step === "second_check" && force && (
            <p className="find warning">
              <b>{say("check.why", { name: force.by })}</b>
              <br />
              {force.reason}
            </p>
          )}
          {!closed && barred.length > 0 && (
            <p className="find">
              <a className="t" href="#gate">
                {say("gate.closed")}
              </a>
            </p>
          )}
          <ul className="steps">
            {!closed && step === "second_check" && (
              <li>
                <StepForm
                  {...ask}
                  main
                  label={say("check.confirm")}
                  hint={say("check.confirm-hint")}
                  action={check}
                  fields={[]}
                />
              </li>
            )}
            {!closed && step === "publish" && barred.length === 0 && (
              <li>
                <StepForm
                  {...ask}
                  main
                  label={say("step.publish")}
                  hint={say("review.publish-hint")}
                  hidden={{ contentHash: edition.contentHash ?? "" }}
                  action={publish}
                  fields={[]}
                />
              </li>
            )}
            {(barred.length === 0 ? hourSteps : []).map((each) => (
              <li key={each}>
                <h3 className="small">{say("schedule.or")}</h3>
                <ScheduleForm
                  {...{ lang, page, step: each }}
                  edition={{
                    id: edition.id,
                    lockVersion: edition.lockVersion,
                    endsAt: edition.endsAt,
                  }}
                  contentHash={shownHash}
                  zones={zones()}
                  action={each === "schedule" ? schedule : scheduleByForce}
                />
              </li>
            ))}
            {whyNot(actor, "reject", standing) === null && (
              <li>
                <StepForm
                  {...ask}
                  label={say("step.reject")}
                  hint={say(waiting > 0 ? "review.reject-hint" : "step.reject-hint", {
                    count: waiting,
                  })}
                  action={reject}
                  fields={[{ name: "remark", label: say("review.remark") }]}
                />
              </li>
            )}
            <li>
              <a className="btn plain" href={paths.edition(edition.id)}>
                {say("review.back")}
              </a>
            </li>
          </ul>
          {gate && <GatePanel lang={lang} gate={gate} />}
          {barred.length > 0 && whyNot(actor, "grant_override", standing) === null && (
            <OverrideForm
              lang={lang}
              editionId={edition.id}
              lockVersion={edition.lockVersion}
              contentHash={edition.contentHash ?? ""}
              barred={barred}
              action={override}
              page={page}
            />
          )}
        </section>
      </div>
    </>
  );
}
