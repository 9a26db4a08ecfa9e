import type { Metadata } from "next";
import { z } from "zod";
import { deskLang, requireOfficial } from "@/app/context";
import { DeskPath } from "@/components/desk/desk-path";
import { EditionsFilter } from "@/components/desk/editions-filter";
import { EditionsTable } from "@/components/desk/editions-table";
import { PageLinks } from "@/components/desk/page-links";
import { listBoards } from "@/domain/boards/queries";
import { listDepartments } from "@/domain/departments/queries";
import { deskPageSize, deskSorts, listEditions } from "@/domain/notices/desk-queries";
import { writesSomewhere } from "@/domain/notices/workflow";
import { say, speaker } from "@/lib/i18n";
import { withoutNul } from "@/lib/nul";
import { paths } from "@/lib/paths";

const states = [
  "draft",
  "submitted",
  "rejected",
  "scheduled",
  "published",
  "second_check",
  "withdrawn",
  "removed",
  "discarded",
] as const;
const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,80}$/)
  .optional()
  .catch(undefined);

// A value nobody offers is left aside, as if the field had not been filled in.
const filters = z.object({
  state: z.enum(states).optional().catch(undefined),
  board: slug,
  department: slug,
  q: z
    .string()
    .max(200)
    .catch("")
    .transform((words) => withoutNul(words).trim()),
  sort: z.enum(deskSorts).catch("saved"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> => {
  const { q, page } = filters.parse(await searchParams);
  const lang = await deskLang();
  const parts = [
    say(lang, "notices.title"),
    q && say(lang, "notices.for", { q }),
    page > 1 && say(lang, "pages.nth", { page }),
  ];
  return { title: say(lang, "desk.title", { page: parts.filter(Boolean).join(", ") }) };
};

export default async function NoticesPage({ searchParams }: Props) {
  const { db, actor } = await requireOfficial(paths.deskNotices);
  const { state, board, department, ...rest } = filters.parse(await searchParams);
  const filter = {
    ...rest,
    ...(state && { state }),
    ...(board && { board }),
    ...(department && { department }),
  };
  const { lang } = actor;
  const say = speaker(lang);
  const found = await listEditions(db, actor, filter);
  const writes = writesSomewhere(actor);
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
      <EditionsFilter
        lang={lang}
        filter={filter}
        states={states}
        boards={await listBoards(db)}
        departments={await listDepartments(db)}
      />
      <EditionsTable
        lang={lang}
        filter={filter}
        editions={found.editions}
        total={found.total}
        first={(filter.page - 1) * deskPageSize + 1}
      />
      <PageLinks lang={lang} filter={filter} pages={found.pages} />
    </>
  );
}
