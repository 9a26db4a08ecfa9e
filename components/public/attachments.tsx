import type { PublicAttachment, PublicNotice } from "@/domain/notices/public-queries";
import { isPublic } from "@/domain/notices/workflow";
import { fileSize, fileType, viewOf } from "@/lib/file-kind";
import { type Lang, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { fitsZip } from "@/lib/zip";
import { Phone } from "./parts";

type Edition = NonNullable<PublicNotice["edition"]>;
type Props = {
  found: PublicNotice;
  edition: Edition;
  attachments: readonly PublicAttachment[];
  lang: Lang;
  /** Where a file is: of a preview under the preview's own address. */
  fileAt?: FileAt;
};
/** The address of a file by its id and name. */
export type FileAt = (id: number, name: string) => string;

/** The files of a text: what each is, whether everybody can read it, under which licence, and the ways to have it. */
export function Attachments(props: Props) {
  const { found, edition, attachments, lang, fileAt = paths.file } = props;
  const say = speaker(lang);
  const { notice, board, department } = found;
  const kept = attachments.filter((file) => file.bytes !== null);
  const open = isPublic(edition.state);
  const unread = attachments.some((file) => !file.accessible);
  return (
    <section aria-labelledby="files">
      <h2 id="files">{say("files.title")}</h2>
      <ul className="files">
        {attachments.map((file) => (
          <li key={file.id}>
            <FileLink file={file} lang={lang} fileAt={fileAt} />
            <FileFacts file={file} licence={edition.licence} lang={lang} />
            {open && viewOf(file.mediaType) ? (
              <a
                className="t view noprint"
                href={paths.filePage(lang, board.slug, notice.number, file.id)}
              >
                {say("files.view")}
                <span className="vh"> {file.title || file.name}</span>
              </a>
            ) : null}
            <Instead file={file} among={attachments} lang={lang} fileAt={fileAt} />
            {file.accessible === false && department ? (
              <p className="small">
                {say("files.ask")}{" "}
                <Formats
                  department={department}
                  subject={say("files.subject", { number: notice.number, name: file.name })}
                />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {open && kept.length > 1 && fitsZip(kept.map(sized)) ? (
        <p className="noprint">
          <a className="btn plain" href={archiveOf(found, edition, lang)} download>
            {say("files.all", {
              count: kept.length,
              size: fileSize(kept.reduce((sum, file) => sum + (file.bytes ?? 0), 0)),
            })}
          </a>
        </p>
      ) : null}
      {unread && department ? (
        <p className="small">
          {say("files.formats")}{" "}
          <Formats
            department={department}
            subject={say("files.subject", { number: notice.number, name: edition.title })}
          />
        </p>
      ) : null}
    </section>
  );
}

const sized = ({ name, bytes }: PublicAttachment) => ({ name, bytes: bytes ?? 0 });

/** The archive of the text that is shown: of a version by its number where it is not the live one. */
const archiveOf = ({ notice }: PublicNotice, { state, version }: Edition, lang: Lang) =>
  state === "superseded" && version !== null
    ? paths.archive(lang, notice.number, version)
    : paths.archive(lang, notice.number);

function FileLink({ file, lang, fileAt }: { file: PublicAttachment; lang: Lang; fileAt: FileAt }) {
  const say = speaker(lang);
  const words = file.title || file.name;
  if (file.bytes !== null)
    return (
      <a className="file" href={fileAt(file.id, file.name)} download>
        {words} ({fileType(file.name)}, {fileSize(file.bytes)})
      </a>
    );
  const there = URL.canParse(file.sourceUrl ?? "") ? new URL(file.sourceUrl ?? "") : null;
  if (!there || !/^https?:$/.test(there.protocol)) return <span className="file">{words}</span>;
  return (
    <a className="file" href={there.href} rel="noreferrer">
      {words} ({fileType(file.name)}, {say("files.outside", { host: there.hostname })})
    </a>
  );
}

/** In words: whether a screen reader can read it, the name it is saved under where that is another, its licence. */
function FileFacts({
  file,
  licence,
  lang,
}: {
  file: PublicAttachment;
  licence: number;
  lang: Lang;
}) {
  const say = speaker(lang);
  const mark =
    file.accessible === null
      ? "files.unchecked"
      : file.accessible
        ? "files.accessible"
        : "files.inaccessible";
  const isNamed = file.title === "" || file.name.replace(/\.\w+$/, "") === file.title;
  return (
    <ul className="marks small soft">
      <li>{file.accessible === false ? <b>{say(mark)}</b> : say(mark)}</li>
      {isNamed ? null : <li>{say("files.name", { name: file.name })}</li>}
      <li>{say("kogl.name", { type: licence })}</li>
    </ul>
  );
}

/** What serves in its place: another file of this text by its name, an address, or words. */
function Instead({
  file,
  among,
  lang,
  fileAt,
}: {
  file: PublicAttachment;
  among: readonly PublicAttachment[];
  lang: Lang;
  fileAt: FileAt;
}) {
  // A picture's alternative says what it shows, and stands where it is shown.
  if (!file.alternative || viewOf(file.mediaType) === "image") return null;
  const say = speaker(lang);
  const other = among.find(
    ({ name, bytes }) => name === file.alternative && bytes !== null && name !== file.name,
  );
  return (
    <p className="small">
      {say("files.instead")}{" "}
      {other?.bytes ? (
        <a className="t" href={fileAt(other.id, other.name)} download>
          {other.title || other.name} ({fileType(other.name)}, {fileSize(other.bytes)})
        </a>
      ) : /^https?:\/\/\S+$/.test(file.alternative) ? (
        <a className="t" href={file.alternative}>
          {file.alternative}
        </a>
      ) : (
        file.alternative
      )}
    </p>
  );
}

/** Where a department is asked for a file in another format. */
export function Formats({
  department: { formatsEmail, phone },
  subject,
}: {
  department: { formatsEmail: string; phone: string };
  subject: string;
}) {
  return (
    <>
      <a className="t" href={`mailto:${formatsEmail}?subject=${encodeURIComponent(subject)}`}>
        {formatsEmail}
      </a>
      {phone ? (
        <>
          {", "}
          <Phone number={phone} alone />
        </>
      ) : null}
    </>
  );
}
