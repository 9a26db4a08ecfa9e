import { type DefaultTreeAdapterTypes, parse, serialize } from "parse5";
import { bodyFromHtml, bodyText } from "@/lib/body";
import type { Lang } from "@/lib/time";
import { declaredEncoding, decode } from "./decode";
import { type ImportRecord, type Item, langOf, readUrl, sourceHash, webAddress } from "./record";
import { cleanLine, cleanTitle, readCount } from "./titles";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

// The line of facts under a title: `Date : 2019.12.26 Read : 5844`, `작성일 : … 부서 : … 조회수 : …`.
const labels = {
  date: ["Date", "작성일", "등록일", "게시일"],
  reads: ["Read", "Hit", "Hits", "Views", "조회수", "조회"],
  department: ["Department", "Division", "담당부서", "부서"],
  other: ["Writer", "작성자", "담당자", "첨부파일"],
} as const;
type Label = keyof typeof labels;
const labelPattern = new RegExp(`(${Object.values(labels).flat().join("|")})\\s*:`, "g");

/** The notice of a saved detail page of an eGovFrame board, in whatever encoding it was saved. */
export function readSavedPage(bytes: Uint8Array, file: string): Item {
  const place = { file, line: 1 };
  const decoded = decode(bytes);
  if (!decoded) return { place, broken: "the page is neither UTF-8 nor CP949" };
  const page = parse(decoded.text);
  const text = find(page, (node) => attribute(node, "id") === "desc_mo" || has(node, "view_cont"));
  if (!text) {
    return isList(page)
      ? { place, skipped: "a page of a list: it has no notice of its own" }
      : { place, broken: "it is no saved page of one notice" };
  }
  const heading =
    find(page, (node) => has(node, "subject")) ?? find(page, (node) => node.tagName === "h4");
  const { title, losses } = cleanTitle(heading ? textOf(heading) : "");
  if (title === "") return { place, broken: "it has no title" };

  const address = savedFrom(decoded.text);
  const id = idOf(page, address, file);
  if (!id) return { place, broken: "it has no number (nttId)" };

  // An unclosed tag of the text swallows what follows it: the list of files, the buttons, the footer.
  const files = find(page, (node) => has(node, "file"));
  const links = files ? linksOf(files) : [];
  const facts = readFacts(page, text);
  removeWithin(text, (node) => has(node, "file") || has(node, "btn") || isFooter(node));
  const html = serialize(text);
  const read = bodyFromHtml(html);
  losses.push(...read.losses);
  if (bodyText(read.body).trim() === "") losses.push("it has no text");
  const declared = declaredEncoding(decoded.text);
  if (declared && declared !== decoded.encoding)
    losses.push(`declared as ${declared}, read as ${decoded.encoding}`);

  const source = { title: heading ? textOf(heading) : "", facts, html, links };
  const number = Number(id.ntt);
  const system = address?.hostname ?? "a saved page";
  return {
    place,
    record: {
      system,
      key: `${id.bbs ?? system}:${id.ntt}`,
      number: Number.isSafeInteger(number) && number > 0 ? number : null,
      lang: langAt(page) ?? langOf(title),
      title,
      summary: "",
      body: read.body,
      date: facts.date ?? null,
      department: cleanLine(facts.department ?? "") || null,
      reads: readCount(facts.reads),
      licence: null,
      withdrawn: null,
      attachments: links.flatMap((link) => attachmentOf(link, address, losses)),
      losses,
      hash: sourceHash(source),
    },
  };
}

const isElement = (node: Node): node is Element => "tagName" in node;
const attribute = (node: Element, name: string) =>
  node.attrs.find((each) => each.name === name)?.value ?? "";
const has = (node: Element, name: string) => attribute(node, "class").split(/\s+/).includes(name);
const isFooter = (node: Element) => ["footer", "gnb", "skip"].includes(attribute(node, "id"));
const children = (node: Node): Node[] => ("childNodes" in node ? node.childNodes : []);

function* elements(node: Node): Generator<Element> {
  for (const child of children(node)) {
    if (isElement(child)) yield child;
    yield* elements(child);
  }
}

function find(node: Node, wanted: (node: Element) => boolean): Element | undefined {
  for (const element of elements(node)) if (wanted(element)) return element;
  return undefined;
}

const textOf = (node: Node, except?: Node): string =>
  node === except
    ? ""
    : "value" in node
      ? node.value
      : children(node)
          .map((child) => textOf(child, except))
          .join("");

function removeWithin(node: Element, unwanted: (node: Element) => boolean): void {
  node.childNodes = node.childNodes.filter((child) => !(isElement(child) && unwanted(child)));
  for (const child of node.childNodes) if (isElement(child)) removeWithin(child, unwanted);
}

const isList = (page: Node) =>
  find(page, (node) => node.tagName === "td" && has(node, "subject")) !== undefined;

/** A browser writes the address it saved from into the first lines. */
function savedFrom(html: string): URL | null {
  const written = /saved from url=\(\d+\)(\S+)/.exec(html.slice(0, 4096))?.[1];
  return written ? readUrl(written) : null;
}

function idOf(page: Node, address: URL | null, file: string) {
  const hidden = (name: string) => {
    const field = find(
      page,
      (node) => node.tagName === "input" && attribute(node, "name") === name,
    );
    return (field && attribute(field, "value")) || address?.searchParams.get(name) || null;
  };
  const ntt = hidden("nttId") ?? /_(\d+)\.x?html?$/i.exec(file)?.[1];
  return ntt ? { ntt, bbs: hidden("bbsId") } : null;
}

function langAt(page: Node): Lang | null {
  const root = find(page, (node) => node.tagName === "html");
  const lang = root ? attribute(root, "lang").slice(0, 2).toLowerCase() : "";
  return lang === "en" || lang === "ko" ? lang : null;
}

/** What stands after each label, up to the next one. */
function readFacts(page: Node, text: Node): Partial<Record<Label, string>> {
  const line = find(page, (node) => has(node, "info")) ?? find(page, (node) => has(node, "view"));
  const words = textOf(line ?? page, text);
  const facts: Partial<Record<Label, string>> = {};
  const found = [...words.matchAll(labelPattern)];
  found.forEach((match, index) => {
    const label = (["date", "reads", "department", "other"] as const).find((each) =>
      labels[each].some((word) => word === match[1]),
    );
    const value = words.slice(match.index + match[0].length, found[index + 1]?.index);
    if (label) facts[label] ??= value.trim().split("\n", 1)[0]?.trim() ?? "";
  });
  return facts;
}

type Link = { name: string; href: string };

const linksOf = (files: Element): Link[] =>
  [...elements(files)]
    .filter(
      (node) => node.tagName === "a" && /downFile|FileDown|^https?:/i.test(attribute(node, "href")),
    )
    .map((node) => ({ name: cleanLine(textOf(node)) || "file", href: attribute(node, "href") }));

/** eGovFrame's own address for a file, where the page says which site it was saved from. */
function attachmentOf(
  link: Link,
  address: URL | null,
  losses: string[],
): ImportRecord["attachments"] {
  const call = /downFile\(\s*'([^']+)'\s*,\s*'?(\d+)'?\s*\)/.exec(link.href);
  const href = call
    ? `/cmm/fms/FileDown.do?atchFileId=${encodeURIComponent(call[1] ?? "")}&fileSn=${call[2]}`
    : link.href;
  const url = webAddress(href, address?.href);
  if (url) return [{ name: link.name, title: "", url }];
  losses.push(`attachment without an address: ${link.name}`);
  return [];
}
