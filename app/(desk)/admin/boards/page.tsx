import { AdminForm } from "@/components/desk/admin-form";
import { placeFields } from "@/components/desk/place-fields";
import { SectionParts } from "@/components/desk/section-parts";
import { mayAdminister } from "@/domain/administration/rights";
import { sectionsWithBoards } from "@/domain/boards/queries";
import { paths } from "@/lib/paths";
import { adminPage, adminTitle, type Search } from "../admin-door";
import { setSection } from "./actions";

export const generateMetadata = () => adminTitle("boards.title");

/** The menu as it stands: sections with their boards, each to be changed. */
export default async function BoardsPage({ searchParams }: { searchParams: Search }) {
  return adminPage(paths.boards, mayAdminister, searchParams, async ({ context, lang, say }) => ({
    title: say("boards.title"),
    begin: { href: paths.newBoard, name: say("boards.new") },
    children: (
      <>
        <SectionParts
          lang={lang}
          sections={await sectionsWithBoards(context.db)}
          action={setSection}
        />
        <section className="sec split" aria-labelledby="new-section">
          <h2 id="new-section">{say("boards.new-section")}</h2>
          <div className="narrow">
            <AdminForm
              lang={lang}
              action={setSection}
              page={paths.boards}
              prefix="new-"
              label={say("boards.new-section")}
              fields={placeFields(lang, { slug: true })}
              buttons={[{ step: "add", name: say("boards.add-section") }]}
            />
          </div>
        </section>
      </>
    ),
  }));
}
