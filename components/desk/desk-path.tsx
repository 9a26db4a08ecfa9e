import { speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { Lang } from "@/lib/time";

/** Where one is on the desk. */
export function DeskPath({ lang, here, via = [] }: Props) {
  const say = speaker(lang);
  return (
    <nav className="path" aria-label={say("desk.path")}>
      <ol>
        <li>
          <a className="t" href={paths.desk}>
            {say("desk.home")}
          </a>
        </li>
        {via.map(({ href, name }) => (
          <li key={href}>
            <a className="t" href={href}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <span className="t" aria-current="page">
            {here}
          </span>
        </li>
      </ol>
    </nav>
  );
}

type Props = { lang: Lang; here: string; via?: { href: string; name: string }[] };
