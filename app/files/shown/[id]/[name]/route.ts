import { giveFile } from "@/app/file-door";

type Props = { params: Promise<{ id: string; name: string }> };

/** A PDF of a public edition for the page that shows it, and for no other; 404 for all that is no PDF. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return giveFile(request, (await params).id, "show");
}
