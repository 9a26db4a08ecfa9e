import { speaker } from "@/lib/i18n";
import type { Lang } from "@/lib/time";
import { wordFields } from "./form-state";

type Props = {
  lang: Lang;
  fields: readonly { name: string; value: string }[];
};

/** What somebody typed into a form that is no longer on the page: the edition moved on before it arrived. */
export function KeptWords({ lang, fields }: Props) {
  const say = speaker(lang);
  const words = fields.filter(({ name, value }) => wordFields[name] && value.trim() !== "");
  if (words.length === 0) return null;
  return (
    <section className="note warning" aria-labelledby="kept">
      <meta name="gongji-status" content="409" />
      <h2 id="kept">{say("kept.title")}</h2>
      <p>{say("kept.lead")}</p>
      <dl>
        {words.map(({ name, value }) => {
          const label = wordFields[name];
          return label ? (
            <div key={name}>
              <dt className="small soft">{say(label)}</dt>
              <dd className="typed">{value}</dd>
            </div>
          ) : null;
        })}
      </dl>
    </section>
  );
}
