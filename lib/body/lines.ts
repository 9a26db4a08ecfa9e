import type { Block, Inline } from "./schema";

/** Parts a line where two breaks stand together, and takes the spaces off its ends. */
export function paragraphs(line: readonly Inline[]): Extract<Block, { type: "paragraph" }>[] {
  const groups: Inline[][] = [[]];
  for (const run of line) {
    const group = groups.at(-1) ?? [];
    const blank = run.type === "text" && run.text.trim() === "";
    if (run.type === "hardBreak" && group.at(-1)?.type === "hardBreak") {
      group.pop();
      groups.push([]);
    } else if (!(blank && (group.length === 0 || group.at(-1)?.type === "hardBreak")))
      group.push(run);
  }
  return groups
    .map(trimmed)
    .filter((content) => content.some((run) => run.type === "text"))
    .map((content) => ({ type: "paragraph", content }));
}

function trimmed(group: readonly Inline[]): Inline[] {
  const runs = group.map((run) => ({ ...run }));
  while (runs[0]?.type === "hardBreak" || (runs[0]?.type === "text" && runs[0].text.trim() === ""))
    runs.shift();
  while (runs.at(-1)?.type === "hardBreak" || isBlank(runs.at(-1))) runs.pop();
  runs.forEach((run, index) => {
    if (run.type !== "text") return;
    if (index === 0 || runs[index - 1]?.type === "hardBreak") run.text = run.text.trimStart();
    if (index === runs.length - 1 || runs[index + 1]?.type === "hardBreak")
      run.text = run.text.trimEnd();
  });
  return runs;
}

const isBlank = (run: Inline | undefined) => run?.type === "text" && run.text.trim() === "";

/** Headings begin at 2 and go down one level at a time. */
export function closeJumps(blocks: Block[]): Block[] {
  let level = 1;
  return blocks.map((block) => {
    if (block.type !== "heading") return block;
    level = Math.min(block.attrs.level, level + 1);
    return { ...block, attrs: { level: level === 2 ? 2 : level === 3 ? 3 : 4 } };
  });
}
