import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { EditionHead } from "@/components/desk/edition-head";
import { KeptWords } from "@/components/desk/kept-words";
import { Refused } from "@/components/desk/refused";
import { ReviewTexts } from "@/components/desk/review-texts";
import { SendAgain } from "@/components/desk/send-again";
import { StepForm } from "@/components/desk/step-form";
import { refusalWords } from "@/components/desk/words";
import { listDepartments } from "@/domain/departments/queries";
import { hashOf } from "@/domain/notices/content-hash";
import { withFiles } from "@/domain/notices/public-queries";
import { mayReview, whyNot } from "@/domain/notices/workflow";
import { say, speaker } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { findEdition, textBefore } from "../find-edition";
import { publishByForce } from "./actions";

type Props = { params: Promise<{ edition: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await deskTitle(say(await deskLang(), "force.page", { id: idIn((await params).edition) })),
});

/** Confirms a publication without a second person: what will be public, and that a colleague has to check it. */
export default async function ForcePublishPage({ params }: Props) {
  const { edition: segment } = await params;
  const page = paths.forcePublish(idIn(segment));
  const sent = await sentForm();
  if (sent && !sent.signedIn) return <SendAgain {...sent} lang={await deskLang()} page={page} />;
  const context = await requireOfficial(page);
  const { actor, db } = context;
  const { lang } = actor;
  const say = speaker(lang);
  const found = await findEdition(context, segment);
  if (!found) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  const { edition, standing } = found;
  if (!mayReview(actor, standing)) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;

  const closed = whyNot(actor, "force_publish", standing);
  const ask = { lang, editionId: edition.id, lockVersion: edition.lockVersion, page };
  return (
    <>
      <EditionHead lang={lang} edition={edition} here={say("force.title")} />
      {sent && closed && <KeptWords lang={lang} refusal={closed} fields={sent.fields} />}
      <div className="write">
        <ReviewTexts
          lang={lang}
          board={found.board.slug}
          edition={await withFiles(db, edition)}
          live={await textBefore(context, found)}
          of={edition.version === null ? "review" : "check"}
          departments={await listDepartments(db)}
        />
        <section className="panel" aria-labelledby="decision">
          <h2 id="decision">{say("review.decision")}</h2>
          {closed ? (
            <p className="find">{refusalWords(say, closed)}</p>
          ) : (
            <p className="find warning">
              <b>{say("force.warning")}</b>
              <br />
              {say("force.warning-text")}
            </p>
          )}
          <ul className="steps">
            {!closed && (
              <li>
                <StepForm
                  {...ask}
                  main
                  label={say("force.confirm")}
                  hint={say("force.confirm-hint")}
                  hidden={{ contentHash: await hashOf(db, edition) }}
                  action={publishByForce}
                  fields={[{ name: "reason", label: say("force.reason") }]}
                />
              </li>
            )}
            <li>
              <a className="btn plain" href={paths.edition(edition.id)}>
                {say("review.back")}
              </a>
            </li>
          </ul>
        </section>
      </div>
    </>
  );
}
