import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { EditionHead, HeadWords } from "@/components/desk/edition-head";
import { KeptWords } from "@/components/desk/kept-words";
import { Refused } from "@/components/desk/refused";
import { RemovedTexts } from "@/components/desk/removed-texts";
import { SendAgain } from "@/components/desk/send-again";
import { StepForm } from "@/components/desk/step-form";
import { refusalWords } from "@/components/desk/words";
import { withFiles } from "@/domain/notices/public-queries";
import { publicEditions } from "@/domain/notices/remove";
import { whyNot } from "@/domain/notices/workflow";
import { langs, say, speaker } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { findEdition } from "../find-edition";
import { remove } from "./actions";

type Props = { params: Promise<{ edition: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await deskTitle(
    say(await deskLang(), "remove.page", { id: idIn((await params).edition) }),
  ),
});

/** Confirms a removal: what will be gone, why, and what takes its place. */
export default async function RemovePage({ params }: Props) {
  const { edition: segment } = await params;
  const page = paths.remove(idIn(segment));
  const sent = await sentForm();
  if (sent && !sent.signedIn) return <SendAgain {...sent} lang={await deskLang()} page={page} />;
  const context = await requireOfficial(page);
  const { actor, db } = context;
  const { lang } = actor;
  const say = speaker(lang);
  const found = await findEdition(context, segment);
  if (!found) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  const { edition, standing } = found;
  const closed = whyNot(actor, "remove", standing);
  if (closed?.code === "forbidden") return <Refused lang={lang} refusal={closed} />;

  const going = await publicEditions(db, edition.noticeId);
  const texts = await Promise.all(going.map((each) => withFiles(db, each)));
  const ask = { lang, editionId: edition.id, lockVersion: edition.lockVersion, page };
  return (
    <>
      <EditionHead
        lang={lang}
        edition={edition}
        here={say("remove.title")}
        title={
          <HeadWords
            words={say("edition.head-number", {
              here: say("remove.title"),
              number: edition.number,
            })}
          />
        }
      />
      {sent && closed && <KeptWords lang={lang} refusal={closed} fields={sent.fields} />}
      <div className="write">
        <RemovedTexts lang={lang} board={found.board.slug} texts={texts} />
        <section className="panel" aria-labelledby="decision">
          <h2 id="decision">{say("review.decision")}</h2>
          {closed ? (
            <p className="find">{refusalWords(say, closed)}</p>
          ) : (
            <p className="find warning">
              <b>{say("remove.warning")}</b>
              <br />
              {say("remove.warning-text")}
            </p>
          )}
          <ul className="steps">
            {!closed && (
              <li>
                <StepForm
                  {...ask}
                  main
                  label={say("remove.confirm")}
                  hint={say("remove.confirm-hint")}
                  hidden={{ seen: going.map(({ id }) => id).join(" ") }}
                  action={remove}
                  fields={[
                    ...langs
                      .filter((each) => going.some((text) => text.lang === each))
                      .map((each) => ({
                        name: `explanation-${each}`,
                        label: say("remove.explanation", { lang: say(`language.${each}`) }),
                        textLang: each,
                      })),
                    {
                      name: "instead",
                      label: say("remove.instead"),
                      hint: say("remove.instead-hint"),
                      short: true,
                    },
                  ]}
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
