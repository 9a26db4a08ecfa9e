import type { Passage } from "@/domain/notices/passages";
import type { Remark } from "@/domain/notices/remarks";
import { speaker } from "@/lib/i18n";
import { dateTimeAttribute, formatDateTime, type Lang } from "@/lib/time";
import type { FormAction } from "./form-state";
import { OneButton } from "./one-button";
import { RemarkForm } from "./remark-form";

export type Beside = {
  lang: Lang;
  textLang: Lang;
  editionId: number;
  page: string;
  from: "edition" | "review";
  remarks: readonly Remark[];
  passages: readonly Passage[];
  /** This official may write remarks, and mark them as done. */
  open: boolean;
  write: FormAction;
  settle: FormAction;
};

/** All remarks on an edition, each with the words of the text it is about, and a form for one more. */
export function Remarks(props: Beside & { only?: (remark: Remark) => boolean }) {
  const { lang, editionId, page, from, remarks, passages, open, only = () => true } = props;
  const say = speaker(lang);
  const waiting = remarks.filter(({ resolvedAt }) => resolvedAt === null).length;
  const shown = remarks.filter(only);
  if (remarks.length === 0 && !open) return null;
  return (
    <section className="below" aria-labelledby="remarks">
      <h2 id="remarks">{say("remark.title")}</h2>
      <p className="small soft">
        {remarks.length === 0
          ? say("remark.none")
          : say("remark.count", { count: waiting, all: remarks.length })}
      </p>
      {shown.map((remark) => (
        <OneRemark key={remark.id} {...props} remark={remark} quote />
      ))}
      {open && (
        <RemarkForm
          key={remarks.length}
          {...{ lang, editionId, page, from, passages }}
          anchor="remark"
          action={props.write}
        />
      )}
    </section>
  );
}

/** One remark: its passage and whether that has changed since, who wrote it, and what has become of it. */
export function OneRemark(props: Beside & { remark: Remark; quote?: boolean }) {
  const { lang, textLang, editionId, page, from, remark, open, quote = false } = props;
  const say = speaker(lang);
  const { passage } = remark;
  return (
    <div className="remark">
      <p className="small soft">
        {remark.by},{" "}
        <time dateTime={dateTimeAttribute(remark.at)}>{formatDateTime(remark.at, lang)}</time>
      </p>
      {passage && (quote || passage.changed) && (
        <p className="small">
          {say("remark.on")} <q lang={textLang}>{passage.excerpt}</q>{" "}
          {passage.changed && (
            <b>{say(passage.block === null ? "remark.gone" : "remark.changed")}</b>
          )}
        </p>
      )}
      <p className="typed">{remark.text}</p>
      {remark.resolvedAt ? (
        <p className="small">
          <b>
            {say("remark.resolved", {
              name: remark.resolvedBy ?? "–",
              at: formatDateTime(remark.resolvedAt, lang),
            })}
          </b>
        </p>
      ) : (
        open && (
          <OneButton
            {...{ lang, page }}
            anchor={`remark-${remark.id}`}
            label={say("remark.settle")}
            of={remark.text.slice(0, 80)}
            hidden={{ editionId, remarkId: remark.id, from }}
            action={props.settle}
          />
        )
      )}
    </div>
  );
}
