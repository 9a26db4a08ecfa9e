import { formatCount } from "@/lib/time";
import { stamp } from "./dates";
import type { Report } from "./report";

const escaped = (text: string | number | null) =>
  String(text ?? "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The report as one page that needs nothing besides itself. */
export function reportHtml(report: Report): string {
  const { counts, years, files } = report;
  const title = report.dryRun ? "Dry run of an import" : `Import ${report.run}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; margin: 1rem 0 }
th, td { border-bottom: 1px solid; padding: .3rem .8rem .3rem 0; text-align: start; vertical-align: top }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums }
div { overflow-x: auto }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>Board ${escaped(report.board)}, by ${escaped(report.operator)}, ${stamp(report.startedAt)} to ${stamp(report.endedAt)} (Seoul).${report.stopped ? " Stopped before the end." : ""}${report.dryRun ? " Nothing was changed." : ""}</p>
${table(
  "What became of the records",
  ["Result", "#Records"],
  [
    ["Published", counts.created],
    ["Drafts, for want of a date", counts.drafts],
    ["Updated", counts.updated],
    ["Unchanged", counts.unchanged],
    ["Refused", counts.refused],
    ["Read", counts.read],
  ],
)}
${table(
  "By year",
  ["Year", "#Notices", "#Reads there"],
  [
    ...Object.entries(years)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([year, row]) => [year, row.notices, formatCount(row.reads)]),
    ["All", counts.read - counts.refused, formatCount(report.reads)],
  ],
)}
${table(
  "Refused",
  ["File", "#Line", "Key", "Why"],
  report.refusals.map(({ file, line, key, reason }) => [file, line, key, reason]),
)}
${table(
  "Drafts: they need a date",
  ["File", "#Line", "#Number", "Title", "Why"],
  report.drafts.map(({ file, line, number, title: words, reason }) => [
    file,
    line,
    number,
    words,
    reason,
  ]),
)}
${table(
  `Departments made, with the contact of ${report.desk.name} (${report.desk.phone}, ${report.desk.email})`,
  ["Name"],
  report.departments.map((name) => [name]),
)}
${table(
  "What did not come along",
  ["File", "#Line", "#Number", "Title", "What"],
  report.losses.map(({ file, line, number, title: words, lines }) => [
    file,
    line,
    number,
    words,
    lines.join("\n"),
  ]),
)}
${table(
  "Files skipped",
  ["File", "Why"],
  report.skipped.map(({ file, reason }) => [file, reason]),
)}
${table(
  "Files read",
  ["File", "SHA-256"],
  files.map(({ name, sha256 }) => [name, sha256]),
)}
</main>
</body>
</html>
`;
}

/** A heading and its table; columns that begin with # hold numbers. */
function table(
  heading: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  if (rows.length === 0) return "";
  const kind = (index: number) => (columns[index]?.startsWith("#") ? ' class="n"' : "");
  const head = columns.map(
    (name, index) => `<th scope="col"${kind(index)}>${escaped(name.replace("#", ""))}</th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map(
      (cell, index) => `<td${kind(index)}>${escaped(cell).replaceAll("\n", "<br>")}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<h2>${escaped(heading)}</h2>
<div><table><thead><tr>${head.join("")}</tr></thead><tbody>
${body.join("\n")}
</tbody></table></div>`;
}
