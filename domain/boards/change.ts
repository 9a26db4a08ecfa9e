import { and, eq, ne } from "drizzle-orm";
import type { Database } from "@/db";
import { boards, boardTotals, categories, notices, roleGrants, sections } from "@/db/schema";
import {
  longest,
  nameIssues,
  numberIssues,
  slugIssues,
  wordIssues,
} from "@/domain/administration/forms";
import { addPlace, changePlace, deletePlace } from "@/domain/administration/places";
import type { Context } from "@/domain/context";
import { done, type Issue, type Outcome, refuse } from "@/domain/outcome";
import { leaveRedirects } from "@/domain/redirects/redirects";
import { isReservedSlug } from "@/lib/paths";
import { oneLine } from "@/lib/words";

export type BoardFields = {
  sectionId: number;
  slug: string;
  nameEn: string;
  nameKo: string;
  leadEn: string;
  leadKo: string;
  position: number;
  pageSize: number;
  secondPerson: boolean;
  licence: number;
};

/** Opens a board. Refuses: forbidden · malformed (a field, a slug that is an address of the site or taken, a section that is gone). */
export const addBoard = (context: Context, input: BoardFields): Promise<Outcome<{ id: number }>> =>
  addPlace(context, boards, async (tx) => {
    const issues = await boardIssues(tx, input, null);
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const set = boardSet(input);
    const [made] = await tx.insert(boards).values(set).onConflictDoNothing().returning();
    if (!made) return refuse({ code: "malformed", issues: [taken] });
    return done(made);
  });

/**
 * Changes a board. Another slug leaves redirects from the list's and the feeds' addresses; notices are found under any slug.
 * Refuses: forbidden · not_found · stale · malformed.
 */
export const changeBoard = (
  context: Context,
  input: BoardFields & { id: number; seen: string },
): Promise<Outcome<null>> =>
  changePlace(context, boards, input, async (tx, board) => {
    const issues = await boardIssues(tx, input, board.id);
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    if (board.slug !== input.slug)
      await leaveRedirects(tx, context, { from: board.slug, to: input.slug });
    return done(boardSet(input));
  });

/** Deletes a board that never had a notice. Refuses: forbidden · not_found · board_in_use. */
export const deleteBoard = (context: Context, input: { id: number }): Promise<Outcome<null>> =>
  deletePlace(context, boards, input, { code: "board_in_use" }, async (tx, id) => {
    const [notice] = await tx
      .select({ id: notices.id })
      .from(notices)
      .where(eq(notices.boardId, id))
      .limit(1);
    const [grant] = await tx
      .select({ id: roleGrants.id })
      .from(roleGrants)
      .where(eq(roleGrants.boardId, id))
      .limit(1);
    if (notice || grant) return true;
    await tx.delete(boardTotals).where(eq(boardTotals.boardId, id));
    await tx.delete(categories).where(eq(categories.boardId, id));
    return false;
  });

export type SectionFields = { slug: string; nameEn: string; nameKo: string; position: number };

/** Opens a section of the menu; it shows once a board stands in it. Refuses: forbidden · malformed. */
export const addSection = (
  context: Context,
  input: SectionFields,
): Promise<Outcome<{ id: number }>> =>
  addPlace(context, sections, async (tx) => {
    const issues = [...slugIssues(input.slug), ...placeIssues(input)];
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const [made] = await tx
      .insert(sections)
      .values({ slug: input.slug, ...placeSet(input) })
      .onConflictDoNothing()
      .returning();
    return made ? done(made) : refuse({ code: "malformed", issues: [taken] });
  });

/** Changes names and place in the menu; the slug stays. Refuses: forbidden · not_found · stale · malformed. */
export const changeSection = (
  context: Context,
  input: Omit<SectionFields, "slug"> & { id: number; seen: string },
): Promise<Outcome<null>> =>
  changePlace(context, sections, input, async () => {
    const issues = placeIssues(input);
    return issues.length > 0 ? refuse({ code: "malformed", issues }) : done(placeSet(input));
  });

