import type { Metadata } from "next";
import { deskLang, deskTitle, requireOfficial, sentForm } from "@/app/context";
import { BannerForm } from "@/components/desk/banner-form";
import { DeskPath } from "@/components/desk/desk-path";
import { Done } from "@/components/desk/done";
import { Refused } from "@/components/desk/refused";
import { SendAgain } from "@/components/desk/send-again";
import { currentBanner, mayRaise } from "@/domain/banner/banner";
import { say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatDateTime, wallTime } from "@/lib/time";
import { setBanner } from "./actions";

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: await deskTitle(say(await deskLang(), "banner.title")),
});

/** The banner of the whole site: what stands there now, and the words of the next. */
export default async function BannerPage({ searchParams }: Props) {
  const sent = await sentForm();
  if (sent && !sent.signedIn)
    return <SendAgain {...sent} lang={await deskLang()} page={paths.banner} />;
  const { db, actor, now } = await requireOfficial(paths.banner);
  const { lang } = actor;
  const say = speaker(lang);
  if (!mayRaise(actor)) return <Refused lang={lang} refusal={{ code: "forbidden" }} />;
  const { done } = await searchParams;
  const banner = await currentBanner(db, now);
  return (
    <>
      <DeskPath lang={lang} here={say("banner.title")} />
      <div className="front split">
        <div>
          <h1 id="h">{say("banner.title")}</h1>
          {done === "raise" && <Done words={say("banner.raised")} />}
          {done === "lower" && <Done words={say("banner.lowered")} />}
        </div>
        <div className="narrow">
          <p className="lead">
            {banner
              ? say("banner.since", { since: formatDateTime(banner.startsAt, lang) })
              : say("banner.quiet")}
          </p>
          <BannerForm
            key={banner?.id ?? 0}
            lang={lang}
            action={setBanner}
            seen={banner?.id ?? null}
            values={{
              textEn: banner?.textEn ?? "",
              textKo: banner?.textKo ?? "",
              notice: String(banner?.notice ?? ""),
              endsAt: banner?.endsAt ? wallTime(banner.endsAt) : "",
            }}
          />
        </div>
      </div>
    </>
  );
}
