import { BoardParts } from "@/components/desk/board-parts";
import { mayAdminister } from "@/domain/administration/rights";
import { boardForDesk, sectionsWithBoards } from "@/domain/boards/queries";
import { nameIn } from "@/lib/i18n";
import { idIn, paths } from "@/lib/paths";
import { adminPage, adminTitle, type Search } from "../../admin-door";
import { setBoard, setCategory } from "../actions";

type Props = { params: Promise<{ board: string }>; searchParams: Search };

export const generateMetadata = async ({ params }: Props) =>
  adminTitle("boards.page", { id: idIn((await params).board) });

/** One board: its names and rules, its categories. */
export default async function BoardPage({ params, searchParams }: Props) {
  const id = idIn((await params).board);
  return adminPage(
    paths.deskBoard(id),
    mayAdminister,
    searchParams,
    async ({ context, lang, say }) => {
      const board = await boardForDesk(context.db, id);
      if (!board) return { code: "not_found" };
      return {
        title: nameIn(lang, board),
        via: [{ href: paths.boards, name: say("boards.title") }],
        children: (
          <BoardParts
            lang={lang}
            board={board}
            sections={await sectionsWithBoards(context.db)}
            setBoard={setBoard}
            setCategory={setCategory}
          />
        ),
      };
    },
  );
}
