import type { DeskEdition } from "@/domain/notices/desk-queries";
import type { StepName } from "@/domain/notices/workflow";
import type { Refusal } from "@/domain/outcome";
import { otherLang, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import type { FormAction } from "./form-state";
import { StateTag } from "./state-tag";
import { StepForm } from "./step-form";
import { refusalWords, stateWords } from "./words";

type Props = {
  lang: Lang;
  edition: {
    id: number;
    number: number;
    lang: Lang;
    state: string;
    lockVersion: number;
    contact: string;
    licence: number;
    remark: string | null;
  };
  board: { slug: string; name: string };
  department: string | null;
  siblings: readonly DeskEdition[];
  /** For each step why not; null where it may be taken. */
  standings: Record<string, Refusal | null>;
  /** Who may publish it, by name. */
  publishers: readonly string[];
  writes: boolean;
  actions: Record<"recall" | "discard" | "restore" | "withdraw" | "beginEdition", FormAction>;
};

const shownIn: Record<string, readonly StepName[]> = {
  draft: ["submit", "publish", "discard"],
  rejected: ["submit", "publish", "discard"],
  submitted: ["publish", "reject", "recall", "discard"],
  published: ["withdraw"],
  withdrawn: ["restore"],
};
const underWay = new Set(["draft", "submitted", "rejected", "scheduled"]);

/** The state of an edition, its steps with the reasons of the closed ones, and its particulars. */
export function StatePanel(props: Props) {
  const { lang, edition, board, department, siblings } = props;
  const say = speaker(lang);
  const live = siblings.filter((each) => each.state === "published");
  return (
    <section className="panel" aria-labelledby="state">
      <h2 id="state">{say("panel.state", { state: stateWords(say, edition.state) })}</h2>
      {edition.state === "rejected" && edition.remark && (
        <p className="find">
          <b>{say("panel.remark")}</b>
          <br />
          {edition.remark}
        </p>
      )}
      {edition.state === "withdrawn" &&
        siblings
          .filter(({ state }) => state === "withdrawn")
          .map((each) => (
            <p className="find warning" key={each.id}>
              <b>{say("panel.banner", { lang: say(`language.${each.lang}`) })}</b>
              <br />
              <span lang={each.lang}>{each.explanation}</span>
            </p>
          ))}
      <h2>{say("panel.steps")}</h2>
      <ul className="steps">
        {(shownIn[edition.state] ?? []).map((name) => (
          <li key={name}>
            <StepOf {...props} name={name} live={live.map((each) => each.lang)} />
          </li>
        ))}
        {props.writes && (
          <>
            {!underWay.has(edition.state) && <Another {...props} of={edition.lang} />}
            <Another {...props} of={otherLang(edition.lang)} />
          </>
        )}
      </ul>
      <h2>{say("panel.particulars")}</h2>
      <dl className="facts0">
        <dt className="small soft">{say("notices.board")}</dt>
        <dd>{board.name}</dd>
        <dt className="small soft">{say("notices.department")}</dt>
        <dd>{department ?? "–"}</dd>
        <dt className="small soft">{say("panel.contact-person")}</dt>
        <dd lang={edition.lang}>{edition.contact || "–"}</dd>
        <dt className="small soft">{say("panel.licence")}</dt>
        <dd>{say("kogl.name", { type: edition.licence })}</dd>
      </dl>
      <ul className="links">
        <li>
          <a className="t" href={paths.reads(edition.id)}>
            {say("panel.reads")}
          </a>
        </li>
        {!underWay.has(edition.state) || (
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
      <h2>{say("panel.editions")}</h2>
      <ul className="links of">
        {siblings.map((each) => (
          <li key={each.id}>
            <a
              className="t"
              href={paths.edition(each.id)}
              aria-current={each.id === edition.id ? "page" : undefined}
            >
              {each.version === null
                ? say(`language.${each.lang}`)
                : say("panel.edition", {
                    lang: say(`language.${each.lang}`),
                    version: each.version,
                  })}
            </a>{" "}
            <StateTag lang={lang} state={each.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One step as it stands for this official: its button or form, or why it is closed. */
function StepOf(given: Props & { name: StepName; live: Lang[] }) {
  const { name, live, ...props } = given;
  const { lang, edition, actions } = props;
  const say = speaker(lang);
  const refusal = props.standings[name] ?? null;
  const label = say(`step.${name}`);
  if (refusal) return <Closed name={name} label={label} why={whyClosed(name, refusal, props)} />;
  const page = paths.edition(edition.id);
  const ask = { lang, editionId: edition.id, lockVersion: edition.lockVersion, label, page };
  const hint = say(`step.${name}-hint`);
  if (name === "submit")
    return (
      <>
        {/* The button belongs to the text's form: what is typed is saved first and never left behind. */}
        <button type="submit" form="edit" name="then" value="submit">
          {label}
        </button>
        <p className="small">{hint}</p>
      </>
    );
  if (name === "publish" || name === "reject")
    return (
      <>
        <a className={name === "publish" ? "btn" : "btn plain"} href={paths.review(edition.id)}>
          {say(`step.${name}-review`)}
        </a>
        <p className="small">{hint}</p>
      </>
    );
  if (name === "withdraw")
    return (
      <StepForm
        {...ask}
        hint={hint}
        action={actions.withdraw}
        fields={[
          ...live.map((each) => ({
            name: `explanation-${each}`,
            label: say("step.explanation", { lang: say(`language.${each}`) }),
            textLang: each,
          })),
          { name: "reason", label: say("step.reason") },
        ]}
      />
    );
  if (name === "restore")
    return (
      <StepForm
        {...ask}
        hint={hint}
        action={actions.restore}
        fields={[{ name: "reason", label: say("step.reason") }]}
      />
    );
  if (name === "recall" || name === "discard")
    return <StepForm {...ask} hint={hint} action={actions[name]} fields={[]} />;
  return null;
}

/** The reason of a closed step; where somebody else can publish, who that is. */
function whyClosed(name: StepName, refusal: Refusal, { lang, publishers, edition }: Props): string {
  const say = speaker(lang);
  if (name !== "publish") return refusalWords(say, refusal);
  const early = edition.state === "draft" || edition.state === "rejected";
  return [
    early ? say("step.publish-early") : refusalWords(say, refusal),
    publishers.length > 0 && say("step.publishers", { names: publishers.join(", ") }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** A step that is not open: it stays in its place, and says why. */
const Closed = ({ name, label, why }: { name: string; label: string; why: string }) => (
  <>
    <button type="button" className="plain" aria-disabled="true" aria-describedby={`why-${name}`}>
      {label}
    </button>
    <p className="small" id={`why-${name}`}>
      {why}
    </p>
  </>
);

/** A next version, or the first text in the other language; a link where one is being written already. */
function Another({ lang, edition, siblings, actions, of }: Props & { of: Lang }) {
  const say = speaker(lang);
  const begun = siblings.find((each) => each.lang === of && underWay.has(each.state));
  const words = { lang: say(`language.${of}`) };
  if (begun)
    return (
      <li>
        <a className="btn plain" href={paths.edition(begun.id)}>
          {say("step.go-on", words)}
        </a>
      </li>
    );
  const exists = siblings.some((each) => each.lang === of && each.version !== null);
  return (
    <li>
      <StepForm
        lang={lang}
        page={paths.edition(edition.id)}
        editionId={edition.id}
        lockVersion={edition.lockVersion}
        hidden={{ number: edition.number, lang: of }}
        label={say(exists ? "step.new-edition" : "step.other-language", words)}
        hint={say(exists ? "step.new-edition-hint" : "step.other-language-hint")}
        action={actions.beginEdition}
        fields={[]}
      />
    </li>
  );
}
