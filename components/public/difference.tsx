import type { DifferingPart } from "@/components/ui/differing";
import { diffWords, type Stretch } from "@/lib/diff";
import { type Lang, speaker } from "@/lib/i18n";

/** Each part that differs in one column: what went is struck through, what came is underlined, and both are said. */
export function Difference({ parts, lang }: { parts: readonly DifferingPart[]; lang: Lang }) {
  const say = speaker(lang);
  return (
    <ol className="diff">
      {parts.map(({ name, before, after, sameWords, besides }) => {
        const kind = before === null ? "added" : after === null ? "removed" : "changed";
        return (
          <li className="split thin" key={JSON.stringify([name, before, after])}>
            <p>{say(`difference.${kind}`, { name })}</p>
            <div className="prose">
              <p className="typed">
                <Words stretches={diffWords(before ?? "", after ?? "")} lang={lang} />
              </p>
              {before === after ? <p className="soft">{sameWords}</p> : null}
              {besides ? <p className="soft">{besides}</p> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Words({ stretches, lang }: { stretches: readonly Stretch[]; lang: Lang }) {
  const say = speaker(lang);
  return stretches.map(({ kind, text }, index) => {
    if (kind === "same" || text.trim() === "") return text;
    const Mark = kind === "added" ? "ins" : "del";
    // Spaces at the ends stay outside: a line under nothing says nothing.
    const [, start, words, end] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [text, "", text, ""];
    return [
      start,
      // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text never move.
      <Mark key={index}>
        <span className="vh">{say(`differ.mark-${kind}`)}</span>
        {words}
        <span className="vh">]</span>
      </Mark>,
      end,
    ];
  });
}
