import type { SampleNotice, SampleText } from "./shape";

type Row = readonly [
  date: string,
  department: SampleNotice["department"],
  en: SampleText | null,
  ko: SampleText | null,
  baseline?: number,
];

const rows = (board: SampleNotice["board"], list: readonly Row[]): SampleNotice[] =>
  list.map(([date, department, en, ko, baseline]) => ({
    board,
    department,
    date,
    ...(en ? { en } : {}),
    ...(ko ? { ko } : {}),
    ...(baseline === undefined ? {} : { baseline }),
  }));

/** Press Releases. */
export const samplePress = rows("press-releases", [
  [
    "2026-11-22T12:00",
    "civil-service",
    [
      "One form instead of four for people who move house",
      "From spring 2027 one notice of moving reaches the town, the utilities, the post and the school.",
      "Four offices agreed on one form of eleven questions. In a trial in two cities people needed nine minutes instead of fifty.",
    ],
    [
      "이사할 때 내던 서류 네 장, 한 장으로 줄인다",
      "2027년 봄부터 전입신고 한 번으로 동사무소, 전기·수도, 우체국, 학교에 함께 알립니다.",
      "네 기관이 열한 가지 물음으로 된 서식 하나에 합의하였습니다. 두 도시에서 먼저 해 보니 50분 걸리던 일이 9분으로 줄었습니다.",
    ],
  ],
  [
    "2026-11-19T12:00",
    "civil-service",
    [
      "Kiosks to speak five languages by spring",
      "Vietnamese, Chinese, Thai, Russian and English join Korean.",
      "The words were checked by people who moved here. The voice can be slowed down and repeated.",
    ],
    [
      "무인민원발급기, 내년 봄 다섯 언어로 안내",
      "베트남어·중국어·타이어·러시아어·영어 안내를 더합니다.",
      "안내말은 이주민이 직접 다듬었습니다. 음성은 느리게 듣거나 다시 들을 수 있습니다.",
    ],
  ],
  [
    "2026-11-17T12:00",
    "open-data",
    [
      "Budgets of 243 local governments opened as data",
      "Every line from 2016 on, in one format, free to use.",
      "The data were put in order with the help of students of nine universities. Errors reported by citizens are corrected within five working days.",
    ],
    [
      "지방자치단체 243곳의 예산, 데이터로 개방",
      "2016년부터 모든 항목을 같은 형식으로 공개합니다.",
      "아홉 대학의 학생들이 정리를 도왔습니다. 국민이 알려 준 오류는 닷새 안에 바로잡습니다.",
    ],
  ],
  [
    "2026-10-21T12:00",
    "safety-policy",
    [
      "Emergency texts become shorter",
      "At most 90 characters, the place first, then what to do.",
      "A study found that half of all readers stop after the second line. The most common words were tested with children and with people over 75.",
    ],
    [
      "재난문자, 더 짧고 분명하게 바뀐다",
      "90자 안에서 장소를 먼저, 할 일을 다음에 적습니다.",
      "조사 결과 읽는 이의 절반이 둘째 줄에서 멈추었습니다. 자주 쓰는 말은 어린이와 75세 넘은 어르신께 먼저 읽혀 보았습니다.",
    ],
  ],
  [
    "2026-09-30T12:00",
    "local-administration",
    [
      "Twelve counties share one archive",
      "Old land books are scanned once and kept together.",
      "The archive stands in a former school. It opens to researchers in March and to families on every first Saturday.",
    ],
    [
      "군 열두 곳, 기록관 하나를 함께 쓴다",
      "옛 토지대장을 한 번에 전산화하여 함께 보관합니다.",
      "문 닫은 학교를 고쳐 기록관으로 씁니다. 3월부터 연구자에게, 매월 첫 토요일에는 가족에게 개방합니다.",
    ],
  ],
  [
    "2026-08-12T12:00",
    "digital-government",
    [
      "Complaints answered by a person within three days",
      "The share rose from 71 to 94 percent in a year.",
      "What helped was not a machine but a list: whoever takes a complaint keeps it until it is answered.",
    ],
    [
      "민원 답변, 열에 아홉은 사흘 안에 받는다",
      "사흘 안 답변 비율이 한 해 사이 71%에서 94%로 올랐습니다.",
      "비결은 기계가 아니라 목록이었습니다. 민원을 받은 사람이 답할 때까지 맡습니다.",
    ],
  ],
  [
    "2026-05-06T12:00",
    "open-data",
    [
      "Prize for a map of drinking fountains",
      "A class of fourteen-year-olds wins this year's open data award.",
      "The map shows 8,200 fountains and says which a wheelchair can reach. The city takes it over.",
    ],
    null,
  ],
  [
    "2026-03-02T12:00",
    "general-affairs",
    null,
    [
      "신입 공무원 교육에 ‘쉬운 글쓰기’ 과정 신설",
      "올해부터 신입 공무원은 열 시간 동안 안내문 쓰는 법을 배웁니다.",
      "자기가 쓴 안내문을 가족에게 읽혀 보고 고치는 것이 과제입니다.",
    ],
  ],
  [
    "2025-11-11T12:00",
    "safety-policy",
    [
      "Shelters shown on every map",
      "The positions of 17,000 shelters are given to all map services.",
      "Each entry says how many people it holds, whether it has a ramp and who has the key.",
    ],
    [
      "전국 대피소 1만 7천 곳, 모든 지도에서 찾는다",
      "대피소 위치를 모든 지도 서비스에 제공합니다.",
      "수용 인원과 경사로, 열쇠를 가진 곳까지 함께 알립니다.",
    ],
    1203,
  ],
  [
    "2025-04-15T12:00",
    "civil-service",
    [
      "Sign language at a hundred counters",
      "An interpreter appears on a screen within two minutes.",
      "The service was planned with the association of the deaf, which also trains the interpreters.",
    ],
    [
      "민원 창구 백 곳에서 수어 통역 시작",
      "2분 안에 화면으로 통역사를 연결합니다.",
      "농인 단체와 함께 설계하였고 통역사 교육도 단체가 맡습니다.",
    ],
    890,
  ],
  [
    "2024-10-09T12:00",
    "digital-government",
    [
      "On Hangul Day: the words we will no longer use",
      "Thirty terms from foreign languages leave the ministry's letters.",
      "The list was voted on by 12,000 citizens. It is binding from January 2025.",
    ],
    [
      "한글날, 공문에서 쓰지 않을 말 서른 개를 정하다",
      "어려운 외래어 서른 개를 공문에서 덜어 냅니다.",
      "국민 1만 2천 명의 투표로 정하였고 2025년 1월부터 지킵니다.",
    ],
    3310,
  ],
  [
    "2024-02-20T12:00",
    "local-administration",
    [
      "Villages without a shop get a rolling one",
      "Eight lorries call at 160 villages once a week.",
      "They carry bread, medicine and a clerk who issues certificates.",
    ],
    [
      "가게 없는 마을 160곳에 이동 장터가 간다",
      "화물차 여덟 대가 주마다 마을을 찾습니다.",
      "먹을거리와 상비약, 증명서를 떼어 줄 공무원이 함께 탑니다.",
    ],
    1502,
  ],
  [
    "2023-07-03T12:00",
    "open-data",
    [
      "Weather of a hundred years, typed by volunteers",
      "Handwritten records from 1904 on can be searched.",
      "More than 3,000 people typed 4.1 million figures. Each was typed twice.",
    ],
    null,
    740,
  ],
  [
    "2022-09-01T12:00",
    "safety-policy",
    null,
    [
      "학교 앞 신호등, 초록불이 길어진다",
      "어린이보호구역 신호등의 초록불을 평균 6초 늘립니다.",
      "건널목마다 걸음 속도를 재어 시간을 정하였습니다.",
    ],
    2105,
  ],
  [
    "2021-06-15T12:00",
    "general-affairs",
    [
      "Ministry halves its paper",
      "From 31 to 15 tonnes in three years.",
      "Most was saved by one change: meetings no longer begin with a printed agenda.",
    ],
    [
      "종이 사용, 3년 만에 절반으로",
      "31톤에서 15톤으로 줄었습니다.",
      "회의 자료를 인쇄하지 않기로 한 것이 가장 큰 몫을 하였습니다.",
    ],
    512,
  ],
  [
    "2020-03-10T12:00",
    "digital-government",
    [
      "Video counters in twenty towns",
      "People talk to an official from home, with papers on both screens.",
      "The calls are not recorded. An interpreter can join.",
    ],
    [
      "스무 곳에서 영상 민원 상담 시작",
      "집에서 화면으로 서류를 함께 보며 상담합니다.",
      "상담은 녹화하지 않으며 통역사가 함께할 수 있습니다.",
    ],
    1876,
  ],
]);

