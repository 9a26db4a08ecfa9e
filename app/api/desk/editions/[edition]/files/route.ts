import { takeFiles } from "@/app/upload-door";

type Props = { params: Promise<{ edition: string }> };

/** Files for an edition under way, from its page or a program: the address stays the same whatever is built. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  return takeFiles(request, (await params).edition);
}
