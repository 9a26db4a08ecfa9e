import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { AdminForm } from "./admin-form";
import type { FormAction } from "./form-state";

export type Place = {
  categoryId: number | null;
  /** The last day on which it is pinned; "" where it is not. */
  pinnedTo: string;
  pinnedRank: number;
  /** The mark of what is shown. */
  seen: string;
  categories: readonly { id: number; name: string }[];
  /** Ranks to choose from; none for who may not pin. */
  ranks: readonly number[];
};

type Props = { lang: Lang; editionId: number; place: Place; action: FormAction };

/** Where a notice stands in the lists: its category, and for who may pin, its pin. */
export function PlaceForm({ lang, editionId, place, action }: Props) {
  const say = speaker(lang);
  const { categories, ranks } = place;
  const category = {
    name: "categoryId",
    label: say("place.category"),
    value: String(place.categoryId ?? ""),
    none: say("place.none"),
    options: categories.map(({ id, name }) => ({ value: String(id), name })),
  };
  const pin = [
    {
      ...{ name: "pinnedTo", label: say("place.pinned-to"), hint: say("place.pinned-hint") },
      ...{ type: "date" as const, value: place.pinnedTo },
    },
    {
      ...{ name: "pinnedRank", label: say("place.rank"), value: String(place.pinnedRank) },
      options: ranks.map((rank) => ({ value: String(rank), name: String(rank) })),
    },
  ];
  return (
    <div id="place">
      <AdminForm
        lang={lang}
        action={action}
        page={`${paths.edition(editionId)}#place`}
        label={say("place.title")}
        prefix="place-"
        hidden={{ editionId: String(editionId), seen: place.seen }}
        fields={[...(categories.length > 0 ? [category] : []), ...(ranks.length > 0 ? pin : [])]}
        buttons={[{ step: "place", name: say("place.save"), plain: true }]}
      />
    </div>
  );
}
