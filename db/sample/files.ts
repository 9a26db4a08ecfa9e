/** Files the notices attach and the pictures in them, all in `db/sample/files`. */
const pdf = "application/pdf";
const csv = "text/csv";

export const fileKeys = [
  "directions",
  "plan",
  "kiosks",
  "fees",
  "review",
  "holidays",
  "stand",
  "interpreter",
  "addresses",
  "certificateService",
  "bid",
  "furniture",
] as const;

type SampleFile = {
  mediaType: string;
  /** Name on disk, in each language; the two may be one file. */
  file: { en: string; ko: string };
  /** Name for people and for the download. */
  name: { en: string; ko: string };
  /** Of a picture: what it shows. */
  alternative?: { en: string; ko: string };
};

const inBoth = (stem: string, ending: string) => ({
  en: `${stem}.en.${ending}`,
  ko: `${stem}.ko.${ending}`,
});

export const sampleFiles: Record<(typeof fileKeys)[number], SampleFile> = {
  directions: {
    mediaType: pdf,
    file: inBoth("directions", "pdf"),
    name: { en: "Way to the Garden Building.pdf", ko: "정원동 오시는 길.pdf" },
  },
  plan: {
    mediaType: "image/png",
    file: inBoth("route", "png"),
    name: { en: "Plan of the way.png", ko: "오시는 길 약도.png" },
    alternative: {
      en: "Plan of the streets around Government Square. A dotted line leads from exit 2 of the station east along the square and then north to the entrance of the Garden Building.",
      ko: "정부광장 주변 약도. 지하철역 2번 출구에서 광장을 따라 동쪽으로 걷다가 북쪽으로 올라가면 정원동 입구가 있습니다.",
    },
  },
  kiosks: {
    mediaType: csv,
    file: inBoth("kiosks", "csv"),
    name: { en: "Kiosks with places and hours.csv", ko: "무인민원발급기 위치와 이용 시간.csv" },
  },
  fees: {
    mediaType: csv,
    file: inBoth("fees", "csv"),
    name: { en: "Fees from January 2026.csv", ko: "2026년 1월 적용 수수료.csv" },
  },
  review: {
    mediaType: csv,
    file: inBoth("review", "csv"),
    name: { en: "Data sets to be mended or closed.csv", ko: "보완·종료 대상 데이터 목록.csv" },
  },
  holidays: {
    mediaType: "text/calendar",
    file: inBoth("holidays", "ics"),
    name: { en: "Closed days 2027.ics", ko: "2027년 휴무일.ics" },
  },
  stand: {
    mediaType: pdf,
    file: inBoth("stand", "pdf"),
    name: { en: "Application for a stand.pdf", ko: "전시 참가 신청서.pdf" },
  },
  interpreter: {
    mediaType: pdf,
    file: inBoth("interpreter", "pdf"),
    name: { en: "Request for an interpreter.pdf", ko: "통역 신청서.pdf" },
  },
  addresses: {
    mediaType: csv,
    file: inBoth("addresses", "csv"),
    name: { en: "Forty addresses in English.csv", ko: "주소 영문 표기 보기.csv" },
  },
  certificateService: {
    mediaType: pdf,
    file: inBoth("certificate-service", "pdf"),
    name: { en: "Request for proposals.pdf", ko: "제안요청서.pdf" },
  },
  bid: {
    mediaType: pdf,
    file: inBoth("bid", "pdf"),
    name: { en: "Bid form.pdf", ko: "입찰서 서식.pdf" },
  },
  furniture: {
    mediaType: csv,
    file: inBoth("furniture", "csv"),
    name: { en: "List of furniture.csv", ko: "구매 물품 내역.csv" },
  },
};

export const imageKeys = ["route", "water", "plate", "answers", "fountains"] as const;

type SampleImage = {
  file: { en: string; ko: string };
  width: number;
  height: number;
  alt: { en: string; ko: string };
  caption: { en: string; ko: string };
};

const one = (file: string) => ({ en: file, ko: file });

export const sampleImages: Record<(typeof imageKeys)[number], SampleImage> = {
  route: {
    file: inBoth("route", "png"),
    width: 1200,
    height: 560,
    alt: {
      en: "Plan of the streets around Government Square. A dotted line leads from exit 2 of the station east along the square and then north to the entrance of the Garden Building.",
      ko: "정부광장 주변 약도. 지하철역 2번 출구에서 광장을 따라 동쪽으로 걷다가 북쪽으로 올라가면 정원동 입구가 있습니다.",
    },
    caption: {
      en: "From exit 2 to the entrance: 300 metres, level all the way.",
      ko: "2번 출구에서 정원동 입구까지 300미터이며 턱이 없습니다.",
    },
  },
  water: {
    file: one("water.png"),
    width: 1200,
    height: 480,
    alt: {
      en: "A car seen from the side, standing in water. The water reaches the middle of its wheels; a dashed line marks the level.",
      ko: "물속에 서 있는 자동차를 옆에서 본 그림. 물이 바퀴 가운데까지 차올랐고 점선이 그 높이를 나타냅니다.",
    },
    caption: {
      en: "At the dashed line, half a wheel: leave the car now.",
      ko: "물이 점선(바퀴의 절반)까지 차면 바로 차에서 내려야 합니다.",
    },
  },
  plate: {
    file: one("plate.png"),
    width: 1200,
    height: 480,
    alt: {
      en: "A blue number plate of a building. Large: 24. Above it in Korean 정원로, below it in English Garden-ro.",
      ko: "파란색 건물번호판. 가운데에 크게 24, 위에 정원로, 아래에 영문으로 Garden-ro라고 적혀 있습니다.",
    },
    caption: {
      en: "On the plate the Korean road name stands above, the English one below.",
      ko: "건물번호판에는 도로명이 위에 한글로, 아래에 영문으로 적혀 있습니다.",
    },
  },
  answers: {
    file: inBoth("answers", "png"),
    width: 1200,
    height: 480,
    alt: {
      en: "Column chart of complaints answered within three days, by quarter: 71, 76, 85, 91 and 94 percent.",
      ko: "사흘 안에 답변한 민원 비율을 분기별로 나타낸 막대그래프. 71, 76, 85, 91, 94퍼센트로 높아집니다.",
    },
    caption: {
      en: "Share of complaints answered within three days, from the second quarter of 2025 to the second quarter of 2026, in percent.",
      ko: "사흘 안에 답변한 민원 비율(퍼센트), 2025년 2분기부터 2026년 2분기까지.",
    },
  },
  fountains: {
    file: one("fountains.png"),
    width: 1200,
    height: 560,
    alt: {
      en: "A simple map of a town with a river and two parks. Drops mark thirteen drinking fountains; the nine with a ring can be reached with a wheelchair.",
      ko: "강과 공원 두 곳이 있는 도시 약도. 물방울은 음수대 열세 곳을 나타내며, 고리를 두른 아홉 곳은 휠체어로 갈 수 있습니다.",
    },
    caption: {
      en: "A section of the winning map. A ring stands for a way without steps.",
      ko: "수상작의 일부. 고리는 계단 없이 갈 수 있다는 뜻입니다.",
    },
  },
};
