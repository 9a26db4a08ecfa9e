import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { currentOfficial, deskLang } from "@/app/context";
import { icons } from "@/app/icons";
import { DeskFrame } from "@/components/desk/desk-frame";
import { mayAdminister, mayWordSite } from "@/domain/administration/rights";
import { mayRaise } from "@/domain/banner/banner";
import { sessionLife } from "@/lib/session";
import "@/app/styles/desk.css";
import { signOut } from "./actions";

export const dynamic = "force-dynamic"; // Nothing of the desk is ever kept.

export const viewport = { colorScheme: "light dark" };
export const metadata = { icons, robots: { index: false, follow: false } };

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const context = await currentOfficial();
  const lang = await deskLang();
  const chosen = (await cookies()).get("theme")?.value;
  const theme = chosen === "light" || chosen === "dark" ? chosen : "system";
  return (
    <html lang={lang} data-theme={theme === "system" ? undefined : theme}>
      <body className="desk">
        <DeskFrame
          lang={lang}
          theme={theme}
          official={
            context && {
              name: context.actor.name,
              roles: rolesOf(context.actor.grants),
              raisesBanner: mayRaise(context.actor),
              administers: mayAdminister(context.actor),
              wordsSite: mayWordSite(context.actor),
              session: {
                idleMs: sessionLife.idleMs,
                endsAt: new Date(context.session.startedAt + sessionLife.absoluteMs).toISOString(),
              },
            }
          }
          signOut={signOut}
        >
          {children}
        </DeskFrame>
      </body>
    </html>
  );
}

const rolesOf = (grants: readonly { role: string }[]) => [
  ...new Set(grants.map((grant) => grant.role)),
];
