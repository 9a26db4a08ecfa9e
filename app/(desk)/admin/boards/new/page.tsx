import { AdminForm } from "@/components/desk/admin-form";
import { boardFields } from "@/components/desk/place-fields";
import { mayAdminister } from "@/domain/administration/rights";
import { sectionsWithBoards } from "@/domain/boards/queries";
import { paths } from "@/lib/paths";
import { adminPage, adminTitle, type Search } from "../../admin-door";
import { setBoard } from "../actions";

export const generateMetadata = () => adminTitle("boards.new");

/** A new board. */
export default async function NewBoardPage({ searchParams }: { searchParams: Search }) {
  return adminPage(paths.newBoard, mayAdminister, searchParams, async ({ context, lang, say }) => ({
    title: say("boards.new"),
    via: [{ href: paths.boards, name: say("boards.title") }],
    children: (
      <div className="narrow">
        <AdminForm
          lang={lang}
          action={setBoard}
          page={paths.newBoard}
          label={say("boards.new")}
          fields={boardFields(lang, await sectionsWithBoards(context.db))}
          buttons={[{ step: "add", name: say("boards.add") }]}
        />
      </div>
    ),
  }));
}
