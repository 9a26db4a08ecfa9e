import type { Metadata } from "next";
import { deskLang, requireOfficial } from "@/app/context";
import { EditionText } from "@/components/desk/edition-text";
import { Refused } from "@/components/desk/refused";
import { say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { editionId, findEdition } from "../find-edition";

type Props = { params: Promise<{ edition: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: say(await deskLang(), "desk.title", {
    page: say(await deskLang(), "preview.page", { id: editionId((await params).edition) }),
  }),
});

export default async function PreviewPage({ params }: Props) {
  const { edition: segment } = await params;
  const context = await requireOfficial(paths.preview(editionId(segment)));
  const { lang } = context.actor;
  const say = speaker(lang);
  const found = await findEdition(context, segment);
  if (!found) return <Refused lang={lang} refusal={{ code: "not_found" }} />;
  return (
    <>
      <aside className="note" aria-label={say("preview.title")}>
        <p>
          <b>{say("preview.title")}</b>
        </p>
        <p>
          {say("preview.note")}{" "}
          <a className="t" href={paths.edition(found.edition.id)}>
            {say("preview.back")}
          </a>
        </p>
      </aside>
      <h1 className="vh">{say("preview.page", { id: found.edition.id })}</h1>
      <EditionText edition={found.edition} />
    </>
  );
}
