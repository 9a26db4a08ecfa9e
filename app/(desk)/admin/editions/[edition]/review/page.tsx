import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { DeskPath } from "@/components/desk/desk-path";
import { Done } from "@/components/desk/done";
import { GatePanel } from "@/components/desk/gate-panel";
import { KeptWords } from "@/components/desk/kept-words";
import { OverrideForm } from "@/components/desk/override-form";
import { Refused } from "@/components/desk/refused";
import { ReviewTexts } from "@/components/desk/review-texts";
import { SendAgain } from "@/components/desk/send-again";
import { StepForm } from "@/components/desk/step-form";
import { refusalWords } from "@/components/desk/words";
import { listDepartments } from "@/domain/departments/queries";
import { type GateStanding, gateStanding } from "@/domain/notices/gate-queries";
import { readEdition } from "@/domain/notices/lock";
import { withFiles } from "@/domain/notices/public-queries";
import { mayReview, type StepName, whyNot } from "@/domain/notices/workflow";
import type { Refusal } from "@/domain/outcome";
import { say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { editionId, findEdition } from "../find-edition";
import { override, publish, reject } from "./actions";

/** The answer to a step whose form the gate keeps off the page. */
function gateAnswer(step: StepName, gate: GateStanding | null): Refusal | null {
  const barred = gate?.barred ?? [];
  if (step === "grantOverride" && barred.length === 0) return { code: "nothing_blocks" };
  return step === "publish" && barred.length > 0 ? { code: "not_ready", issues: barred } : null;
}

type Props = {
  params: Promise<{ edition: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await deskTitle(
    say(await deskLang(), "review.page", { id: editionId((await params).edition) }),
  ),
});

export default async function ReviewPage({ params, searchParams }: Props) {
  const { edition: segment } = await params;
  const sent = await sentForm();
  if (sent && !sent.signedIn)
    return <SendAgain {...sent} lang={await deskLang()} page={paths.review(editionId(segment))} />;
  const context = await requireOfficial(paths.review(editionId(segment)));
  const { actor, db } = context;
  const { lang } = actor;
  const say = speaker(lang);
  const found = await findEdition(context, segment);
  if (!found) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  const { edition, standing } = found;
  if (!mayReview(actor, standing)) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;

  const liveId = found.siblings.find(
    (each) =>
      each.lang === edition.lang &&
      each.id !== edition.id &&
      (each.state === "published" || each.state === "withdrawn"),
  )?.id;
  const live = liveId === undefined ? undefined : (await readEdition(db, liveId))?.edition;
  const closed = whyNot(actor, "publish", standing);
  // What is public already is not judged again until somebody edits it.
  const gate = edition.state === "submitted" ? await gateStanding(db, edition) : null;
  const barred = gate?.barred ?? [];
  const homeless =
    sent?.step && (whyNot(actor, sent.step, standing) ?? gateAnswer(sent.step, gate));
  const { done } = await searchParams;
  const page = paths.review(edition.id);
  const ask = { lang, editionId: edition.id, lockVersion: edition.lockVersion, page };
  return (
    <>
      <DeskPath
        lang={lang}
        via={[
          { href: paths.deskNotices, name: say("notices.title") },
          {
            href: paths.edition(edition.id),
            name: say("edition.number", { number: edition.number }),
          },
        ]}
        here={say("review.title")}
      />
      <div className="top">
        <h1>
          {say("review.title")}{" "}
          <span className="soft">
            {say("edition.of", { number: edition.number, lang: say(`language.${edition.lang}`) })}
          </span>
        </h1>
        {done === "grantOverride" && (
          <Done key={edition.lockVersion} words={say("done.grantOverride")} />
        )}
      </div>
      {sent && homeless && <KeptWords lang={lang} refusal={homeless} fields={sent.fields} />}
      <div className="write">
        <ReviewTexts
          lang={lang}
          board={found.board.slug}
          edition={await withFiles(db, edition)}
          live={live ? await withFiles(db, live) : null}
          departments={await listDepartments(db)}
        />
        <section className="panel" aria-labelledby="decision">
          <h2 id="decision">{say("review.decision")}</h2>
          {closed && <p className="find">{refusalWords(say, closed)}</p>}
          {!closed && barred.length > 0 && (
            <p className="find">
              <a className="t" href="#gate">
                {say("gate.closed")}
              </a>
            </p>
          )}
          <ul className="steps">
            {!closed && barred.length === 0 && (
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
            {whyNot(actor, "reject", standing) === null && (
              <li>
                <StepForm
                  {...ask}
                  label={say("step.reject")}
                  hint={say("step.reject-hint")}
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
          {barred.length > 0 && whyNot(actor, "grantOverride", standing) === null && (
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
