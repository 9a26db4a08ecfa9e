import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { EditionText } from "./edition-text";

type Text = {
  lang: Lang;
  title: string;
  summary: string;
  bodyHtml: string;
  departmentId: number | null;
  contact: string;
  licence: number;
  version: number | null;
  changeNote: string | null;
  changeType: string | null;
};
type Props = {
  lang: Lang;
  edition: Text;
  live: Text | null;
  departments: readonly { id: number; nameKo: string; nameEn: string }[];
};

/** Exactly what will be public, beside what is public now, and in words what differs. */
export function ReviewTexts({ lang, edition, live, departments }: Props) {
  const say = speaker(lang);
  const parts = ["title", "summary", "bodyHtml", "departmentId", "contact", "licence"] as const;
  const differing = live ? parts.filter((part) => live[part] !== edition[part]) : [];
  const office = (id: number | null) => {
    const found = departments.find((each) => each.id === id);
    return found ? (lang === "ko" ? found.nameKo : found.nameEn) : "–";
  };
  const facts = (text: Text) => (
    <dl className="facts0 gap1">
      <dt className="small soft">{say("notices.department")}</dt>
      <dd>{office(text.departmentId)}</dd>
      <dt className="small soft">{say("panel.contact-person")}</dt>
      <dd lang={text.lang}>{text.contact || "–"}</dd>
      <dt className="small soft">{say("panel.licence")}</dt>
      <dd>{say("panel.kogl", { type: text.licence })}</dd>
    </dl>
  );
  return (
    <div>
      {edition.changeNote && (
        <p className="lead" lang={edition.lang}>
          {edition.changeNote}{" "}
          <span className="small soft" lang={lang}>
            {say(edition.changeType === "major" ? "editor.kind-major" : "editor.kind-minor")}
          </span>
        </p>
      )}
      <p className="soft">
        {live
          ? say("review.differs", {
              parts: differing.map((part) => say(`review.part-${part}`)).join(", ") || "–",
              version: live.version ?? "–",
            })
          : say("review.first")}
      </p>
      <div className={live ? "pair gap1" : "gap1"}>
        {live && (
          <section aria-labelledby="was">
            <h2 className="small soft" id="was">
              {say("review.was", { version: live.version ?? "–" })}
            </h2>
            <EditionText edition={live} level={3} />
            {facts(live)}
          </section>
        )}
        <section aria-labelledby="will">
          <h2 className="small soft" id="will">
            {say("review.will")}
          </h2>
          <EditionText edition={edition} level={3} />
          {facts(edition)}
        </section>
      </div>
    </div>
  );
}
