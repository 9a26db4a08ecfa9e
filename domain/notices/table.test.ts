import { desc, eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db";
import { auditEvents, editionState, editions, roleName } from "@/db/schema";
import { verifyAudit } from "@/domain/audit";
import type { Actor, Context } from "@/domain/context";
import type { Outcome } from "@/domain/outcome";
import { as, givenEdition, givenUser, test } from "@/domain/testing";
import { fromMarkdown } from "@/lib/body";
import { contentHash } from "./content-hash";
import { saveEdition } from "./edit";
import { forcePublish, secondCheck } from "./force-publish";
import { grantOverride } from "./override";
import { publishNotice } from "./publish";
import { removeNotice } from "./remove";
import { forceSchedule, scheduleEdition, unscheduleEdition } from "./schedule";
import {
  bringBackEdition,
  discardEdition,
  recallEdition,
  rejectEdition,
  submitEdition,
} from "./submit";
import { undoPublish } from "./undo";
import { explainWithdrawal, restoreNotice, withdrawNotice } from "./withdraw";
import { type Step, type StepName, steps } from "./workflow";

type Edition = Awaited<ReturnType<typeof givenEdition>>;

const reason = "The contractor is ill.";
const ask = ({ id, lockVersion }: Edition) => ({ editionId: id, lockVersion });
const hashOf = (edition: Edition) => contentHash({ ...edition, attachments: [] });
const explanations = { en: "It was put off." };

const hour = (edition: Edition) => ({
  ...ask(edition),
  contentHash: hashOf(edition),
  at: "2026-03-03T09:00",
  zone: "Asia/Seoul",
  confirmed: "2026-03-03T00:00:00.000Z",
});

/** Each step of the table as its command, asked for in a way that only the table can refuse. */
const commands: Record<
  StepName,
  (context: Context, edition: Edition) => Promise<Outcome<unknown>>
> = {
  save: (context, edition) =>
    saveEdition(context, {
      ...ask(edition),
      title: "Water outage",
      summary: "On Monday night.",
      body: fromMarkdown("Between 22:00 and 4:00."),
      departmentId: edition.departmentId,
      contact: "Han Seoyeon",
      changeType: null,
      changeNote: null,
    }),
  submit: (context, edition) => submitEdition(context, ask(edition)),
  reject: (context, edition) =>
    rejectEdition(context, { ...ask(edition), remark: "Say which streets." }),
  recall: (context, edition) => recallEdition(context, ask(edition)),
  publish: (context, edition) =>
    publishNotice(context, { ...ask(edition), contentHash: hashOf(edition) }),
  force_publish: (context, edition) =>
    forcePublish(context, { ...ask(edition), contentHash: hashOf(edition), reason }),
  schedule: (context, edition) => scheduleEdition(context, hour(edition)),
  force_schedule: (context, edition) => forceSchedule(context, { ...hour(edition), reason }),
  unschedule: (context, edition) => unscheduleEdition(context, { ...ask(edition), reason }),
  grant_override: (context, edition) =>
    grantOverride(context, { ...ask(edition), contentHash: hashOf(edition), reason, named: [] }),
  second_check: (context, edition) => secondCheck(context, ask(edition)),
  undo: (context, edition) => undoPublish(context, ask(edition)),
  withdraw: (context, edition) =>
    withdrawNotice(context, { ...ask(edition), explanations, reason }),
  explain: (context, edition) =>
    explainWithdrawal(context, { ...ask(edition), explanations, reason }),
  restore: (context, edition) => restoreNotice(context, { ...ask(edition), reason }),
  remove: (context, edition) =>
    removeNotice(context, { ...ask(edition), explanations, instead: null, seen: [edition.id] }),
  discard: (context, edition) => discardEdition(context, ask(edition)),
  bring_back: (context, edition) => bringBackEdition(context, ask(edition)),
};

/** What the record calls a step, where that is not its own name. */
const recordedAs = (name: StepName): string => {
  if (name === "save") return "edition.saved";
  const ofNotice = ["withdraw", "explain", "restore", "remove"].includes(name);
  return `${ofNotice ? "notice" : "edition"}.${name}`;
};

/** An edition of the actor's own in a state, on which nothing but state and role can stand in the way of the step. */
const given = (db: Database, name: StepName, state: Edition["state"], people: People) => {
  const { asking, colleague } = people;
  const { secondPerson, publishersOwn }: Step = steps[name];
  const forced = state === "published" && { forcedBy: colleague.id, forceReason: reason };
  // What blocks it, so that there is something to let pass.
  const barred = name === "grant_override" && {
    body: fromMarkdown("The plan of the streets is [here](/en/plan)."),
  };
  return givenEdition(db, {
    state,
    ...barred,
    createdBy: asking.id,
    submittedBy: secondPerson ? colleague.id : asking.id,
    publishedBy: publishersOwn ? asking.id : colleague.id,
    ...forced,
  });
};
type People = { asking: Actor; colleague: Actor };

/** Every row of every table of the board, as one hash a table. */
async function everyTable(db: Database): Promise<unknown> {
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(20);
  const hashes = tables.map(
    ({ name }) =>
      sql`select ${name} as name, (select md5(string_agg(t::text, '|' order by t::text)) from ${sql.identifier(name)} t) as rows`,
  );
  return [...(await db.execute(sql.join(hashes, sql` union all `)))];
}

describe("the table of steps holds in the database", () => {
  test.for(Object.keys(steps) as StepName[])(
    "%s: what state or role refuses changes no row of any table, what they allow is done as the table says",
    { timeout: 60_000 },
    async (name, { db }) => {
      const step: Step = steps[name];
      const colleague = await givenUser(db, "manager", { name: "Colleague" });
      const tries = [];
      for (const role of roleName.enumValues) {
        const asking = await givenUser(db, role);
        for (const state of editionState.enumValues) {
          const edition = await given(db, name, state, { asking, colleague });
          const allowed = step.from.includes(state) && step.by.some((by) => by === role);
          tries.push({ role, state, asking, edition, allowed });
        }
      }
      const before = await everyTable(db);

      for (const { role, state, asking, edition } of tries.filter(({ allowed }) => !allowed))
        expect(
          (await commands[name](as(asking, db), edition)).ok,
          `${role} and an edition that is ${state}`,
        ).toBe(false);
      expect(await everyTable(db)).toEqual(before);

      let taken = 0;
      for (const { role, state, asking, edition } of tries.filter(({ allowed }) => allowed)) {
        const outcome = await commands[name](as(asking, db), edition);
        expect(outcome, `${role} and an edition that is ${state}`).toMatchObject({ ok: true });
        const [now] = await db.select().from(editions).where(eq(editions.id, edition.id));
        expect(now?.state).toBe(step.to === "same" ? state : step.to);
        expect(now?.lockVersion).toBe(edition.lockVersion + 1);
        const [last] = await db.select().from(auditEvents).orderBy(desc(auditEvents.id)).limit(1);
        taken += 1;
        expect(last).toMatchObject({
          ...{ id: taken, actorId: asking.id, role, action: recordedAs(name) },
        });
      }
      expect(taken).toBe(step.from.length * step.by.length);
      expect((await verifyAudit(db)).firstBroken).toBeNull();
    },
  );
});
