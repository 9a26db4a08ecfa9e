import type { Removal } from "@/domain/notices/public-queries";
import { type Lang, nameIn, otherLang, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatDate, formatDateTime } from "@/lib/time";
import { Ask } from "./ask";
import { type Frame, Shell } from "./shell";

type Kind = "missing" | "removed" | "error" | "unavailable";
const codes = {
  missing: "missing.error",
  removed: "removed.error",
  error: "error.code",
  unavailable: "unavailable.code",
} as const;

type Props = {
  lang: Lang;
  frame: Frame;
  kind?: Kind;
  /** Of what was removed: why and when. */
  removal?: Removal | undefined;
};

/** The page that says why there is nothing to read: never been, removed, or a fault of ours. */
export function Missing({ lang, frame, removal, kind = removal ? "removed" : "missing" }: Props) {
  const say = speaker(lang);
  return (
    <Shell
      lang={lang}
      frame={frame}
      otherHref={paths.home(otherLang(lang))}
      here={paths.home(lang)}
      ask={false}
    >
      <div className="front split">
        <p className="small soft">{say(codes[kind])}</p>
        <div>
          <h1>{say(`${kind}.h1`)}</h1>
          {removal ? <Tombstone removal={removal} lang={lang} /> : null}
          <p className={removal ? undefined : "lead"}>{say(`${kind}.lead`)}</p>
          {kind === "missing" || kind === "removed" ? <Ask lang={lang} big /> : null}
          {kind === "error" ? (
            <p className="lead">
              <span data-reference="">–</span>
            </p>
          ) : null}
        </div>
      </div>
      <div className="sec split">
        <h2>{say("missing.ways")}</h2>
        <div className="prose">
          <ul>
            <li>{say("missing.number", { address: "/n/" })}</li>
            <li>
              {say("missing.lists")}{" "}
              {frame.menu
                .flatMap(({ boards }) => boards)
                .map((board, index) => (
                  <span key={board.slug}>
                    {index > 0 ? ", " : null}
                    <a href={paths.board(lang, board.slug)}>{nameIn(lang, board)}</a>
                  </span>
                ))}
            </li>
          </ul>
        </div>
      </div>
    </Shell>
  );
}

function Tombstone({ removal, lang }: { removal: Removal; lang: Lang }) {
  const say = speaker(lang);
  const own = lang === "ko" ? removal.explanationKo : removal.explanationEn;
  const words = own || (lang === "ko" ? removal.explanationEn : removal.explanationKo);
  // An error that stood there for minutes is told to the minute.
  const date = (removal.kind === "undone" ? formatDateTime : formatDate)(removal.at, lang);
  return (
    <>
      <p className="lead">{say(`removed.${removal.kind}`, { date })}</p>
      {words && (
        <p className="lead" lang={own ? undefined : otherLang(lang)}>
          {words}
        </p>
      )}
    </>
  );
}
