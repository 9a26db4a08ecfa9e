import type { ComponentProps } from "react";
import type { Force } from "@/domain/notices/desk-queries";
import type { DeskEdition } from "@/domain/notices/desk-rows";
import type { Removal } from "@/domain/notices/public-queries";
import { isUnderWay, type StepName, steps } from "@/domain/notices/workflow";
import type { Refusal } from "@/domain/outcome";
import { otherLang, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatDateTime, type Lang } from "@/lib/time";
import { AnotherEdition } from "./another-edition";
import type { FormAction } from "./form-state";
import { PanelFacts } from "./panel-facts";
import { type Place, PlaceForm } from "./place-form";
import { Scheduled } from "./scheduled";
import { StateTag } from "./state-tag";
import { StepForm } from "./step-form";
import { WhatHappened } from "./what-happened";
import { refusalWords, stateWords } from "./words";

/** Steps whose form stands in the panel itself. */
type PanelStep =
  | "recall"
  | "discard"
  | "undo"
  | "withdraw"
  | "explain"
  | "restore"
  | "unschedule"
  | "bring_back";
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
    textDeletedAt: Date | null;
    endsAt: Date | null;
  } & ComponentProps<typeof Scheduled>["edition"];
  now: Date;
  board: { slug: string; name: string };
  department: string | null;
  category: string | null;
  /** The last day on which it is pinned; "" where it is not. */
  pinnedTo: string;
  siblings: readonly DeskEdition[];
  /** For each step why not; null where it may be taken. */
  standings: Record<string, Refusal | null>;
  /** Who may publish it, by name. */
  publishers: readonly string[];
  writes: boolean;
  /** Until when a step with a time limit is open. */
  until: Partial<Record<StepName, Date | null>>;
  /** How it was published by force; null where it was not. */
  force: Force | null;
  /** Why it is gone. */
  removal: Removal | null;
  /** Where it stands in the lists; null for who may not change it. */
  place: Place | null;
  actions: Record<PanelStep | "beginEdition" | "duplicate" | "place", FormAction>;
};

const shownIn: Record<string, readonly StepName[]> = {
  draft: ["submit", "publish", "force_publish", "force_schedule", "discard"],
  rejected: ["submit", "publish", "discard"],
  submitted: ["publish", "reject", "recall", "force_publish", "force_schedule", "discard"],
  scheduled: ["unschedule"],
  published: ["undo", "second_check", "withdraw", "remove"],
  withdrawn: ["explain", "restore", "remove"],
  superseded: ["remove"],
  discarded: ["bring_back"],
};

/** The state of an edition, its steps with the reasons of the closed ones, and its particulars. */
export function StatePanel(props: Props) {
  const { lang, edition, board, department, siblings } = props;
  const say = speaker(lang);
  const another = { lang, edition, siblings, action: props.actions.beginEdition };
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
      <WhatHappened {...props} />
      <Scheduled lang={lang} edition={edition} now={props.now} />
      <h2>{say("panel.steps")}</h2>
      <ul className="steps">
        {stepsShown(props).map((name) => (
          <li key={name}>
            <StepOf {...props} name={name} />
          </li>
        ))}
        {props.writes && (
          <>
            {!isUnderWay(edition.state) && <AnotherEdition {...another} of={edition.lang} />}
            <AnotherEdition {...another} of={otherLang(edition.lang)} />
            <li>
              <StepForm
                lang={lang}
                page={paths.edition(edition.id)}
                editionId={edition.id}
                lockVersion={edition.lockVersion}
                label={say("step.duplicate")}
                hint={say("step.duplicate-hint")}
                action={props.actions.duplicate}
                fields={[]}
              />
            </li>
          </>
        )}
      </ul>
      <PanelFacts
        {...{ lang, edition, board, department }}
        category={props.category}
        pinnedTo={props.pinnedTo}
      />
      {props.place && (
        <>
          <h2>{say("place.title")}</h2>
          <PlaceForm
            lang={lang}
            editionId={edition.id}
            place={props.place}
            action={props.actions.place}
          />
        </>
      )}
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

/** Steps of a state; where nothing waits for a check there is none, and no emergency lane beside an open ordinary one. */
const stepsShown = ({ edition, force, standings }: Props): readonly StepName[] =>
  (shownIn[edition.state] ?? []).filter((name) => {
    if (name === "second_check") return force !== null && force.checkedAt === null;
    return (
      name !== "force_schedule" ||
      (standings["force_schedule"] === null && standings["schedule"] !== null)
    );
  });

/** One step as it stands for this official: its button or form, or why it is closed. */
function StepOf({ name, ...props }: Props & { name: StepName }) {
  const { lang, edition, actions, siblings } = props;
  const say = speaker(lang);
  const refusal = props.standings[name] ?? null;
  const label = say(`step.${name}`);
  if (refusal) return <Closed name={name} label={label} why={whyClosed(name, refusal, props)} />;
  const page = paths.edition(edition.id);
  const ask = { lang, editionId: edition.id, lockVersion: edition.lockVersion, label, page };
  const until = props.until[name];
  const hint = say(`step.${name}-hint`, until ? { until: formatDateTime(until, lang) } : {});
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
  if (
    name === "force_publish" ||
    name === "force_schedule" ||
    name === "remove" ||
    name === "second_check"
  )
    return (
      <>
        <a className="btn plain" href={pageOf[name](edition.id)}>
          {label}
        </a>
        <p className="small">{hint}</p>
      </>
    );
  if (name === "withdraw" || name === "explain")
    return (
      <StepForm
        {...ask}
        hint={hint}
        action={actions[name]}
        fields={[
          ...siblings
            .filter((each) => steps[name].from.some((state) => state === each.state))
            .map((each) => ({
              name: `explanation-${each.lang}`,
              label: say("step.explanation", { lang: say(`language.${each.lang}`) }),
              textLang: each.lang,
              value: each.explanation ?? "",
            })),
          { name: "reason", label: say("step.reason") },
        ]}
      />
    );
  if (name === "restore" || name === "unschedule")
    return (
      <StepForm
        {...ask}
        hint={hint}
        action={actions[name]}
        fields={[{ name: "reason", label: say("step.reason") }]}
      />
    );
  if (name === "recall" || name === "discard" || name === "undo" || name === "bring_back")
    return <StepForm {...ask} hint={hint} action={actions[name]} fields={[]} />;
  return null;
}

/** Steps that are taken on a page of their own, where one sees what they do. */
const pageOf = {
  force_publish: paths.forcePublish,
  force_schedule: paths.review,
  remove: paths.remove,
  second_check: paths.review,
} as const;

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