/** Deletes a section without boards. Refuses: forbidden · not_found · section_in_use. */
export const deleteSection = (context: Context, input: { id: number }): Promise<Outcome<null>> =>
  deletePlace(context, sections, input, { code: "section_in_use" }, async (tx, id) => {
    const [board] = await tx
      .select({ id: boards.id })
      .from(boards)
      .where(eq(boards.sectionId, id))
      .limit(1);
    return board !== undefined;
  });

/** Opens a category of a board. Refuses: forbidden · not_found (the board) · malformed. */
export const addCategory = (
  context: Context,
  input: SectionFields & { boardId: number },
): Promise<Outcome<{ id: number }>> =>
  addPlace(context, categories, async (tx) => {
    const [board] = await tx.select().from(boards).where(eq(boards.id, input.boardId)).for("share");
    if (!board) return refuse({ code: "not_found" });
    const issues = [...slugIssues(input.slug), ...placeIssues(input)];
    if (issues.length > 0) return refuse({ code: "malformed", issues });
    const [made] = await tx
      .insert(categories)
      .values({ boardId: board.id, slug: input.slug, ...placeSet(input) })
      .onConflictDoNothing()
      .returning();
    return made ? done(made) : refuse({ code: "malformed", issues: [taken] });
  });

/** Changes names and place of a category; the slug stays. Refuses: forbidden · not_found · stale · malformed. */
export const changeCategory = (
  context: Context,
  input: Omit<SectionFields, "slug"> & { id: number; seen: string },
): Promise<Outcome<null>> =>
  changePlace(context, categories, input, async () => {
    const issues = placeIssues(input);
    return issues.length > 0 ? refuse({ code: "malformed", issues }) : done(placeSet(input));
  });

/** Deletes a category no notice is in. Refuses: forbidden · not_found · category_in_use. */
export const deleteCategory = (context: Context, input: { id: number }): Promise<Outcome<null>> =>
  deletePlace(context, categories, input, { code: "category_in_use" }, async (tx, id) => {
    const [notice] = await tx
      .select({ id: notices.id })
      .from(notices)
      .where(eq(notices.categoryId, id))
      .limit(1);
    return notice !== undefined;
  });

const taken: Issue = { field: "slug", code: "slug_taken" };
const placesAtMost = 999;

const placeIssues = (input: Omit<SectionFields, "slug">): Issue[] => [
  ...nameIssues(input),
  ...numberIssues("position", input.position, 1, placesAtMost),
];

const placeSet = ({ nameEn, nameKo, position }: Omit<SectionFields, "slug">) => ({
  nameEn: oneLine(nameEn),
  nameKo: oneLine(nameKo),
  position,
});

const boardSet = ({ sectionId, slug, pageSize, secondPerson, licence, ...rest }: BoardFields) => ({
  ...{ sectionId, slug, pageSize, secondPerson, licence },
  ...placeSet(rest),
  leadEn: oneLine(rest.leadEn),
  leadKo: oneLine(rest.leadKo),
});

async function boardIssues(tx: Database, input: BoardFields, own: number | null): Promise<Issue[]> {
  const issues = [
    ...slugIssues(input.slug),
    ...placeIssues(input),
    ...wordIssues("leadEn", input.leadEn, longest.lead, false),
    ...wordIssues("leadKo", input.leadKo, longest.lead, false),
    ...numberIssues("pageSize", input.pageSize, 1, 100),
    ...numberIssues("licence", input.licence, 1, 4),
  ];
  if (isReservedSlug(input.slug)) issues.push({ field: "slug", code: "slug_reserved" });
  const [other] = await tx
    .select({ id: boards.id })
    .from(boards)
    .where(and(eq(boards.slug, input.slug), own === null ? undefined : ne(boards.id, own)));
  if (other) issues.push(taken);
  const [section] = await tx
    .select({ id: sections.id })
    .from(sections)
    .where(eq(sections.id, input.sectionId))
    .for("key share"); // Nobody deletes it before the board stands in it.
  if (!section) issues.push({ field: "sectionId", code: "choice_gone" });
  return issues;
}
