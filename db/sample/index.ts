import { sampleNews } from "./news";
import { samplePress, sampleTenders } from "./press-and-tenders";

export { sampleBoards, sampleDepartments, sampleSections } from "./places";
export type { SampleNotice, SampleRevision, SampleText } from "./shape";

/** All notices of the sample board, oldest first: their numbers follow their dates. */
export const sampleNotices = [...sampleNews, ...samplePress, ...sampleTenders].sort((a, b) =>
  a.date.localeCompare(b.date),
);

/** Files the notices attach, in `db/sample/files`. */
export const sampleFiles = {
  kiosks: {
    file: "kiosks.csv",
    mediaType: "text/csv",
    name: { en: "Kiosks with hours.csv", ko: "무인민원발급기 목록.csv" },
    accessible: true,
  },
  form: {
    file: "form.pdf",
    mediaType: "application/pdf",
    name: { en: "Application for an interpreter.pdf", ko: "통역 신청서.pdf" },
    accessible: true,
  },
  fees: {
    file: "fees.txt",
    mediaType: "text/plain",
    name: { en: "Fees.txt", ko: "수수료.txt" },
    accessible: true,
  },
} as const;

export const sampleImage = {
  file: "route.png",
  mediaType: "image/png",
  width: 1200,
  height: 560,
  alt: {
    en: "Plan of the streets around Government Square. A dotted line leads from exit 2 of the station east along the square and then north to the entrance of the Garden Building.",
    ko: "정부광장 주변 길 그림. 지하철역 2번 출구에서 광장을 따라 동쪽으로 간 뒤 북쪽으로 올라가면 정원동 입구에 이릅니다.",
  },
  caption: {
    en: "From exit 2 to the entrance: 300 metres, level.",
    ko: "2번 출구에서 입구까지 300미터, 턱이 없습니다.",
  },
} as const;
