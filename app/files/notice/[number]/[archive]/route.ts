import { giveArchive } from "@/app/archive-door";

type Props = { params: Promise<{ number: string; archive: string }> };

/** All files of a notice's live text (`ko.zip`) or of one public version (`ko-v2.zip`), with the text itself. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { number, archive } = await params;
  return giveArchive(request, number, archive);
}
