import type { ShownFile } from "@/domain/attachments/find-shown";
import { fileSize, fileType } from "@/lib/file-kind";
import { type Lang, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { keepDates } from "@/lib/typography";
import { Formats } from "./attachments";

type Props = {
  file: ShownFile;
  /** Number of the notice, and the address of the text the file belongs to. */
  number: number;
  back: string;
  department: { formatsEmail: string; phone: string } | undefined;
  lang: Lang;
};

/** One attached picture or PDF, shown; what it shows in words, and the ways to have it otherwise. */
export function FileView({ file, number, back, department, lang }: Props) {
  const say = speaker(lang);
  const name = file.title || file.name;
  return (
    <article className="sheet">
      <h1>{keepDates(name)}</h1>
      <p className="lead">
        {say("files.of")} <a href={back}>{keepDates(file.noticeTitle)}</a>
      </p>
      <p className="row noprint">
        <a className="btn" href={paths.file(file.id, file.name)} download>
          {say("files.save", { type: fileType(file.name), size: fileSize(file.bytes) })}
        </a>
        <a className="btn plain" href={back}>
          {say("files.back")}
        </a>
      </p>
      {file.view === "image" ? (
        <Picture file={file} lang={lang} />
      ) : (
        <Pdf file={file} lang={lang} />
      )}
      {!file.accessible && department ? (
        <p className="small">
          {say("files.ask")}{" "}
          <Formats department={department} subject={say("files.subject", { number, name })} />
        </p>
      ) : null}
    </article>
  );
}

function Picture({ file, lang }: { file: ShownFile; lang: Lang }) {
  return (
    <figure className="shown">
      {/* biome-ignore lint/performance/noImgElement: the optimizer is off, and its size is not known. */}
      <img
        src={paths.file(file.id, file.name)}
        alt={file.alternative ?? (file.title || file.name)}
      />
      {file.alternative ? null : (
        <figcaption className="small soft">{say(lang, "files.no-words")}</figcaption>
      )}
    </figure>
  );
}

function Pdf({ file, lang }: { file: ShownFile; lang: Lang }) {
  const say = speaker(lang);
  return (
    <div className="shown">
      <object
        data={paths.shownFile(file.id, file.name)}
        type="application/pdf"
        aria-label={file.title || file.name}
      >
        <p>
          {say("files.no-viewer")}{" "}
          <a href={paths.file(file.id, file.name)} download>
            {say("files.save", { type: fileType(file.name), size: fileSize(file.bytes) })}
          </a>
        </p>
      </object>
    </div>
  );
}
