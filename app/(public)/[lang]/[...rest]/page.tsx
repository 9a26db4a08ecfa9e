import { head, openDoor } from "@/app/public-door";
import { Missing } from "@/components/public/missing";
import { isLang, say } from "@/lib/i18n";
import { paths } from "@/lib/paths";

type Props = { params: Promise<{ lang: string }> };

export async function generateMetadata({ params }: Props) {
  const { lang: segment } = await params;
  const lang = isLang(segment) ? segment : "en";
  return head({ title: say(lang, "missing.title"), lang, here: paths.notFound(lang), status: 404 });
}

/** Whatever no other page answers to. */
export default async function NotFoundPage({ params }: Props) {
  const { lang } = await params;
  const { frame } = await openDoor();
  return <Missing lang={isLang(lang) ? lang : "en"} frame={frame} />;
}