/** Tenders. */
export const sampleTenders = rows("tenders", [
  [
    "2026-11-20T10:00",
    "digital-government",
    [
      "Tender: care and development of the certificate service, 2027 to 2029",
      "Bids are accepted until 18 December 2026, 14:00. The budget is 4.2 billion won.",
      "## What is bought\n\nOperation, security updates and two larger releases a year.\n\n## Who may bid\n\nCompanies registered for software work. A joint bid of up to three is possible.\n\n## Dates\n\n| Step | Date |\n| --- | --- |\n| Questions until | 2 December 2026 |\n| Bids until | 18 December 2026, 14:00 |\n| Award | 15 January 2027 |",
    ],
    [
      "증명서 발급 시스템 운영·개선 용역(2027~2029) 입찰 공고",
      "2026년 12월 18일 14시까지 입찰서를 받습니다. 예산은 42억 원입니다.",
      "## 사업 내용\n\n시스템 운영, 보안 갱신, 해마다 두 차례의 기능 개선\n\n## 참가 자격\n\n소프트웨어사업자로 등록한 업체이며, 세 곳까지 공동으로 참가할 수 있습니다.\n\n## 일정\n\n| 단계 | 날짜 |\n| --- | --- |\n| 질의 마감 | 2026년 12월 2일 |\n| 입찰 마감 | 2026년 12월 18일 14시 |\n| 낙찰자 결정 | 2027년 1월 15일 |",
    ],
  ],
  [
    "2026-11-12T10:00",
    "general-affairs",
    [
      "Tender: furniture of the Garden Building",
      "Forty height-adjustable desks and a reception counter for wheelchair users.",
      "Drawings can be seen on site on 25 November at 10:00. Samples are returned.",
    ],
    [
      "정원동 사무가구 구매 입찰 공고",
      "높낮이 조절 책상 40개와 휠체어 이용자를 위한 접수대를 구매합니다.",
      "11월 25일 10시에 현장 설명을 합니다. 견본은 돌려 드립니다.",
    ],
  ],
  [
    "2026-10-15T10:00",
    "open-data",
    [
      "Tender: survey of users of open data",
      "Two thousand interviews, a third of them with people who gave up.",
      "The questionnaire is published before the survey, the answers after it.",
    ],
    [
      "공공데이터 이용자 조사 용역 입찰 공고",
      "2천 명을 조사하며 그 가운데 삼분의 일은 이용을 그만둔 사람입니다.",
      "설문은 조사 전에, 답변은 조사 뒤에 공개합니다.",
    ],
  ],
  [
    "2026-09-03T10:00",
    "safety-policy",
    [
      "Tender: sirens for 40 islands",
      "Solar power, two days of reserve, salt-proof.",
      "The winner trains two people of each island in their care.",
    ],
    [
      "섬 40곳 재난 경보기 설치 입찰 공고",
      "태양광 전원, 이틀 예비 전력, 염해 방지 사양입니다.",
      "낙찰자는 섬마다 두 사람에게 관리 방법을 교육합니다.",
    ],
  ],
  [
    "2026-07-01T10:00",
    "local-administration",
    null,
    [
      "마을회관 무선망 구축 입찰 공고",
      "마을회관 600곳에 무선 인터넷을 놓습니다.",
      "세 구역으로 나누어 입찰하며 한 업체가 두 구역까지 맡을 수 있습니다.",
    ],
  ],
  [
    "2026-04-22T10:00",
    "civil-service",
    [
      "Tender: queue displays that speak",
      "Screens and loudspeakers for 90 counters, with induction loops.",
      "People of the blind union test the three best offers.",
    ],
    [
      "말하는 번호 안내기 구매 입찰 공고",
      "창구 90곳에 화면과 음성 안내, 자기 유도 장치를 설치합니다.",
      "시각장애인 단체가 상위 세 제품을 직접 시험합니다.",
    ],
  ],
  [
    "2025-10-20T10:00",
    "digital-government",
    [
      "Tender: independent test of the sign-in service",
      "A security test by a team that did not build it.",
      "All findings are published ninety days after they are mended.",
    ],
    [
      "로그인 서비스 독립 보안 점검 입찰 공고",
      "개발에 참여하지 않은 업체가 보안을 점검합니다.",
      "점검 결과는 조치하고 90일 뒤 모두 공개합니다.",
    ],
    233,
  ],
  [
    "2025-02-11T10:00",
    "general-affairs",
    [
      "Tender: repair of the roof garden",
      "Waterproofing of 1,200 square metres without closing the building.",
      "Work is done at weekends. The old plants are kept in a nursery.",
    ],
    [
      "옥상 정원 방수 공사 입찰 공고",
      "청사를 닫지 않고 1,200제곱미터를 방수합니다.",
      "주말에 공사하며 심은 나무는 옮겨 두었다가 다시 심습니다.",
    ],
    188,
  ],
  [
    "2024-05-14T10:00",
    "open-data",
    [
      "Tender: addresses of public toilets",
      "Check on foot of 50,000 entries, with photographs of the entrance.",
      "Payment is by the entry; every twentieth is checked again.",
    ],
    [
      "공중화장실 위치 자료 현장 조사 입찰 공고",
      "5만 건을 걸어서 확인하고 입구 사진을 남깁니다.",
      "건별로 지급하며 스무 건에 한 건을 다시 확인합니다.",
    ],
    401,
  ],
  [
    "2023-08-08T10:00",
    "local-administration",
    null,
    [
      "읍·면 청사 경사로 설치 공사 입찰 공고",
      "청사 37곳의 입구에 경사로를 놓습니다.",
      "기울기는 18분의 1을 넘지 않으며 손잡이를 양쪽에 설치합니다.",
    ],
    276,
  ],
  [
    "2022-11-16T10:00",
    "safety-policy",
    [
      "Tender: maps of safe ways to school",
      "For 120 primary schools, drawn with the children.",
      "Each map is printed on cloth, so that it lasts.",
    ],
    [
      "안전한 등굣길 지도 제작 입찰 공고",
      "초등학교 120곳에서 어린이와 함께 그립니다.",
      "오래 쓰도록 천에 인쇄합니다.",
    ],
    322,
  ],
  [
    "2021-04-05T10:00",
    "civil-service",
    [
      "Tender: chairs for waiting halls",
      "Three heights, with arms, washable.",
      "Samples stood in four halls for a month; visitors chose.",
    ],
    null,
    97,
  ],
]);
