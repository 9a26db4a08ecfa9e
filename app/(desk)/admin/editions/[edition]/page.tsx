import type { Metadata } from "next";
import { deskLang, requireOfficial, sentForm } from "@/app/context";
import { uploadTold } from "@/app/upload-answer";
import { BesideText } from "@/components/desk/beside-text";
import { DeskPath } from "@/components/desk/desk-path";
import { Done } from "@/components/desk/done";
import { HeadWords } from "@/components/desk/edition-head";
import { EditionText } from "@/components/desk/edition-text";
import { FilesPart } from "@/components/desk/files-part";
import { KeptWords } from "@/components/desk/kept-words";
import { OthersWriting } from "@/components/desk/others-writing";
import { PreviewLinks } from "@/components/desk/preview-links";
import { Refused } from "@/components/desk/refused";
import { Remarks } from "@/components/desk/remarks";
import { SendAgain } from "@/components/desk/send-again";
import { StatePanel } from "@/components/desk/state-panel";
import { WritingDesk } from "@/components/desk/writing-desk";
import { listDeskFiles } from "@/domain/attachments/list";
import { listDepartments } from "@/domain/departments/queries";
import { changedSince } from "@/domain/notices/behind";
import { forceOf } from "@/domain/notices/desk-queries";
import { othersWriting } from "@/domain/notices/presence";
import { findRemoval } from "@/domain/notices/public-queries";
import { publishersOf } from "@/domain/notices/publishers";
import { lastRevision } from "@/domain/notices/revisions";
import { isFirst } from "@/domain/notices/submit";
import {
  openUntil,
  type StepName,
  steps,
  whyNot,
  writesSomewhere,
} from "@/domain/notices/workflow";
import type { Refusal } from "@/domain/outcome";
import { toMarkdown } from "@/lib/body";
import { hasMessage, nameIn, say, speaker } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { formatDate, wallTime } from "@/lib/time";
import * as actions from "./actions";
import { changeFile } from "./files/actions";
import { findEdition, otherText } from "./find-edition";
import { noteAnswer, notesOn } from "./notes";
import { place } from "./place/actions";
import { isPlace, placeOf } from "./place-of";
import { revokePreview, sharePreview } from "./preview-links/actions";
import { settleRemark, writeRemark } from "./remarks/actions";
import { unschedule } from "./schedule/actions";

type Props = {
  params: Promise<{ edition: string }>;
  searchParams: Promise<Partial<Record<"done" | "files" | "beside", string | string[]>>>;
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: say(await deskLang(), "desk.title", {
    page: say(await deskLang(), "edition.page", { id: idIn((await params).edition) }),
  }),
});

