export type Theme = "system" | "light" | "dark";

/** The chosen theme: the one cookie a public request is asked for. Anything but the two exact values is none. */
export function themeOf(cookies: string | undefined): Theme {
  if (!cookies) return "system";
  const found = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookies);
  return found?.[1] === "light" ? "light" : found?.[1] === "dark" ? "dark" : "system";
}

/** The answer to the theme form: where to go, and the cookie. null: not a theme. */
export function chooseTheme(
  form: string,
  https: boolean,
): { location: string; cookie: string } | null {
  const fields = new URLSearchParams(form);
  const theme = fields.get("theme");
  if (theme !== "system" && theme !== "light" && theme !== "dark") return null;
  const life = theme === "system" ? 0 : 365 * 24 * 60 * 60;
  const value = theme === "system" ? "" : theme;
  const cookie = `theme=${value}; Path=/; Max-Age=${life}; SameSite=Lax; HttpOnly${https ? "; Secure" : ""}`;
  return { location: ownPath(fields.get("to")), cookie };
}

/** `to` where it is a path of this site, else `/`. Browsers read `//` and `/\` as another host and drop tabs and line breaks. */
function ownPath(to: string | null): string {
  if (!to || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to) || to.includes("\\")) return "/";
  const url = new URL(to, "http://site.invalid");
  if (url.host !== "site.invalid" || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search;
}
