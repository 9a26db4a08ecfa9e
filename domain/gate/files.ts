import { isBlank } from "@/lib/words";
import type { Found, GateFile, GateText } from "./finding";
import { masked } from "./personal";

const hangul = /\.hwpx?$/i;

/**
 * A file is open to everybody where it is marked accessible or something serves in its place. Any other needs a contact
 * who gives it in another format, and must be said to be closed; HWP, which few readers can open at all, needs more than that.
 */
export const checkFiles = ({ attachments, formats }: GateText): Found[] =>
  attachments
    .filter(({ role }) => role === "file")
    .flatMap((file, _, files) => {
      if (file.accessible === true || hasAlternative(file, files)) return [];
      const code = hangul.test(file.name)
        ? "file_hwp_alone"
        : file.accessible === null
          ? "file_unsaid"
          : isBlank(formats)
            ? "file_closed"
            : null;
      const values = { words: masked(file.title || file.name) };
      return code ? [{ kind: "access", weight: "blocks", field: "attachments", code, values }] : [];
    });

/** Words or an address, another file of the notice by its name, or an accessible file that has the same name but for its ending. */
function hasAlternative(file: GateFile, files: readonly GateFile[]): boolean {
  const named = files.find(({ name }) => name === file.alternative);
  if (named) return named !== file && named.accessible === true;
  if (!isBlank(file.alternative ?? "")) return true;
  return files.some(
    (other) => other !== file && other.accessible === true && stem(other) === stem(file),
  );
}

const stem = ({ name }: GateFile): string => name.replace(/\.\w+$/, "");
