import { isUnderWay } from "@/domain/notices/workflow";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { dayStart, formatDate, formatZoned, homeZone, type Lang } from "@/lib/time";

type Props = {
  lang: Lang;
  edition: {
    id: number;
    number: number;
    lang: Lang;
    state: string;
    contact: string;
    licence: number;
    endsAt: Date | null;
  };
  board: { slug: string; name: string };
  department: string | null;
  category: string | null;
  /** The last day on which it is pinned; "" where it is not. */
  pinnedTo: string;
};

/** What stands beside a text, and where else it can be looked at. */
export function PanelFacts({ lang, edition, board, department, category, pinnedTo }: Props) {
  const say = speaker(lang);
  return (
    <>
      <h2>{say("panel.particulars")}</h2>
      <dl className="facts0">
        <dt className="small soft">{say("notices.board")}</dt>
        <dd>{board.name}</dd>
        {category && (
          <>
            <dt className="small soft">{say("place.category")}</dt>
            <dd>{category}</dd>
          </>
        )}
        {pinnedTo && (
          <>
            <dt className="small soft">{say("panel.pinned")}</dt>
            <dd>{formatDate(dayStart(pinnedTo), lang)}</dd>
          </>
        )}
        <dt className="small soft">{say("notices.department")}</dt>
        <dd>{department ?? "–"}</dd>
        <dt className="small soft">{say("panel.contact-person")}</dt>
        <dd lang={edition.lang}>{edition.contact || "–"}</dd>
        <dt className="small soft">{say("panel.licence")}</dt>
        <dd>{say("kogl.name", { type: edition.licence })}</dd>
        <dt className="small soft">{say("panel.ends")}</dt>
        <dd>
          {edition.endsAt ? formatZoned(edition.endsAt, homeZone, lang) : say("panel.no-end")}
        </dd>
      </dl>
      <ul className="links">
        <li>
          <a className="t" href={paths.reads(edition.id)}>
            {say("panel.reads")}
          </a>
        </li>
        <li>
          <a className="t" href={paths.history(edition.id)}>
            {say("panel.history")}
          </a>
        </li>
        {isUnderWay(edition.state) && (
          <li>
            <a className="t" href={paths.preview(edition.id)}>
              {say("panel.look")}
            </a>
          </li>
        )}
        {(edition.state === "published" || edition.state === "withdrawn") && (
          <li>
            <a className="t" href={paths.notice(edition.lang, board.slug, edition.number)}>
              {say("panel.public")}
            </a>
          </li>
        )}
      </ul>
    </>
  );
}
