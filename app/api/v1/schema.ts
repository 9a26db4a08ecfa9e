import { z } from "zod";
import { longestTyped } from "@/domain/search/suggest";
import { langs } from "@/lib/i18n";
import { isDay } from "@/lib/time";

// What the API takes and answers, said once: the handlers read it, the OpenAPI document and the page about it are made from it.

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
const day = z.string().refine(isDay).meta({ format: "date" });
const lang = z.enum(langs);
const instant = z.iso.datetime();

/** The parameters of the list, in the order in which they are shown. */
export const listParameters = z.object({
  lang: lang.default("en"),
  board: slug.optional(),
  q: z.string().max(200).optional(),
  category: slug.optional(),
  department: slug.optional(),
  from: day.optional(),
  to: day.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
});
export const noticeParameters = listParameters.pick({ lang: true });

const attachment = z.object({
  name: z.string(),
  title: z.string(),
  url: z.string(),
  bytes: z.int().min(0).nullable(),
  mediaType: z.string().nullable(),
});

/** A notice in the list. */
export const noticeInList = z.object({
  number: z.int().min(1),
  lang,
  board: slug,
  title: z.string(),
  summary: z.string(),
  department: z.string().nullable(),
  departmentSlug: slug.nullable(),
  category: z.string().nullable(),
  categorySlug: slug.nullable(),
  licence: z.int().min(1).max(4),
  publishedAt: instant.nullable(),
  updatedAt: instant,
  reads: z.int().min(0),
  url: z.url(),
  legacyKey: z.string().nullable(),
  version: z.int().min(1),
  state: z.enum(["published", "withdrawn"]),
  withdrawnAt: instant.nullable(),
  withdrawnReason: z.string().nullable(),
  attachments: z.array(attachment),
});

/** A notice by itself. */
export const noticeAlone = noticeInList.extend({
  bodyHtml: z.string(),
  bodyText: z.string(),
  versions: z.array(
    z.object({
      version: z.int().min(1),
      publishedAt: instant.nullable(),
      state: z.enum(["published", "withdrawn", "superseded"]),
    }),
  ),
  changeNotes: z.array(
    z.object({
      version: z.int().min(1),
      type: z.enum(["major", "minor"]).nullable(),
      note: z.string(),
    }),
  ),
});

export const noticeList = z.object({
  total: z.int().min(0),
  page: z.int().min(1),
  size: z.int().min(1).max(100),
  items: z.array(noticeInList),
  /** Names of parameters left aside: none of the API's, or with a slug that names nothing. */
  ignored: z.array(z.string()),
});

/** What is typed so far, for suggestions. */
export const suggestParameters = z.object({
  lang: lang.default("en"),
  q: z.string().trim().min(1).max(longestTyped),
});
export const suggestions = z.object({
  items: z.array(noticeInList.pick({ number: true, board: true, title: true, url: true })),
});

export const errorCodes = [
  "malformed",
  "not_found",
  "gone",
  "method",
  "too_many",
  "error",
  "unavailable",
] as const;

/** What each is answered with. */
export const errorStatus: Record<(typeof errorCodes)[number], number> = {
  malformed: 400,
  not_found: 404,
  gone: 410,
  method: 405,
  too_many: 429,
  error: 500,
  unavailable: 503,
};

export const apiError = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    field: z.string().optional(),
  }),
});
