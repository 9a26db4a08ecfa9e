import type { DifferingPart } from "@/components/ui/differing";
import { diffWords } from "@/lib/diff";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";

type Props = {
  lang: Lang;
  textLang: Lang;
  /** A review: what goes is struck through, what comes underlined. A conflict: neither has gone, both stand alike. */
  told: Told;
  /** Whose text stands on which side. */
  was: string;
  will: string;
  parts: DifferingPart[];
};
type Told = "review" | "conflict";

/** Each part that differs, both texts of it side by side. */
export function ChangedParts({ lang, textLang, told, was, will, parts }: Props) {
  const say = speaker(lang);
  const Heading = told === "review" ? "h2" : "h3";
  return (
    <ol className="turn gap1">
      {parts.map(({ name, before, after, sameWords, besides }, index) => (
        <li key={JSON.stringify([name, before, after])}>
          <Heading className="h3">
            {say(
              `${told}.${before === null ? "added" : after === null ? "gone" : "changed"}` as const,
              { n: index + 1, name },
            )}
          </Heading>
          {before === after ? (
            <p className="soft">{sameWords}</p>
          ) : (
            <div className="pair">
              {(["removed", "added"] as const).map((side) => (
                <div key={side}>
                  <p className="small soft">{side === "removed" ? was : will}</p>
                  <Side {...{ lang, textLang, told, side, before, after }} />
                </div>
              ))}
            </div>
          )}
          {besides && <p className="soft">{besides}</p>}
        </li>
      ))}
    </ol>
  );
}

type SideProps = {
  lang: Lang;
  textLang: Lang;
  told: Told;
  side: "added" | "removed";
  before: string | null;
  after: string | null;
};

function Side({ lang, textLang, told, side, before, after }: SideProps) {
  const say = speaker(lang);
  if ((side === "removed" ? before : after) === null)
    return <p className="soft">{say("review.nothing")}</p>;
  const Mark = told === "conflict" || side === "added" ? "ins" : "del";
  const mark = told === "conflict" ? "conflict.mark" : (`differ.mark-${side}` as const);
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
              {say(mark)}
            </span>
            {text}
            <span className="vh">]</span>
          </Mark>
        ),
      )}
    </p>
  );
}
