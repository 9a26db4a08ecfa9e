import type { SampleNotice } from "./shape";

/** Tenders, newest first. */
export const tenders: readonly SampleNotice[] = [
  {
    board: "tenders",
    category: "contracts",
    department: "digital-government",
    date: "2026-11-20T10:00",
    reads: 389,
    files: ["certificateService", "bid"],
    en: [
      "Tender: care and development of the certificate service, 2027 to 2029",
      "Bids are accepted until 18 December 2026, 14:00. The budget is 4.2 billion won.",
      `## What is bought

Operation, security updates and two larger releases a year. The request for proposals is attached; what is not in it is not asked for.

## Who may bid

Companies registered for software work. A joint bid of up to three is possible; one of them answers for all.

## How bids are judged

{{caption Points for each part of a bid}}

| What | Points |
| --- | --- |
| How users are asked and heard | 30 |
| Method and team | 40 |
| Price | 20 |
| Handing over at the end | 10 |

## Dates

{{caption Steps and dates}}

| Step | Date |
| --- | --- |
| Briefing, with sign language | 26 November 2026, 10:00 |
| Questions until | 2 December 2026 |
| Answers to all questions | 7 December 2026 |
| Bids until | 18 December 2026, 14:00 |
| Award | 15 January 2027 |

Questions and answers are published here, without names.`,
    ],
    ko: [
      "증명서 발급 시스템 운영·개선 용역(2027~2029) 입찰 공고",
      "2026년 12월 18일 14시까지 입찰서를 받습니다. 예산은 42억 원입니다.",
      `## 사업 내용

시스템 운영, 보안 갱신, 해마다 두 차례의 기능 개선입니다. 자세한 내용은 첨부한 제안요청서에 있으며 제안요청서에 없는 것은 요구하지 않습니다.

## 참가 자격

소프트웨어사업자로 등록한 업체이며, 세 곳까지 공동으로 참가할 수 있습니다. 공동으로 참가할 때에는 대표 업체를 정합니다.

## 평가 방법

{{caption 평가 항목과 배점}}

| 항목 | 배점 |
| --- | --- |
| 이용자 의견 수렴 | 30 |
| 수행 방법과 인력 | 40 |
| 가격 | 20 |
| 종료 시 인수인계 | 10 |

## 일정

{{caption 입찰 일정}}

| 단계 | 날짜 |
| --- | --- |
| 제안요청 설명회(수어 통역 제공) | 2026년 11월 26일 10시 |
| 질의 마감 | 2026년 12월 2일 |
| 답변 공개 | 2026년 12월 7일 |
| 입찰 마감 | 2026년 12월 18일 14시 |
| 낙찰자 결정 | 2027년 1월 15일 |

질의와 답변은 업체 이름을 밝히지 않고 이곳에 공개합니다.`,
    ],
  },
  {
    board: "tenders",
    category: "goods",
    department: "general-affairs",
    date: "2026-11-12T10:00",
    reads: 274,
    files: ["furniture", "bid"],
    en: [
      "Tender: furniture of the Garden Building",
      "Forty height-adjustable desks, a reception counter for wheelchair users and 96 chairs. Bids until 4 December 2026, 14:00.",
      `{{caption The tender in short}}

| Item | Detail |
| --- | --- |
| Budget | 186 million won |
| Delivery | 18 to 22 January 2027 |
| Drawings on site | 25 November 2026, 10:00 |
| Bids until | 4 December 2026, 14:00 |

All pieces and their measures are in the attached list. Samples are returned. The old furniture is collected by the winner and repaired or taken apart, not burnt.`,
    ],
    ko: [
      "정원동 사무가구 구매 입찰 공고",
      "높낮이 조절 책상 40개, 휠체어 이용자를 위한 접수대, 의자 96개를 구매합니다. 2026년 12월 4일 14시까지 입찰서를 받습니다.",
      `{{caption 입찰 개요}}

| 구분 | 내용 |
| --- | --- |
| 예산 | 1억 8,600만 원 |
| 납품 | 2027년 1월 18일~22일 |
| 현장 설명 | 2026년 11월 25일 10시 |
| 입찰 마감 | 2026년 12월 4일 14시 |

물품의 수량과 규격은 첨부한 내역서에 있습니다. 견본은 돌려드립니다. 쓰던 가구는 낙찰자가 거두어 고치거나 분해하여 재활용합니다.`,
    ],
  },
  {
    board: "tenders",
    category: "contracts",
    department: "open-data",
    date: "2026-10-15T10:00",
    reads: 312,
    endsAt: "2026-11-06T14:00",
    en: [
      "Tender: survey of users of open data",
      "Two thousand interviews, a third of them with people who gave up. Bids until 6 November 2026, 14:00.",
      "The questionnaire is published before the survey, the answers after it. The budget is 90 million won.",
    ],
    ko: [
      "공공데이터 이용자 조사 용역 입찰 공고",
      "2천 명을 조사하며 그 가운데 삼분의 일은 이용을 그만둔 사람입니다. 2026년 11월 6일 14시까지 입찰서를 받습니다.",
      "설문은 조사 전에, 답변은 조사 뒤에 공개합니다. 예산은 9,000만 원입니다.",
    ],
  },
  {
    board: "tenders",
    category: "works",
    department: "safety-policy",
    date: "2026-09-03T10:00",
    reads: 451,
    en: [
      "Tender: sirens for 40 islands",
      "Solar power, two days of reserve, proof against salt. Work ends by 31 May 2027.",
      `The budget is 1.3 billion won. Islands are visited in four rounds by the ministry’s boat; dates are agreed with the winner.

The winner trains two people of each island in the care of their siren.`,
    ],
    ko: [
      "섬 40곳 재난 경보기 설치 공사 입찰 공고",
      "태양광 전원, 이틀 예비 전력, 염해 방지 사양이며 2027년 5월 31일까지 공사를 마칩니다.",
      `예산은 13억 원입니다. 섬에는 우리 부의 배로 네 차례에 나누어 들어가며 날짜는 낙찰자와 협의합니다.

낙찰자는 섬마다 두 사람에게 관리 방법을 교육합니다.`,
    ],
  },
  {
    board: "tenders",
    category: "works",
    department: "local-administration",
    date: "2026-07-01T10:00",
    reads: 368,
    ko: [
      "마을회관 무선망 구축 공사 입찰 공고",
      "마을회관 600곳에 무선 인터넷을 놓습니다.",
      "세 구역으로 나누어 입찰하며 한 업체가 두 구역까지 맡을 수 있습니다. 구역별 예산은 각각 7억 원입니다.",
    ],
  },
  {
    board: "tenders",
    category: "goods",
    department: "civil-service",
    date: "2026-04-22T10:00",
    reads: 405,
    en: [
      "Tender: queue displays that speak",
      "Screens and loudspeakers for 90 counters, with induction loops.",
      "Members of the union of the blind test the three best offers for a week; their judgement counts for 40 of 100 points. The budget is 310 million won.",
    ],
    ko: [
      "말하는 번호 안내기 구매 입찰 공고",
      "창구 90곳에 화면과 음성 안내, 자기 유도 장치를 설치합니다.",
      "시각장애인 단체가 상위 세 제품을 한 주 동안 시험하며 그 평가를 100점 가운데 40점으로 반영합니다. 예산은 3억 1,000만 원입니다.",
    ],
  },
  {
    board: "tenders",
    category: "contracts",
    department: "general-affairs",
    date: "2026-01-20T10:00",
    reads: 198,
    en: [
      "Award: cleaning of the Main Building and the Garden Building, 2026 and 2027",
      "Four bids came in. The contract goes to a cooperative of 31 members for 640 million won a year.",
      "The cooperative was second in price and first in how it treats its staff. The points of all four bids can be read at the General Affairs Division.",
    ],
    ko: [
      "본관·정원동 청소 용역(2026~2027) 낙찰자 결정 공고",
      "네 곳이 참가하였으며 조합원 31명의 협동조합이 해마다 6억 4,000만 원에 맡습니다.",
      "낙찰자는 가격에서 두 번째, 근로 조건에서 첫 번째였습니다. 참가 업체의 점수는 운영지원과에서 볼 수 있습니다.",
    ],
  },
  {
    board: "tenders",
    category: "contracts",
    department: "digital-government",
    date: "2025-10-20T10:00",
    reads: 233,
    en: [
      "Tender: independent test of the sign-in service",
      "A security test by a team that did not build it.",
      "All findings are published ninety days after they are mended. The budget is 120 million won.",
    ],
    ko: [
      "로그인 서비스 독립 보안 점검 용역 입찰 공고",
      "개발에 참여하지 않은 업체가 보안을 점검합니다.",
      "점검 결과는 조치하고 90일 뒤 모두 공개합니다. 예산은 1억 2,000만 원입니다.",
    ],
  },
  {
    board: "tenders",
    category: "works",
    department: "general-affairs",
    date: "2025-02-11T10:00",
    reads: 188,
    en: [
      "Tender: repair of the roof garden",
      "Waterproofing of 1,200 square metres without closing the building.",
      "Work is done at weekends. The plants are kept in a nursery meanwhile and come back.",
    ],
    ko: [
      "옥상 정원 방수 공사 입찰 공고",
      "청사를 닫지 않고 1,200제곱미터를 방수합니다.",
      "주말에 공사하며 심은 나무는 옮겨 두었다가 다시 심습니다.",
    ],
  },
  {
    board: "tenders",
    category: "contracts",
    department: "open-data",
    date: "2024-05-14T10:00",
    reads: 401,
    en: [
      "Tender: addresses of public toilets",
      "Check on foot of 50,000 entries, with photographs of the entrance.",
      "Payment is by the entry; every twentieth is checked again.",
    ],
    ko: [
      "공중화장실 위치 자료 현장 조사 용역 입찰 공고",
      "5만 건을 걸어서 확인하고 입구 사진을 남깁니다.",
      "대가는 건별로 지급하며 스무 건에 한 건을 다시 확인합니다.",
    ],
  },
  {
    board: "tenders",
    category: "works",
    department: "local-administration",
    date: "2023-08-08T10:00",
    reads: 276,
    ko: [
      "읍·면 청사 경사로 설치 공사 입찰 공고",
      "청사 37곳의 입구에 경사로를 놓습니다.",
      "기울기는 18분의 1을 넘지 않으며 손잡이를 양쪽에 설치합니다.",
    ],
  },
  {
    board: "tenders",
    category: "contracts",
    department: "safety-policy",
    date: "2022-11-16T10:00",
    reads: 322,
    en: [
      "Tender: maps of safe ways to school",
      "For 120 primary schools, drawn with the children.",
      "Each map is printed on cloth, so that it lasts.",
    ],
    ko: [
      "안전한 등굣길 지도 제작 용역 입찰 공고",
      "초등학교 120곳에서 어린이와 함께 그립니다.",
      "오래 쓰도록 천에 인쇄합니다.",
    ],
  },
  {
    board: "tenders",
    category: "goods",
    department: "civil-service",
    date: "2021-04-05T10:00",
    reads: 97,
    en: [
      "Tender: chairs for waiting halls",
      "Three heights, with arms, washable.",
      "Samples stood in four halls for a month; visitors chose.",
    ],
  },
  {
    board: "tenders",
    category: "contracts",
    department: "digital-government",
    date: "2020-06-09T10:00",
    reads: 541,
    en: [
      "Tender: moving the ministry’s mail to a shared platform",
      "4,300 mailboxes move over one weekend in October 2020.",
      "A trial with 200 mailboxes comes first. Who bids says how the way back looks.",
    ],
    ko: [
      "전자우편 공통 플랫폼 이전 용역 입찰 공고",
      "2020년 10월 어느 주말 이틀 동안 전자우편함 4,300개를 옮깁니다.",
      "먼저 200개로 시험합니다. 제안서에는 되돌리는 방법을 반드시 적어야 합니다.",
    ],
  },
  {
    board: "tenders",
    category: "goods",
    department: "open-data",
    date: "2019-09-17T10:00",
    reads: 163,
    en: [
      "Tender: scanners for old maps",
      "Two machines for sheets of up to 1.2 by 1.8 metres.",
      "The machines are tried with one of our maps of 1912. It comes back unharmed or the bid is out.",
    ],
    ko: [
      "고지도 스캐너 구매 입찰 공고",
      "가로 1.8미터, 세로 1.2미터 지도까지 읽는 장비 두 대를 구매합니다.",
      "우리 부가 가진 1912년 지도로 시험하며, 지도를 상하게 한 제품은 제외합니다.",
    ],
  },
];
