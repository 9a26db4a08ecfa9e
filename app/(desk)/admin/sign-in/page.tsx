import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentOfficial, deskLang, deskTitle, safeDeskPath } from "@/app/context";
import { SignInForm } from "@/components/desk/sign-in-form";
import { say } from "@/lib/i18n";
import { enter } from "./actions";

type Props = { searchParams: Promise<{ to?: string | string[] }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: await deskTitle(say(await deskLang(), "sign-in.title")),
});

export default async function SignInPage({ searchParams }: Props) {
  const { to } = await searchParams;
  const next = safeDeskPath(typeof to === "string" ? to : "");
  if (await currentOfficial()) redirect(next);
  return <SignInForm lang={await deskLang()} to={next} action={enter} />;
}
