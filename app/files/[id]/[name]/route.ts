import { giveFile } from "@/app/file-door";

type Props = { params: Promise<{ id: string; name: string }> };

/**
 * A file of a public edition to save; of another edition for officials who may see that one; 404 for everything else, 410
 * where the notice was removed.
 */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return giveFile(request, (await params).id, "save");
}
