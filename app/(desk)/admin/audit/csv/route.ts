import { requireOfficial } from "@/app/context";
import { actionWords, trailSubject } from "@/components/desk/trail-words";
import { readTrail } from "@/domain/trail/trail";
import { byteOrderMark, csvLine } from "@/lib/csv";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { trailFilter } from "../trail-filter";

const rowsAtOnce = 1_000; // A part of the file: the whole of a record of years never stands in memory.

/** The trail under a filter as a file of CSV, as much of it as this official may see; written as it is read. */
export async function GET(request: Request): Promise<Response> {
  const { db, actor } = await requireOfficial(paths.auditFile);
  const say = speaker(actor.lang);
  const filter = trailFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  let before: number | undefined;
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const lines: string[] = [];
      if (!begun)
        lines.push(
          byteOrderMark,
          csvLine([
            say("audit.event"),
            say("audit.at"),
            say("audit.who"),
            say("sign-in.email"),
            say("audit.role"),
            say("audit.action"),
            "action",
            say("audit.subject"),
            "subject",
            say("audit.reason"),
            say("audit.detail"),
          ]),
        );
      begun = true;
      const events = await readTrail(db, actor, filter, { before, size: rowsAtOnce });
      for (const event of events)
        lines.push(
          csvLine([
            event.id,
            event.at.toISOString(),
            event.name,
            event.email,
            event.role,
            actionWords(say, event.action),
            event.action,
            trailSubject(say, event),
            event.subject,
            event.reason,
            JSON.stringify(event.detail),
          ]),
        );
      controller.enqueue(new TextEncoder().encode(lines.join("")));
      before = events.at(-1)?.id;
      if (events.length < rowsAtOnce) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit-trail.csv"',
      "cache-control": "no-store",
    },
  });
}
