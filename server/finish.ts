import { invariant } from "@/lib/invariant";

export type Finished = { html: string; status: number };

/** True where Next gave up and would draw its error by script. */
export const isNextError = (html: string): boolean =>
  /^(?:<!DOCTYPE html>)?<html\b[^>]*\bid="__next_error__"/.test(html);

/**
 * Makes Next's document a finished page: its scripts, flight data, script preloads, comments and hidden
 * leftovers go; stylesheets and own modules (`<script src="/…" type="module" data-gongji>`) stay. A page that
 * is missing or gone says so in a meta line, which becomes the status. React escapes `<` in text and
 * attributes, so a `<script` in its output is a script.
 */
export function finish(document: string, status = 200): Finished {
  const said = takeStatus(document);
  const html = said.html
    .replace(/<script\b([^>]*)>[\s\S]*?<\/script>/g, (whole, attributes: string) =>
      isOwnModule(attributes) || isData(attributes) ? whole : "",
    )
    .replace(/<link\b[^>]*>/g, (link) => (isScriptHint(link) ? "" : link))
    .replace(/<meta\b[^>]*\bname="next-[^"]*"[^>]*>/g, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<template\b[^>]*>[\s\S]*?<\/template>/g, "")
    .replace(/<div hidden(?:="")?>\s*<\/div>/g, "");
  invariant(isWhole(html), "title and description stand in the head");
  invariant(
    !/<script\b(?! type="application\/ld\+json")[^>]*(?:_next\/|>[^<]*self\.__next)/.test(html),
    "no script of Next's is left",
  );
  return { html, status: said.status ?? status };
}

const isWhole = (html: string): boolean => {
  const end = html.indexOf("</head>");
  return end > 0 && html.lastIndexOf("<title", end) > 0;
};

/** Takes the status line out of a page. */
export function takeStatus(html: string): { html: string; status: number | undefined } {
  const line = /<meta\b[^>]*\bname="gongji-status"[^>]*>/.exec(html);
  if (!line) return { html, status: undefined };
  const status = Number(/\bcontent="([1-5]\d\d)"/.exec(line[0])?.[1]);
  return {
    html: html.replaceAll(line[0], ""),
    status: Number.isInteger(status) ? status : undefined,
  };
}

const isOwnModule = (attributes: string) =>
  /\bdata-gongji\b/.test(attributes) &&
  /\btype="module"/.test(attributes) &&
  /\bsrc="\/(?!\/|_next\/)[^"]*"/.test(attributes);
// JSON-LD is data: a browser never runs it and the policy does not ask about it.
const isData = (attributes: string) => /\btype="application\/ld\+json"/.test(attributes);
const isScriptHint = (link: string) =>
  /\brel="modulepreload"/.test(link) || /\bas="script"/.test(link);
