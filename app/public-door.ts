import "server-only";
import type { Metadata } from "next";
import type { Frame } from "@/components/public/shell";
import { pool } from "@/db";
import { currentBanner } from "@/domain/banner/banner";
import { publicMenu } from "@/domain/notices/public-queries";
import { readEnv } from "@/lib/env";
import { type Lang, otherLang } from "@/lib/i18n";
import { paths } from "@/lib/paths";

/** What every public page begins with: the database, the instant, what stands around it. Nobody is asked who they are. */
export async function openDoor(): Promise<{
  db: ReturnType<typeof pool>["db"];
  now: Date;
  frame: Frame;
}> {
  const { db } = pool();
  const now = new Date();
  const [menu, banner] = await Promise.all([publicMenu(db), currentBanner(db, now)]);
  return { db, now, frame: { menu, banner } };
}

/** The origin of every link that leaves the page. */
export const origin = (): string => readEnv().publicUrl;

type Head = {
  title: string;
  description?: string;
  lang: Lang;
  /** Address of the page; canonical. */
  here: string;
  /** Address in the other language, where there is one. */
  other?: string | null;
  /** A status other than 200: the porch answers with it and takes the line out. */
  status?: 404 | 410 | 500 | 503;
  index?: boolean;
};

/** The head of a public page. */
export function head({
  title,
  description,
  lang,
  here,
  other,
  status,
  index = true,
}: Head): Metadata {
  const languages = other
    ? {
        [lang]: origin() + here,
        [otherLang(lang)]: origin() + other,
        // The root asks for the reader's language; it stands for the home page alone.
        ...(here === paths.home(lang) ? { "x-default": `${origin()}/` } : {}),
      }
    : undefined;
  return {
    title,
    ...(description ? { description } : {}),
    ...(status
      ? {}
      : { alternates: { canonical: origin() + here, ...(languages ? { languages } : {}) } }),
    ...(index && !status ? {} : { robots: { index: false } }),
    ...(status ? { other: { "gongji-status": String(status) } } : {}),
  };
}
