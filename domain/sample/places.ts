import type { Database } from "@/db";
import { sampleBoards, sampleCategories, sampleDepartments, sampleSections } from "@/db/sample";
import { boards, categories, departments, sections } from "@/db/schema";
import { invariant } from "@/lib/invariant";

export type Places = Awaited<ReturnType<typeof placePlaces>>;

/** Makes sections, boards, categories and departments; answers with the ids by slug. */
export async function placePlaces(tx: Database) {
  const section = bySlug(
    await tx
      .insert(sections)
      .values([...sampleSections])
      .returning({ id: sections.id, slug: sections.slug }),
  );
  const board = bySlug(
    await tx
      .insert(boards)
      .values(sampleBoards.map((each) => ({ ...each, sectionId: section(each.section) })))
      .returning({ id: boards.id, slug: boards.slug }),
  );
  const category = bySlug(
    await tx
      .insert(categories)
      .values(
        sampleCategories.map((each, position) => ({
          ...each,
          boardId: board(each.board),
          position: position + 1,
        })),
      )
      .returning({ id: categories.id, slug: categories.slug }),
  );
  const department = bySlug(
    await tx
      .insert(departments)
      .values(
        sampleDepartments.map((each) => ({
          ...each,
          email: `${each.slug}@gongji.example`,
          formatsEmail: "formats@gongji.example",
        })),
      )
      .returning({ id: departments.id, slug: departments.slug }),
  );
  return { board, category, department };
}

function bySlug(rows: readonly { id: number; slug: string }[]): (slug: string) => number {
  const ids = new Map(rows.map(({ id, slug }) => [slug, id]));
  return (slug) => {
    const id = ids.get(slug);
    invariant(id, `the sample has a place called ${slug}`);
    return id;
  };
}
