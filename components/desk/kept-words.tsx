import type { Refusal } from "@/domain/outcome";
import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { statusOf, wordFields } from "./form-state";
import { refusalWords } from "./words";

type Props = {
  lang: Lang;
  refusal: Refusal;
  fields: readonly { name: string; value: string }[];
};

/** The answer to a form that has no place on the page it came to: why, and what was typed in it. */
export function KeptWords({ lang, refusal, fields }: Props) {
  const say = speaker(lang);
  const words = fields.flatMap(({ name, value }) => {
    const label = wordFields[name];
    return label && value.trim() !== "" ? [{ name, value, label }] : [];
  });
  return (
    // biome-ignore lint/a11y/noAutofocus: without script nothing else brings the focus to what went wrong.
    <section className="note danger" role="alert" tabIndex={-1} autoFocus>
      <meta name="gongji-status" content={String(statusOf(refusal))} />
      <h2>{say("kept.title")}</h2>
      <p>{refusalWords(say, refusal)}</p>
      {words.length > 0 && (
        <>
          <p>{say("kept.lead")}</p>
          <dl>
            {words.map(({ name, value, label }) => (
              <div key={name}>
                <dt className="small soft">{say(label)}</dt>
                <dd className="typed">{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
