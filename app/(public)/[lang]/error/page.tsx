import { head, openDoor } from "@/app/public-door";
import { Missing } from "@/components/public/missing";
import { isLang, say } from "@/lib/i18n";
import { paths } from "@/lib/paths";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props) {
  const { lang: segment } = await params;
  const lang = isLang(segment) ? segment : "en";
  return head({ title: say(lang, "error.title"), lang, here: paths.home(lang), status: 500 });
}

/** Asked by the porch once at start and kept, for when nothing behind it answers. */
export default async function ApologyPage({ params }: Props) {
  const { lang } = await params;
  const { menu, texts } = (await openDoor()).frame; // Kept from the start on: no banner of a day that is over.
  return (
    <Missing
      lang={isLang(lang) ? lang : "en"}
      frame={{ menu, banner: undefined, texts }}
      kind="error"
    />
  );
}
