import { nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import { AdminForm } from "./admin-form";
import type { FormAction } from "./form-state";
import { placeFields } from "./place-fields";

type Named = { id: number; slug: string; nameEn: string; nameKo: string; position: number };
type Props = {
  lang: Lang;
  sections: readonly (Named & { seen: string; boards: readonly Named[] })[];
  action: FormAction;
};

/** Sections in the order of the menu, each with its boards and its form. */
export function SectionParts({ lang, sections, action }: Props) {
  const say = speaker(lang);
  const shared = { lang, action, page: paths.boards };
  return sections.map((section) => (
    <section className="sec split" key={section.id} aria-labelledby={`section-${section.id}`}>
      <div>
        <h2 id={`section-${section.id}`}>{nameIn(lang, section)}</h2>
        <p className="small soft">{say("boards.place", { position: section.position })}</p>
      </div>
      <div className="narrow">
        {section.boards.length === 0 ? (
          <p className="soft">{say("boards.none")}</p>
        ) : (
          <ul className="plain-rows">
            {section.boards.map((board) => (
              <li key={board.id}>
                <a className="t" href={paths.deskBoard(board.id)}>
                  {nameIn(lang, board)}
                </a>{" "}
                <span className="soft">{board.slug}</span>
              </li>
            ))}
          </ul>
        )}
        <details>
          <summary>{say("boards.change-section", { name: nameIn(lang, section) })}</summary>
          <AdminForm
            key={section.seen}
            {...shared}
            prefix={`section-${section.id}-`}
            label={nameIn(lang, section)}
            hidden={{ id: String(section.id), seen: section.seen }}
            fields={placeFields(lang, { place: section })}
            buttons={[
              { step: "change", name: say("admin.save") },
              ...(section.boards.length === 0
                ? [{ step: "delete", name: say("boards.delete-section"), plain: true }]
                : []),
            ]}
          />
          {section.boards.length > 0 && <p className="hint">{say("refusal.section_in_use")}</p>}
        </details>
      </div>
    </section>
  ));
}
