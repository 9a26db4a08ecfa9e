import "server-only";
import type { DeskContext } from "@/app/context";
import type { OtherText } from "@/components/desk/editor-state";
import { type DifferingPart, differingParts } from "@/components/ui/differing";
import { listDepartments } from "@/domain/departments/queries";
import type { SaveEdition } from "@/domain/notices/edit";
import { storedText } from "@/domain/notices/stored-text";
import { type Lang, nameIn, say } from "@/lib/i18n";
import { formatZoned, homeZone } from "@/lib/time";

/** What stands in the edition against what was typed, for whoever was refused as stale; null where they may not see it. */
export async function twoTexts(context: DeskContext, typed: SaveEdition) {
  const { actor, db } = context;
  const stored = await storedText(db, actor, typed.editionId);
  if (!stored) return null;
  const departments = await listDepartments(db);
  const office = (id: number | null) => {
    const found = departments.find((each) => each.id === id);
    return found ? nameIn(actor.lang, found) : "";
  };
  const parts = [
    ...differingParts(
      actor.lang,
      { ...stored, department: office(stored.departmentId) },
      {
        ...typed,
        department: office(typed.departmentId),
        licence: typed.licence ?? stored.licence,
      },
    ),
    ...inNote(actor.lang, stored, typed),
  ];
  const other: OtherText = {
    parts,
    by: stored.by?.name ?? null,
    own: stored.by?.id === actor.id,
    savedAt: stored.updatedAt.toISOString(),
  };
  return { stored, other };
}

type Note = { changeNote: string | null; changeType: string | null; endsAt?: Date | null };
const end = (at: Date | null | undefined, lang: Lang) =>
  at ? formatZoned(at, homeZone, lang) : null;

/** What changed, and of which kind: words for readers that are no part of the text itself. */
function inNote(lang: Lang, stored: Note, typed: Note): DifferingPart[] {
  const kind = ({ changeType }: Note) =>
    changeType === "major" || changeType === "minor"
      ? say(lang, `editor.kind-${changeType}`)
      : null;
  const pairs = [
    {
      name: say(lang, "editor.note"),
      before: stored.changeNote || null,
      after: typed.changeNote?.trim() || null,
    },
    { name: say(lang, "editor.kind"), before: kind(stored), after: kind(typed) },
    {
      name: say(lang, "panel.ends"),
      before: end(stored.endsAt, lang),
      after: end(typed.endsAt === undefined ? stored.endsAt : typed.endsAt, lang),
    },
  ];
  return pairs.filter(({ before, after }) => before !== after);
}
