import type { Metadata } from "next";
import { z } from "zod";
import { deskLang, deskTitle, requireOfficial } from "@/app/context";
import { DeskPath } from "@/components/desk/desk-path";
import { OfficialsTable } from "@/components/desk/officials-table";
import { Refused } from "@/components/desk/refused";
import { mayAdminister } from "@/domain/administration/rights";
import { listOfficials, officialsPageSize } from "@/domain/users/officials";
import { say, speaker } from "@/lib/i18n";
import { withoutNul } from "@/lib/nul";
import { paths } from "@/lib/paths";
import { askedId, askedWords } from "../asked";

const filters = z.object({
  q: askedWords,
  state: z.enum(["open", "locked"]).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
  id: askedId,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: await deskTitle(say(await deskLang(), "users.title")),
});

/** Officials by name, with what they may do. */
export default async function UsersPage({ searchParams }: Props) {
  const { db, actor } = await requireOfficial(paths.users);
  const { lang } = actor;
  const say = speaker(lang);
  if (!mayAdminister(actor)) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;
  const { q, state, after, id } = filters.parse(await searchParams);
  const found = await listOfficials(db, {
    q,
    state,
    after: after !== undefined && id ? { name: withoutNul(after), id } : undefined,
  });
  return (
    <>
      <DeskPath lang={lang} here={say("users.title")} />
      <div className="top">
        <h1>{say("users.title")}</h1>
        <p className="row">
          <a className="btn" href={paths.newUser}>
            {say("users.new")}
          </a>
        </p>
      </div>
      <OfficialsTable
        lang={lang}
        filter={{ q, state }}
        officials={found.slice(0, officialsPageSize)}
        more={found.length > officialsPageSize}
      />
    </>
  );
}
