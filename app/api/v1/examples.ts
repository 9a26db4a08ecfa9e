import type { z } from "zod";
import type { noticeAlone, noticeInList, noticeList, suggestions } from "./schema";

const site = "https://notices.example.go.kr";

const listed: z.infer<typeof noticeInList> = {
  number: 1042,
  lang: "en",
  board: "news-notices",
  title: "Water outage in Jongno-gu on 2 March",
  summary: "Where, from when and for how long.",
  department: "Digital Service Division",
  departmentSlug: "digital-service",
  category: "Services",
  categorySlug: "services",
  licence: 1,
  publishedAt: "2026-03-01T00:00:00.000Z",
  updatedAt: "2026-03-01T05:30:00.000Z",
  reads: 5844,
  url: `${site}/en/news-notices/1042`,
  legacyKey: null,
  version: 2,
  state: "published",
  withdrawnAt: null,
  withdrawnReason: null,
  attachments: [
    {
      name: "map.pdf",
      title: "Map of the streets",
      url: `${site}/files/7/map.pdf`,
      bytes: 84_211,
      mediaType: "application/pdf",
    },
  ],
};

export const exampleList: z.infer<typeof noticeList> = {
  total: 1,
  page: 1,
  size: 20,
  items: [listed],
  ignored: [],
};

export const exampleNotice: z.infer<typeof noticeAlone> = {
  ...listed,
  bodyHtml: "<p>The water is off from nine to noon.</p>",
  bodyText: "The water is off from nine to noon.",
  versions: [
    { version: 2, publishedAt: "2026-03-01T05:30:00.000Z", state: "published" },
    { version: 1, publishedAt: "2026-03-01T00:00:00.000Z", state: "superseded" },
  ],
  changeNotes: [{ version: 2, type: "minor", note: "The hours were corrected." }],
};

export const exampleSuggestions: z.infer<typeof suggestions> = {
  items: [{ number: listed.number, board: listed.board, title: listed.title, url: listed.url }],
};
