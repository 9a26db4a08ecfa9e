import type { DeskContext } from "@/app/context";
import { lastRank, placeNow, whyNotPlace } from "@/domain/notices/place";
import { listCategories } from "@/domain/notices/public-queries";
import { nameIn } from "@/lib/i18n";
import type { FoundEdition } from "./find-edition";

const ranks = Array.from({ length: lastRank }, (_, at) => at + 1);

/** Where a notice stands in the lists, the form for whoever may change it, and why this official may not. */
export async function placeOf({ actor, db, now }: DeskContext, found: FoundEdition) {
  const shown = placeNow(found.notice, now);
  const categories = (await listCategories(db, found.board.id)).map((each) => ({
    id: each.id,
    name: nameIn(actor.lang, each),
  }));
  const closed = whyNotPlace(actor, found, "category");
  const pins = whyNotPlace(actor, found, "pin") === null;
  const form = { ...shown, categories, ranks: pins ? ranks : [] };
  return {
    category: categories.find(({ id }) => id === shown.categoryId)?.name ?? null,
    pinnedTo: shown.pinnedTo,
    place: closed === null && (pins || categories.length > 0) ? form : null,
    closed,
  };
}

/** Whether what was sent came from that form. */
export const isPlace = (fields: readonly { name: string }[]): boolean =>
  fields.some(({ name }) => name === "pinnedTo" || name === "categoryId");
