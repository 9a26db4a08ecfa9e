import type { Metadata } from "next";
import { deskLang, requireOfficial, sentForm } from "@/app/context";
import { DeskPath } from "@/components/desk/desk-path";
import { Done } from "@/components/desk/done";
import { EditionForm } from "@/components/desk/edition-form";
import { EditionText } from "@/components/desk/edition-text";
import { KeptWords } from "@/components/desk/kept-words";
import { Refused } from "@/components/desk/refused";
import { SendAgain } from "@/components/desk/send-again";
import { StatePanel } from "@/components/desk/state-panel";
import { listDepartments } from "@/domain/departments/queries";
import { publishersOf } from "@/domain/notices/publishers";
import { type StepName, steps, whyNot, writesSomewhere } from "@/domain/notices/workflow";
import type { Refusal } from "@/domain/outcome";
import { toMarkdown } from "@/lib/body";
import { hasMessage, nameIn, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import * as actions from "./actions";
import { editionId, findEdition } from "./find-edition";

type Props = {
  params: Promise<{ edition: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: say(await deskLang(), "desk.title", {
    page: say(await deskLang(), "edition.page", { id: editionId((await params).edition) }),
  }),
});

export default async function EditionPage({ params, searchParams }: Props) {
  const { edition: segment } = await params;
  const sent = await sentForm();
  if (sent && !sent.signedIn)
    return <SendAgain {...sent} lang={await deskLang()} page={paths.edition(editionId(segment))} />;
  const context = await requireOfficial(paths.edition(editionId(segment)));
  const { actor, db } = context;
  const { lang } = actor;
  const say = speaker(lang);
  const found = await findEdition(context, segment);
  if (!found) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  const { edition, standing, siblings } = found;
  const { done } = await searchParams;
  const doneKey = `done.${done}`;
  const standings = Object.fromEntries(
    (Object.keys(steps) as StepName[]).map((name) => [name, whyNot(actor, name, standing)]),
  );
  const writes = writesSomewhere(actor);
  // A refusal stands in the form it answers; where the page no longer has that form it stands above.
  const homeless: Refusal | null | undefined =
    sent && (sent.step ? standings[sent.step] : writes ? null : { code: "forbidden" });
  const same = siblings.filter((each) => each.lang === edition.lang);
  const first = !same.some((each) => each.version !== null);
  const departments = await listDepartments(db);
  const department = departments.find(({ id }) => id === edition.departmentId);
  const version = edition.version ?? Math.max(0, ...same.map((each) => each.version ?? 0)) + 1;
  return (
    <>
      <DeskPath
        lang={lang}
        via={[{ href: paths.deskNotices, name: say("notices.title") }]}
        here={say("edition.number", { number: edition.number })}
      />
      <div className="top">
        <h1>
          {say("edition.version", { version })}{" "}
          <span className="soft">
            {say("edition.of", { number: edition.number, lang: say(`language.${edition.lang}`) })}
          </span>
        </h1>
        {hasMessage(doneKey) && <Done key={edition.lockVersion} words={say(doneKey)} />}
      </div>
      {sent && homeless && <KeptWords lang={lang} refusal={homeless} fields={sent.fields} />}
      <div className="write">
        {standings["save"] === null ? (
          <EditionForm
            key={edition.state}
            lang={lang}
            edition={{
              id: edition.id,
              lang: edition.lang,
              lockVersion: edition.lockVersion,
              title: edition.title,
              summary: edition.summary,
              contact: edition.contact,
              departmentId: edition.departmentId,
              changeType: edition.changeType,
              changeNote: edition.changeNote,
            }}
            body={found.body}
            markdown={toMarkdown(found.body)}
            first={first}
            departments={departments.map((each) => ({ id: each.id, name: nameIn(lang, each) }))}
            action={actions.saveText}
          />
        ) : (
          <EditionText edition={edition} />
        )}
        <StatePanel
          lang={lang}
          edition={edition}
          board={{ slug: found.board.slug, name: nameIn(lang, found.board) }}
          department={department ? nameIn(lang, department) : null}
          siblings={siblings}
          publishers={await publishersOf(db, standing)}
          standings={standings}
          writes={writes}
          actions={actions}
        />
      </div>
    </>
  );
}
