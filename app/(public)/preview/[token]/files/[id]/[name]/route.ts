import { givePreviewed } from "@/app/file-door";

type Props = { params: Promise<{ token: string; id: string; name: string }> };

/** A file of the text a preview link shows; 404 for every other file, and under every other link. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { token, id } = await params;
  return givePreviewed(request, token, id);
}
