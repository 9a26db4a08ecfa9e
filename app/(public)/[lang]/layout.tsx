import type { ReactNode } from "react";
import { icons } from "@/app/icons";
import { isLang } from "@/lib/i18n";
import "@/app/styles/public.css";

export const dynamic = "force-dynamic"; // The porch keeps finished pages; Next keeps none.
export const viewport = { colorScheme: "light dark" };
export const metadata = { icons };

export default async function PublicLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ lang: string }>;
}) {
  const { lang } = await params;
  return (
    <html lang={isLang(lang) ? lang : "en"}>
      <body>{children}</body>
    </html>
  );
}
