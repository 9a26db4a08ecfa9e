import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { icons } from "@/app/icons";
import { lookAtPreview } from "./look";
import "@/app/styles/public.css";

export const dynamic = "force-dynamic";
export const viewport = { colorScheme: "light dark" };
export const metadata = { icons };

type Props = { children: ReactNode; params: Promise<{ token: string }> };

/** A page of the public site that nobody keeps: its colours are chosen here, not stamped by the porch. */
export default async function PreviewLayout({ children, params }: Props) {
  const { lang } = await lookAtPreview((await params).token);
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang={lang} data-theme={theme === "light" || theme === "dark" ? theme : undefined}>
      <body>{children}</body>
    </html>
  );
}
