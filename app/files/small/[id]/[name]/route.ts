import { giveFile } from "@/app/file-door";

type Props = { params: Promise<{ id: string; name: string }> };

/** The narrower drawing of an image, for whoever may have the image; 404 where it has none. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  return giveFile(request, (await params).id, "small");
}
