import "server-only";
import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import type { DeskContext } from "@/app/context";
import { deskLang, deskSettings, keepSession } from "@/app/context";
import { statusOf } from "@/components/desk/form-state";
import { issueWords, refusalWords } from "@/components/desk/words";
import type { Refusal } from "@/domain/outcome";
import { type Say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";

/** What came of a form of files. */
export type Uploaded = {
  editionId: number;
  lockVersion?: number;
  taken: { id: number; name: string; bytes: number }[];
  refused: { name: string; why: Refusal }[];
  /** Why nothing, or nothing more, was taken. */
  refusal?: Refusal | null;
};

/** What the edition's page tells of it after a form without script. */
export type UploadTold = { taken: string[]; refused: { name: string; words: string }[] };

const cookieName = "gongji-files";
const toldForSeconds = 60;
const longestCookie = 3_000; // Of the 4,096 bytes browsers keep; encoding adds a third.
const shownName = 40;

/** To a page: back to the edition, which tells what was taken and what was not. To a program: JSON, 201 where all was taken. */
export async function answerUpload(
  request: Request,
  context: DeskContext | null,
  result: Uploaded,
): Promise<Response> {
  if (context) await renew(context);
  const say = speaker(await deskLang());
  const page = /\btext\/html\b/.test(request.headers.get("accept") ?? "");
  return page ? back(context, result, say) : told(result, say);
}

/** As with every form, sending files begins the idle time anew. */
async function renew({ session, now }: DeskContext): Promise<void> {
  if (now.getTime() - session.seenAt > 5 * 60_000)
    await keepSession({ ...session, seenAt: now.getTime() });
}

function told(result: Uploaded, say: Say): Response {
  const { editionId, lockVersion, taken, refused, refusal } = result;
  const why = refusal ?? refused[0]?.why;
  const status = why ? uploadStatus(why) : 201;
  const seen = why?.code !== "signed_out" && why?.code !== "not_found" && why?.code !== "forbidden";
  const body = {
    edition: editionId,
    ...(seen ? { lockVersion } : {}),
    files: taken.map((file) => ({ ...file, url: paths.file(file.id, file.name) })),
    refused: refused.map(({ name, why }) => ({ name, code: codeOf(why), words: words(say, why) })),
    ...(why ? { error: { code: codeOf(why), words: words(say, why) } } : {}),
  };
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

async function back(context: DeskContext | null, result: Uploaded, say: Say): Promise<Response> {
  const page = paths.edition(result.editionId);
  if (!context) return redirect(`${paths.signIn}?to=${encodeURIComponent(page)}`);
  const at = randomBytes(6).toString("hex");
  const whole = result.refusal && result.refused.length === 0 ? result.refusal : null;
  const said: UploadTold = {
    taken: result.taken.map(({ name }) => shortened(name)),
    refused: [
      ...result.refused.map(({ name, why }) => ({ name: shortened(name), words: words(say, why) })),
      ...(whole ? [{ name: "", words: words(say, whole) }] : []),
    ],
  };
  while (JSON.stringify(said).length > 10 && bytesOf(said) > longestCookie)
    if (!said.taken.pop() && !said.refused.pop()) break;
  (await cookies()).set(cookieName, packed({ at, ...said }), {
    httpOnly: true,
    sameSite: "lax",
    secure: deskSettings().env.publicUrl.startsWith("https:"),
    path: page,
    maxAge: toldForSeconds,
  });
  return redirect(`${page}?files=${at}#files`);
}

/** What is to be told of the form that led to this page; null where the address is not of that answer. */
export async function uploadTold(at: string | string[] | undefined): Promise<UploadTold | null> {
  const value = (await cookies()).get(cookieName)?.value;
  if (!value || typeof at !== "string") return null;
  try {
    const said = JSON.parse(Buffer.from(value, "base64url").toString());
    return said.at === at && Array.isArray(said.taken) && Array.isArray(said.refused) ? said : null;
  } catch {
    return null; // Somebody else's cookie, or half of one.
  }
}

const packed = (said: object) => Buffer.from(JSON.stringify(said)).toString("base64url");
const bytesOf = (said: object) => Buffer.byteLength(JSON.stringify(said));
const shortened = (name: string) =>
  name.length <= shownName ? name : `${name.slice(0, shownName - 12)}…${name.slice(-10)}`;
const redirect = (location: string) =>
  new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });

const issueOf = (why: Refusal) => ("issues" in why ? why.issues[0] : undefined);
const codeOf = (why: Refusal) => issueOf(why)?.code ?? why.code;
const words = (say: Say, why: Refusal): string => {
  const issue = issueOf(why);
  return issue ? issueWords(say, issue) : refusalWords(say, why);
};

const statusOfIssue: Readonly<Record<string, number>> = {
  file_large: 413,
  file_no_room: 507,
  file_unscanned: 503,
  file_type: 415,
  file_ending: 415,
  file_no_image: 415,
  form_broken: 400,
};

function uploadStatus(why: Refusal): number {
  if (why.code === "signed_out") return 401;
  return statusOfIssue[codeOf(why)] ?? statusOf(why);
}
