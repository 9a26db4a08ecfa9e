import type { PreviewLink } from "@/domain/notices/preview-links";
import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { formatDateTime, type Lang } from "@/lib/time";
import type { FormAction } from "./form-state";
import { OneButton } from "./one-button";
import { ShareForm } from "./share-form";

type Props = {
  lang: Lang;
  editionId: number;
  links: readonly PreviewLink[];
  /** Something is under way that a new link could show. */
  shares: boolean;
  share: FormAction;
  revoke: FormAction;
};

/** The links by which others see this edition before it is public. */
export function PreviewLinks({ lang, editionId, links, shares, share, revoke }: Props) {
  const say = speaker(lang);
  const page = paths.edition(editionId);
  const at = (moment: Date) => formatDateTime(moment, lang);
  return (
    <section className="below" aria-labelledby="previews">
      <h2 id="previews">{say("share.title")}</h2>
      <p className="small soft">{say("share.lead")}</p>
      {shares ? (
        <ShareForm {...{ lang, editionId, page }} action={share} />
      ) : (
        <p className="small">{say("share.closed")}</p>
      )}
      {links.length === 0 ? (
        <p className="small soft">{say("share.none")}</p>
      ) : (
        <ul className="lines" aria-label={say("share.list")}>
          {links.map((link, index) => (
            <li key={link.id}>
              <p>
                {say("share.by", { n: links.length - index, name: link.by, at: at(link.at) })}
                <br />
                <span className="small soft">
                  {link.state === "revoked" && link.revokedAt
                    ? say("share.revoked", { name: link.revokedBy ?? "–", at: at(link.revokedAt) })
                    : say(`share.${link.state === "open" ? "open" : "expired"}`, {
                        at: at(link.expiresAt),
                      })}
                </span>
              </p>
              {link.state === "open" && (
                <OneButton
                  {...{ lang, page }}
                  anchor={`link-${link.id}`}
                  label={say("share.revoke")}
                  of={say("share.link", { n: links.length - index })}
                  hidden={{ editionId, linkId: link.id }}
                  action={revoke}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
