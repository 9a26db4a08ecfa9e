import { nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { AdminForm } from "./admin-form";
import type { FormAction } from "./form-state";
import { boardFields, placeFields } from "./place-fields";

type Named = { id: number; nameEn: string; nameKo: string };
type Category = Named & { slug: string; position: number; seen: string; notices: number };
type Props = {
  lang: Lang;
  board: Named &
    NonNullable<Parameters<typeof boardFields>[2]> & {
      seen: string;
      notices: number;
      categories: readonly Category[];
    };
  sections: readonly Named[];
  setBoard: FormAction;
  setCategory: FormAction;
};

/** The form of a board, and of each of its categories. */
export function BoardParts({ lang, board, sections, setBoard, setCategory }: Props) {
  const say = speaker(lang);
  const page = paths.deskBoard(board.id);
  const id = { id: String(board.id) };
  const of = { boardId: String(board.id) };
  const categories = { lang, action: setCategory, page };
  return (
    <>
      <section className="sec split" aria-labelledby="board">
        <div>
          <h2 id="board">{say("notices.board")}</h2>
          <p className="small soft">{say("boards.notices", { count: board.notices })}</p>
        </div>
        <div className="narrow">
          <AdminForm
            key={board.seen}
            lang={lang}
            action={setBoard}
            page={page}
            label={say("notices.board")}
            hidden={{ ...id, seen: board.seen }}
            fields={boardFields(lang, sections, board)}
            buttons={[{ step: "change", name: say("admin.save") }]}
          />
          {board.notices > 0 ? (
            <p className="hint">{say("refusal.board_in_use")}</p>
          ) : (
            <AdminForm
              lang={lang}
              action={setBoard}
              page={page}
              prefix="delete-"
              label={say("boards.delete")}
              hidden={id}
              buttons={[{ step: "delete", name: say("boards.delete"), plain: true }]}
            />
          )}
        </div>
      </section>
      <section className="sec split" aria-labelledby="categories">
        <h2 id="categories">{say("boards.categories")}</h2>
        <div className="narrow">
          {board.categories.map((category) => (
            <details key={category.id}>
              <summary>
                {nameIn(lang, category)}{" "}
                <span className="soft">{say("boards.notices", { count: category.notices })}</span>
              </summary>
              <AdminForm
                key={category.seen}
                {...categories}
                prefix={`category-${category.id}-`}
                label={nameIn(lang, category)}
                hidden={{ ...of, id: String(category.id), seen: category.seen }}
                fields={placeFields(lang, { place: category })}
                buttons={[
                  { step: "change", name: say("admin.save") },
                  ...(category.notices === 0
                    ? [{ step: "delete", name: say("boards.delete-category"), plain: true }]
                    : []),
                ]}
              />
            </details>
          ))}
          <h3>{say("boards.new-category")}</h3>
          <AdminForm
            key={board.categories.length}
            {...categories}
            prefix="new-"
            label={say("boards.new-category")}
            hidden={of}
            fields={placeFields(lang, { slug: true })}
            buttons={[{ step: "add", name: say("boards.add-category") }]}
          />
        </div>
      </section>
    </>
  );
}
