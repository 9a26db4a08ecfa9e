import { readFileSync, writeFileSync } from "node:fs";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import * as schema from "@/db/schema";
import { publishWhenDue, type Step, steps } from "@/domain/notices/workflow";

/** Draws docs/workflow.md and docs/tables.md from the code they tell of; with `--check` fails where they no longer do. */
const drawings = { "docs/workflow.md": workflow(), "docs/tables.md": tables() };

const check = process.argv.includes("--check");
for (const [file, drawing] of Object.entries(drawings)) {
  if (!check) writeFileSync(file, drawing);
  else if (readIfThere(file) !== drawing) {
    console.error(
      `${file} is not what the code says: run \`node --import ./scripts/tsx.mjs scripts/diagrams.ts\`.`,
    );
    process.exitCode = 1;
  }
}

function workflow(): string {
  const all: [string, Step][] = Object.entries(steps);
  const arrows = all.flatMap(([name, { from, to, toDraftIfForced }]) =>
    to === "same"
      ? []
      : (toDraftIfForced ? [to, "draft"] : [to]).flatMap((end) =>
          from.map((state) => `  ${state} --> ${end}: ${name}`),
        ),
  );
  const { from, to } = publishWhenDue;
  const rows = all.map(([name, step]) => [
    name,
    step.from.join(", "),
    step.to === "same" ? "as before" : step.to,
    step.by.join(", "),
    asks(step).join("; "),
  ]);
  return [
    "# The steps of an edition",
    "Drawn by `scripts/diagrams.ts` from `domain/notices/workflow.ts`; do not edit. Publishing also makes the live edition of that language `superseded`; `undo` makes what was superseded live again, in the state it had. `withdraw`, `explain`, `restore` and `remove` concern every edition of the notice that stands there.",
    mermaid([
      "stateDiagram-v2",
      "  [*] --> draft: create",
      ...arrows,
      `  ${from} --> ${to}: when due`,
    ]),
    table(["step", "from", "to", "who", "besides"], rows),
  ].join("\n\n");
}

function asks(step: Step): string[] {
  return [
    ...(step.secondPerson ? ["neither submitted it nor saved a revision of it"] : []),
    ...(step.authorsOwn ? ["an author, the own ones alone"] : []),
    ...(step.submitterOnly ? ["whoever submitted it"] : []),
    ...(step.publishersOwn ? ["an editor, what they published, or set the hour of, alone"] : []),
    ...(step.afterForce ? ["published by force; neither its publisher nor who set its hour"] : []),
    ...(step.within ? [`within ${span(step.within.minutes)}`] : []),
    ...(step.aloneUnderWay ? ["no other edition under way in the language"] : []),
    ...(step.towardsReaders ? ["not of a notice that was removed"] : []),
    ...(step.toDraftIfForced ? ["to draft where it was scheduled by force from one"] : []),
  ];
}

function span(minutes: number): string {
  return minutes % 1440 === 0 ? `${minutes / 1440} days` : `${minutes} minutes`;
}

function tables(): string {
  const exported: unknown[] = Object.values(schema);
  const all = exported
    .filter((value): value is PgTable => is(value, PgTable))
    .map((each) => getTableConfig(each));
  const boxes = all.flatMap(({ name, columns }) => [
    `  ${name} {`,
    ...columns.map((column) => `    ${word(column.getSQLType())} ${column.name}`),
    "  }",
  ]);
  const lines = all.flatMap(({ name, foreignKeys }) =>
    foreignKeys.map((key) => {
      const { columns, foreignTable } = key.reference();
      const by = columns.map((column) => column.name).join(" ");
      return `  ${getTableConfig(foreignTable).name} ||--o{ ${name}: "${by}"`;
    }),
  );
  return [
    "# The tables",
    "Drawn by `scripts/diagrams.ts` from `db/schema`; do not edit.",
    `${mermaid(["erDiagram", ...boxes, ...lines])}\n`,
  ].join("\n\n");
}

function word(type: string): string {
  return type.replace(/\W+/g, "_").replace(/_$/, "");
}

function mermaid(lines: readonly string[]): string {
  return ["```mermaid", ...lines, "```"].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return `${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
