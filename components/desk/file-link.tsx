import { fileSize, fileType } from "@/lib/file-kind";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";
import type { DeskFile } from "./file-state";

/** An attached file by its name, with type, size and what was said of it; opens for whoever may see the edition. */
export function FileLink({ lang, file }: { lang: Lang; file: DeskFile }) {
  const say = speaker(lang);
  const { title, name, bytes, accessible, role } = file;
  const words = title || name;
  const mark =
    accessible === null ? "unchecked" : accessible ? ("accessible" as const) : "inaccessible";
  const facts = [
    title && title !== name ? name : null,
    bytes === null ? fileType(name) : `${fileType(name)}, ${fileSize(bytes)}`,
    file.width && file.height ? `${file.width} × ${file.height}` : null,
    role === "file" ? say(`files.${mark}`) : null,
  ];
  return (
    <div>
      {bytes === null ? (
        <span>{words}</span>
      ) : (
        <a className="t" href={paths.file(file.id, name)}>
          {words}
        </a>
      )}
      <p className="meta">{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}
