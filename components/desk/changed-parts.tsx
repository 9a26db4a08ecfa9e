import type { DifferingPart } from "@/components/ui/differing";
import { diffWords } from "@/lib/diff";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";

type Props = { lang: Lang; textLang: Lang; version: number | string; parts: DifferingPart[] };

/** Each part that differs, as it is and as it will be: what goes is struck through, what comes is underlined. */
export function ChangedParts({ lang, textLang, version, parts }: Props) {
  const say = speaker(lang);
  return (
    <ol className="turn gap1">
      {parts.map(({ name, before, after, sameWords }, index) => (
        <li key={JSON.stringify([name, before, after])}>
          <h2 className="h3">
            {say(
              before === null ? "review.added" : after === null ? "review.gone" : "review.changed",
              {
                n: index + 1,
                name,
              },
            )}
          </h2>
          {before === after ? (
            <p className="soft">{sameWords}</p>
          ) : (
            <div className="pair">
              {(["removed", "added"] as const).map((side) => (
                <div key={side}>
                  <p className="small soft">
                    {side === "removed" ? say("review.was", { version }) : say("review.will")}
                  </p>
                  <Side lang={lang} textLang={textLang} side={side} before={before} after={after} />
                </div>
              ))}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

type SideProps = {
  lang: Lang;
  textLang: Lang;
  side: "added" | "removed";
  before: string | null;
  after: string | null;
};

function Side({ lang, textLang, side, before, after }: SideProps) {
  const say = speaker(lang);
  if ((side === "removed" ? before : after) === null)
    return <p className="soft">{say("review.nothing")}</p>;
  const Mark = side === "added" ? "ins" : "del";
  const stretches = diffWords(before ?? "", after ?? "").filter(
    ({ kind }) => kind === "same" || kind === side,
  );
  return (
    <p className="typed" lang={textLang}>
      {stretches.map(({ kind, text }, index) =>
        kind === "same" || text.trim() === "" ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text never move.
          <Mark key={index}>
            <span className="vh" lang={lang}>
              {say(`differ.mark-${side}`)}
            </span>
            {text}
            <span className="vh">]</span>
          </Mark>
        ),
      )}
    </p>
  );
}
