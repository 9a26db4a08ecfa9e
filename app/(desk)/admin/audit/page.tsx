import { TrailTable } from "@/components/desk/trail-table";
import { actionsTaken, readTrail, trailPageSize } from "@/domain/trail/trail";
import { paths } from "@/lib/paths";
import { adminPage, adminTitle, type Search } from "../admin-door";
import { seenBefore, trailFilter } from "./trail-filter";

export const generateMetadata = () => adminTitle("audit.title");

/** Who did what, newest first: as much of it as this official may see. */
export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  return adminPage(
    paths.audit,
    () => true,
    searchParams,
    async ({ context: { db, actor }, lang, say }) => {
      const given = await searchParams;
      const filter = trailFilter.parse(given);
      const { before } = seenBefore.parse(given);
      const events = await readTrail(db, actor, filter, { before, size: trailPageSize + 1 });
      return {
        title: say("audit.title"),
        children: (
          <TrailTable
            lang={lang}
            filter={filter}
            actions={await actionsTaken(db)}
            events={events.slice(0, trailPageSize)}
            more={events.length > trailPageSize}
          />
        ),
      };
    },
  );
}
