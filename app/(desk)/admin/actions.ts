"use server";

import { redirect } from "next/navigation";
import { currentOfficial, forgetSession } from "@/app/context";
import { endSession } from "@/domain/users/account";
import { paths } from "@/lib/paths";

/** Signs out: the session is over everywhere, and the cookie goes. */
export async function signOut(): Promise<null> {
  const context = await currentOfficial();
  if (context) await endSession(context.db, context.session, context.now);
  await forgetSession();
  redirect(paths.signIn);
}
