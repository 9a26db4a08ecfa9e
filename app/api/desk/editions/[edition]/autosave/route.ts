import { readText } from "@/app/(desk)/admin/editions/[edition]/read-text";
import { twoTexts } from "@/app/(desk)/admin/editions/[edition]/two-texts";
import { officialCalling } from "@/app/context";
import { answered, refused } from "@/app/desk-calls";
import { type SaveEdition, saveEdition } from "@/domain/notices/edit";
import type { Refusal } from "@/domain/outcome";
import { toMarkdown } from "@/lib/body";
import { idIn } from "@/lib/paths";

type Segments = { params: Promise<{ edition: string }> };

const garbled: Refusal = { code: "malformed", issues: [] };

/**
 * Saves the editor's form as it stands, sent by its page. Answers the lock version to save over next, or
 * 401 signed out, or as somebody else than whoever opened the form · 403 · 404 · 409 with both texts where somebody
 * saved since · 422 where a field is missing, or is none.
 */
export async function POST(request: Request, { params }: Segments): Promise<Response> {
  const context = await officialCalling({ typing: true });
  if (!context) return refused({ code: "signed_out" });
  const form = await request.formData().catch(() => null); // No form at all: what came is not to be read.
  const writer = form?.get("writer");
  if (!form || typeof writer !== "string") return refused(garbled);
  // Another person signed in on the same browser: what one has typed is not saved under the other's name.
  if (writer !== String(context.actor.id)) return refused({ code: "signed_out" });
  const id = idIn((await params).edition);
  if (id === 0) return refused({ code: "not_found" });
  form.set("editionId", String(id));
  const text = readText(form);
  if ("code" in text) return refused(text);

  const saved = await saveEdition(context, text.save, "autosave");
  if (saved.ok)
    return answered({ lockVersion: saved.value.lockVersion, savedAt: context.now.toISOString() });
  const texts = saved.refusal.code === "stale" && (await twoTexts(context, text.save));
  if (!texts) return refused(saved.refusal);
  return refused(saved.refusal, {
    lockVersion: texts.stored.lockVersion,
    other: texts.other,
    stored: words(texts.stored),
    typed: words(text.save),
  });
}

type Words = Pick<SaveEdition, "title" | "summary" | "contact" | "changeNote"> & { body: unknown };
const words = (text: Words) => ({
  title: text.title,
  summary: text.summary,
  body: toMarkdown(text.body as Parameters<typeof toMarkdown>[0]),
  contact: text.contact,
  changeNote: text.changeNote ?? "",
});
