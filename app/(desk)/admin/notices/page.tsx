import type { Metadata } from "next";
import { z } from "zod";
import { deskLang, requireOfficial, sentForm } from "@/app/context";
import { BulkForm } from "@/components/desk/bulk-form";
import { DeskPath } from "@/components/desk/desk-path";
import { EditionsFilter } from "@/components/desk/editions-filter";
import { EditionsTable } from "@/components/desk/editions-table";
import { KeptWords } from "@/components/desk/kept-words";
import { listAddress } from "@/components/desk/list-address";
import { PageLinks } from "@/components/desk/page-links";
import { SendAgain } from "@/components/desk/send-again";
import { listBoards } from "@/domain/boards/queries";
import { listDepartments } from "@/domain/departments/queries";
import { type DeskFilter, deskSorts, listEditions } from "@/domain/notices/desk-list";
import { writesSomewhere } from "@/domain/notices/workflow";
import { say, speaker } from "@/lib/i18n";
import { withoutNul } from "@/lib/nul";
import { paths } from "@/lib/paths";
import { askedWords } from "../asked";
import { takeInBulk } from "./actions";

const states = [
  "draft",
  "submitted",
  "rejected",
  "scheduled",
  "published",
  "waiting",
  "to_check",
  "second_check",
  "coming",
  "late",
  "review_due",
  "withdrawn",
  "removed",
  "discarded",
] as const;
const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,80}$/)
  .optional()
  .catch(undefined);

const cursor = z
  .string()
  .max(300)
  .transform((text) => withoutNul(text))
  .optional()
  .catch(undefined);

// A value nobody offers is left aside, as if the field had not been filled in.
const filters = z.object({
  state: z.enum(states).optional().catch(undefined),
  board: slug,
  department: slug,
  q: askedWords,
  sort: z.enum(deskSorts).catch("saved"),
  lang: z.enum(["en", "ko"]).optional().catch(undefined),
  mine: z
    .literal("1")
    .transform(() => true)
    .optional()
    .catch(undefined),
  after: cursor,
  before: cursor,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> => {
  const { q, after, before } = filters.parse(await searchParams);
  const lang = await deskLang();
  const parts = [
    say(lang, "notices.title"),
    q && say(lang, "notices.for", { q }),
    (after || before) && say(lang, "notices.further"),
  ];
  return { title: say(lang, "desk.title", { page: parts.filter(Boolean).join(", ") }) };
};

export default async function NoticesPage({ searchParams }: Props) {
  const given = Object.entries(filters.parse(await searchParams));
  const filter = Object.fromEntries(given.filter(([, value]) => value)) as DeskFilter;
  const page = listAddress(filter);
  const sent = await sentForm();
  if (sent && !sent.signedIn) return <SendAgain {...sent} lang={await deskLang()} page={page} />;
  const { db, actor, now } = await requireOfficial(page);
  const { lang } = actor;
  const say = speaker(lang);
  const list = await listEditions(db, actor, filter, now);
  const writes = writesSomewhere(actor);
  const table = <EditionsTable lang={lang} filter={filter} list={list} ticks={writes} />;
  return (
    <>
      <DeskPath lang={lang} here={say("notices.title")} />
      <div className="top">
        <h1>{say("notices.title")}</h1>
        {writes && (
          <p className="row">
            <a className="btn" href={paths.newNotice}>
              {say("new.title")}
            </a>
          </p>
        )}
      </div>
      {sent && !writes && (
        <KeptWords lang={lang} refusal={{ code: "forbidden" }} fields={sent.fields} />
      )}
      <EditionsFilter
        lang={lang}
        filter={filter}
        states={states}
        boards={await listBoards(db)}
        departments={await listDepartments(db)}
      />
      {writes ? (
        <BulkForm lang={lang} page={page} empty={list.editions.length === 0} action={takeInBulk}>
          {table}
        </BulkForm>
      ) : (
        table
      )}
      <PageLinks lang={lang} filter={filter} list={list} />
    </>
  );
}