export default async function EditionPage({ params, searchParams }: Props) {
  const { edition: segment } = await params;
  const sent = await sentForm();
  if (sent && !sent.signedIn)
    return <SendAgain {...sent} lang={await deskLang()} page={paths.edition(idIn(segment))} />;
  const context = await requireOfficial(paths.edition(idIn(segment)));
  const { actor, db, now } = context;
  const { lang } = actor;
  const say = speaker(lang);
  const found = await findEdition(context, segment);
  if (!found) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  const { edition, standing, siblings } = found;
  const { done, files: sentAt, beside } = await searchParams;
  const doneKey = `done.${done}`;
  const standings = Object.fromEntries(
    (Object.keys(steps) as StepName[]).map((name) => [name, whyNot(actor, name, standing, now)]),
  );
  const writes = writesSomewhere(actor);
  // A refusal stands in the form it answers; where the page no longer has that form it stands above.
  const notes = await notesOn(context, found);
  const { closed: placeClosed, ...where } = await placeOf(context, found);
  const asked =
    sent && (isPlace(sent.fields) ? placeClosed : noteAnswer(sent.fields, notes, edition.state));
  const homeless: Refusal | null | undefined =
    asked !== undefined
      ? asked
      : sent && (sent.step ? standings[sent.step] : writes ? null : { code: "forbidden" });
  const same = siblings.filter((each) => each.lang === edition.lang);
  const first = await isFirst(db, edition.noticeId, edition.lang);
  const departments = await listDepartments(db);
  const department = departments.find(({ id }) => id === edition.departmentId);
  const version = edition.version ?? Math.max(0, ...same.map((each) => each.version ?? 0)) + 1;
  const other = standings["save"] === null ? await otherText(context, found) : null;
  const isBeside = other !== null && (beside === "1" || (first && beside !== "0"));
  const newer = changedSince(edition.lang, siblings);
  const others = await othersWriting(context, edition.id);
  const last = await lastRevision(db, edition.id);
  return (
    <>
      <DeskPath
        lang={lang}
        via={[{ href: paths.deskNotices, name: say("notices.title") }]}
        here={say("edition.number", { number: edition.number })}
      />
      <div className="top">
        <h1>
          <HeadWords
            words={say("edition.head", {
              version,
              number: edition.number,
              lang: say(`language.${edition.lang}`),
            })}
          />
        </h1>
        {hasMessage(doneKey) && <Done key={edition.lockVersion} words={say(doneKey)} />}
      </div>
      <OthersWriting
        lang={lang}
        editionId={edition.id}
        others={others.map(({ name, since }) => ({ name, since: since.toISOString() }))}
      />
      {sent && homeless && <KeptWords lang={lang} refusal={homeless} fields={sent.fields} />}
      {newer?.versionAt && (
        <p className="find warning">
          {say("behind.desk", {
            other: say(`language.${newer.lang}`),
            lang: say(`language.${edition.lang}`),
            at: formatDate(newer.versionAt, lang),
          })}{" "}
          <a className="t" href={paths.edition(newer.id)}>
            {say("behind.open")}
          </a>
        </p>
      )}
      {other && (
        <p className="row">
          <a className="t" href={`${paths.edition(edition.id)}?beside=${isBeside ? 0 : 1}`}>
            {say(isBeside ? "beside.hide" : "beside.show", { lang: say(`language.${other.lang}`) })}
          </a>
        </p>
      )}
      <div className="write">
        <div className={isBeside ? "beside" : undefined}>
          {isBeside && <BesideText lang={lang} text={other} />}
          {standings["save"] === null ? (
            <WritingDesk
              key={`text ${edition.state}`}
              lang={lang}
              writer={actor.id}
              reached={last?.form ? { form: last.form, turn: last.turn } : null}
              edition={{
                id: edition.id,
                lang: edition.lang,
                lockVersion: edition.lockVersion,
                title: edition.title,
                summary: edition.summary,
                contact: edition.contact,
                departmentId: edition.departmentId,
                licence: edition.licence,
                changeType: edition.changeType,
                changeNote: edition.changeNote,
                endsAt: edition.endsAt ? wallTime(edition.endsAt) : "",
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
          <FilesPart
            key={`files ${edition.state}`}
            lang={lang}
            edition={edition}
            files={await listDeskFiles(db, edition.id)}
            told={await uploadTold(sentAt)}
            writes={standings["save"] === null}
            action={changeFile}
          />
          <Remarks
            {...notes}
            {...{ lang, textLang: edition.lang, editionId: edition.id, from: "edition" }}
            page={paths.edition(edition.id)}
            open={notes.remarkClosed === null}
            write={writeRemark}
            settle={settleRemark}
          />
          {notes.shareClosed === null && (
            <PreviewLinks
              {...notes}
              {...{ lang, editionId: edition.id, share: sharePreview, revoke: revokePreview }}
            />
          )}
        </div>
        <StatePanel
          lang={lang}
          edition={edition}
          board={{ slug: found.board.slug, name: nameIn(lang, found.board) }}
          department={department ? nameIn(lang, department) : null}
          {...where}
          siblings={siblings}
          publishers={await publishersOf(db, standing)}
          standings={standings}
          writes={writes && !standing.noticeRemoved}
          until={{
            undo: openUntil("undo", standing),
            bring_back: openUntil("bring_back", standing),
          }}
          force={await forceOf(db, edition.id)}
          removal={
            edition.state === "removed"
              ? ((await findRemoval(db, edition.noticeId, edition.id)) ?? null)
              : null
          }
          actions={{ ...actions, unschedule, place, bring_back: actions.bringBack }}
          now={context.now}
        />
      </div>
    </>
  );
}
