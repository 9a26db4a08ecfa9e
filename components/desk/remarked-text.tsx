import { belowTitle, withAlternatives } from "./edition-text";
import { RemarkForm } from "./remark-form";
import { type Beside, OneRemark } from "./remarks";

type Props = Beside & {
  edition: { title: string; summary: string };
  /** Each block of the body as it will be public. */
  blocks: readonly { block: number; html: string }[];
};

/** The text as it will be public, below each of its blocks the remarks on it and a place for another. */
export function RemarkedText(props: Props) {
  const { lang, textLang, editionId, page, from, edition, blocks, remarks, passages } = props;
  return (
    <div className="reading">
      <h3 lang={textLang}>{edition.title}</h3>
      <p className="lead" lang={textLang}>
        {edition.summary}
      </p>
      {blocks.map(({ block, html }) => {
        const passage = passages.find((each) => each.block === block); // None of a block without words.
        const shown = withAlternatives(belowTitle(html, 3), lang);
        return (
          <div key={block} className="passage">
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/body with its one allow-list. */}
            <div className="prose" lang={textLang} dangerouslySetInnerHTML={{ __html: shown }} />
            {remarks
              .filter((remark) => remark.passage?.block === block)
              .map((remark) => (
                <OneRemark key={remark.id} {...props} remark={remark} />
              ))}
            {props.open && passage && (
              <RemarkForm
                key={remarks.length}
                {...{ lang, editionId, page, from, passage }}
                anchor={`block-${block}`}
                action={props.write}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
