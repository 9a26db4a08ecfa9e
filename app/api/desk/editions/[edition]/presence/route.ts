import { z } from "zod";
import { officialCalling } from "@/app/context";
import { answered, refused } from "@/app/desk-calls";
import { beat } from "@/domain/notices/presence";
import { idIn } from "@/lib/paths";

type Segments = { params: Promise<{ edition: string }> };

const heartbeat = z.object({ writing: z.boolean(), left: z.boolean().optional() });

/** A heartbeat of an open page of an edition; answers who else writes there, and since when. 401 · 404 · 422. */
export async function POST(request: Request, { params }: Segments): Promise<Response> {
  const context = await officialCalling({ typing: false });
  if (!context) return refused({ code: "signed_out" });
  const sent = heartbeat.safeParse(await request.json().catch(() => null)); // No JSON is no heartbeat.
  if (!sent.success) return refused({ code: "malformed", issues: [] });
  const id = idIn((await params).edition);
  const outcome = await beat(context, { editionId: id, ...sent.data });
  if (!outcome.ok) return refused(outcome.refusal);
  return answered({
    others: outcome.value.map(({ name, since }) => ({ name, since: since.toISOString() })),
  });
}
