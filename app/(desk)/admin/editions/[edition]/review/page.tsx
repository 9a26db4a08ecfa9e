import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { DeskPath } from "@/components/desk/desk-path";
import { KeptWords } from "@/components/desk/kept-words";
import { Refused } from "@/components/desk/refused";
import { ReviewTexts } from "@/components/desk/review-texts";
import { SendAgain } from "@/components/desk/send-again";
import { StepForm } from "@/components/desk/step-form";
import { refusalWords } from "@/components/desk/words";
import { listDepartments } from "@/domain/departments/queries";
import { readEdition } from "@/domain/notices/lock";
import { withFiles } from "@/domain/notices/public-queries";
import { mayReview, whyNot } from "@/domain/notices/workflow";
import { say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { editionId, findEdition } from "../find-edition";
import { publish, reject } from "./actions";

type Props = { params: Promise<{ edition: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await deskTitle(
    say(await deskLang(), "review.page", { id: editionId((await params).edition) }),
  ),
});

export default async function ReviewPage({ params }: Props) {
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
  const homeless = sent?.step && whyNot(actor, sent.step, standing);
  const closed = whyNot(actor, "publish", standing);
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
          <ul className="steps">
            {!closed && (
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
        </section>
      </div>
    </>
  );
}
