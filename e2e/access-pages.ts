import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RoleName } from "./board";

/** Every role there is. */
export const all: RoleName[] = ["author", "editor", "manager", "admin", "auditor"];
/** Every page of the desk, and to whom it is open. */
export const pages: Record<string, RoleName[]> = {
  "/admin": all,
  "/admin/account": all,
  "/admin/banner": ["manager"],
  "/admin/audit": all,
  "/admin/boards": ["admin"],
  "/admin/boards/[board]": ["admin"],
  "/admin/boards/new": ["admin"],
  "/admin/departments": ["admin"],
  "/admin/departments/[department]": ["admin"],
  "/admin/departments/new": ["admin"],
  "/admin/redirects": ["admin"],
  "/admin/site": ["manager"],
  "/admin/users": ["admin"],
  "/admin/users/[user]": ["admin"],
  "/admin/users/new": ["admin"],
  "/admin/notices": all,
  "/admin/notices/new": ["author", "editor", "manager"],
  "/admin/editions/[edition]": all,
  "/admin/editions/[edition]/preview": all,
  "/admin/editions/[edition]/review": ["editor", "manager"],
  "/admin/editions/[edition]/force-publish": ["editor", "manager"],
  "/admin/editions/[edition]/remove": ["manager"],
  "/admin/editions/[edition]/reads": all,
  "/admin/editions/[edition]/history": all,
};
/** Pages of the desk anybody may open. */
export const openPages = ["/admin/sign-in"];
/** Handlers anybody may ask, and why that gives nothing away. */
export const openRoutes: Record<string, string> = {
  "/api/auth/[...nextauth]": "next-auth: says that somebody is signed in, never who",
  "/api/[[...rest]]": "that there is nothing",
  "/api/v1/notices": "what is public",
  "/api/v1/notices/[number]": "what is public",
  "/api/v1/suggest": "what is public",
  "/api/v1/openapi.json": "a description of the two above",
  "/[lang]/feed.atom": "what is public",
  "/[lang]/feed.rss": "what is public",
  "/[lang]/feed.json": "what is public",
  "/[lang]/[board]/feed.atom": "what is public",
  "/[lang]/[board]/feed.rss": "what is public",
  "/[lang]/[board]/feed.json": "what is public",
  "/sitemap.xml": "that there are public pages",
  "/sitemap/[part]": "addresses of public pages",
  "/robots.txt": "where the sitemap is",
  "/.well-known/security.txt": "whom to tell of a hole",
  "/files/[id]/[name]": "files of public editions",
  "/files/notice/[number]/[archive]": "all files of a public edition",
  "/files/shown/[id]/[name]": "PDFs of public editions, for the page that frames them",
  "/files/small/[id]/[name]": "images of public editions, in their narrower drawing",
  "/n/[number]": "a redirect to what is public",
  "/preview/[token]/files/[id]/[name]": "files of what is under way, to whoever has its link",
};

/** Handlers of the desk's own script, by their addresses; nobody gets past them (`writing` and `uploads.e2e.ts`: what each role is told). */
export const deskRoutes = [
  "/api/desk/editions/[edition]/autosave",
  "/api/desk/editions/[edition]/files",
  "/api/desk/editions/[edition]/presence",
];

/** Files an official takes from the desk; nobody gets past them either. */
export const deskFiles = ["/admin/audit/csv"];

/** An address with a row that the sample has in each of its places. */
export const withRow = (address: string, edition: string) =>
  address.replace("[edition]", edition).replace(/\[(?:board|department|user)\]/, "1");

/** Every page and route below a folder as an address, read from the files: a new one without a line above fails. */
export function doors(file: "page.tsx" | "route.ts", folder: string, address = ""): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return doors(
        file,
        join(folder, entry.name),
        entry.name.startsWith("(") ? address : `${address}/${entry.name}`,
      );
    return entry.name === file ? [address] : [];
  });
}

/** Every exported function of every file that begins with "use server": each is a POST endpoint anybody can reach. */
export function serverActions(folder = "app"): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return serverActions(path);
    const text = /\.tsx?$/.test(entry.name) ? readFileSync(path, "utf8") : "";
    if (!/["']use server["']/.test(text)) return [];
    return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(
      ([, name]) => `${name}`,
    );
  });
}
