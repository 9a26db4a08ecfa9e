import {
  errorCodes,
  errorStatus,
  listParameters,
  noticeAlone,
  noticeInList,
} from "@/app/api/v1/schema";
import { FixedPage, type FixedProps, FixedSection, fixedHead } from "@/app/fixed-page";
import { openDoor } from "@/app/public-door";
import { listCategories, listDepartments } from "@/domain/notices/public-queries";
import { isLang, type Lang, type MessageKey, nameIn, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";

const page = {
  name: "api",
  sections: [{ words: ["api.page.lead", "api.about"] }],
} as const;
type Parameter = keyof typeof listParameters.shape;
type Field = keyof typeof noticeAlone.shape;
const parameters = Object.keys(listParameters.shape) as Parameter[];
const fields = Object.keys(noticeAlone.shape) as Field[];
const defaults: Partial<Record<Parameter, unknown>> = listParameters.parse({});

export const generateMetadata = (props: FixedProps) => fixedHead(page, props);

/** The open API for people: its tables are made from what the handlers themselves read and write. */
export default async function Page(props: FixedProps) {
  const { lang: segment } = await props.params;
  const lang = isLang(segment) ? segment : "en";
  const say = speaker(lang);
  const words = say("api.page.try-words");
  const asked = (query: Record<string, string>) =>
    `${paths.apiNotices}?${new URLSearchParams({ lang, ...query })}`;
  const examples = {
    list: paths.apiNotices,
    one: paths.apiNotice(1042),
    suggest: `${paths.apiSuggest(lang)}&q=${words}`,
  };
  const inList = (name: string) => name in noticeInList.shape;
  const tries: [string, string][] = [
    [say("api.page.try-list"), asked({ size: "5" })],
    [say("api.page.try-search", { words }), asked({ q: words, size: "5" })],
    [say("api.page.try-openapi"), paths.openApi],
  ];
  return (
    <FixedPage page={page} {...props}>
      <FixedSection title={say("api.page.try")}>
        <ul>
          {tries.map(([name, address]) => (
            <li key={address}>
              <a href={address}>{name}</a>
            </li>
          ))}
        </ul>
      </FixedSection>
      {(["list", "one", "suggest"] as const).map((of) => (
        <FixedSection key={of} title={say(`api.${of}`)}>
          <p translate="no">
            <code>GET {examples[of]}</code>
          </p>
          <p>{say(`api.${of}.about`)}</p>
        </FixedSection>
      ))}
      <FixedSection title={say("api.page.params")}>
        <Table
          caption={say("api.page.params")}
          heads={["api.page.name", "api.page.default", "api.page.meaning"]}
          say={say}
          rows={parameters.map((name) => [
            name,
            String(defaults[name] ?? "–"),
            say(`api.param.${name}`),
          ])}
        />
      </FixedSection>
      <FixedSection title={say("api.page.slugs")}>
        <p>{say("api.page.slugs.1")}</p>
        <Table
          caption={say("api.page.slugs")}
          heads={["api.page.slug", "api.page.parameter", "api.page.meaning"]}
          say={say}
          rows={await slugs(lang)}
        />
      </FixedSection>
      <FixedSection title={say("api.page.fields")}>
        <Table
          caption={say("api.page.fields")}
          heads={["api.page.name", "api.page.where", "api.page.meaning"]}
          say={say}
          rows={[
            ...(["total", "page", "size", "items", "ignored"] as const).map((name) => [
              name,
              say("api.page.list-only"),
              say(`api.field.${name}`),
            ]),
            ...fields.map((name) => [
              name,
              say(inList(name) ? "api.page.both" : "api.page.one-only"),
              say(`api.field.${name}`),
            ]),
          ]}
        />
      </FixedSection>
      <FixedSection title={say("api.page.errors")}>
        <p>{say("api.page.errors.1")}</p>
        <Table
          caption={say("api.page.errors")}
          heads={["api.page.code", "api.page.status", "api.page.meaning"]}
          say={say}
          rows={errorCodes.map((code) => [
            code,
            String(errorStatus[code]),
            say(`api.code.${code}`),
          ])}
        />
      </FixedSection>
      <FixedSection title={say("api.page.limits")}>
        <p>{say("api.page.limits.1")}</p>
        <p>
          <a href={paths.page(lang, "feeds")}>{say("api.page.feeds")}</a>
        </p>
      </FixedSection>
      <FixedSection title={say("api.page.use")}>
        <p>{say("api.page.use.1")}</p>
      </FixedSection>
    </FixedPage>
  );
}

/** Every slug that a filter takes: of boards with their categories, then of departments. */
async function slugs(lang: Lang): Promise<string[][]> {
  const say = speaker(lang);
  const { db, frame } = await openDoor();
  const ofBoards = await Promise.all(
    frame.menu
      .flatMap(({ boards }) => boards)
      .map(async (board) => [
        [board.slug, "board", nameIn(lang, board)],
        ...(await listCategories(db, board.id)).map((category) => [
          category.slug,
          say("api.page.category-of", { board: board.slug }),
          nameIn(lang, category),
        ]),
      ]),
  );
  const departments = await listDepartments(db);
  return [
    ...ofBoards.flat(),
    ...departments.map((each) => [each.slug, "department", nameIn(lang, each)]),
  ];
}

function Table({
  caption,
  heads,
  rows,
  say,
}: {
  caption: string;
  heads: readonly MessageKey[];
  rows: readonly (readonly string[])[];
  say: (key: MessageKey) => string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls sideways must be reached by keyboard.
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, second, meaning]) => (
            <tr key={`${name} ${second}`}>
              <th scope="row" translate="no">
                <code>{name}</code>
              </th>
              <td>{second}</td>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
