import type { SampleNotice } from "./shape";

/** News & Notices before 2026, newest first. */
export const newsBefore: readonly SampleNotice[] = [
  {
    board: "news-notices",
    category: "services",
    department: "civil-service",
    date: "2025-12-01T09:00",
    reads: 18240,
    files: ["fees"],
    en: [
      "Fees for certified copies from January 2026",
      "Copies ordered online are free; at a kiosk they cost 200 won, at the counter 400 won.",
      `{{caption Won per copy from 1 January 2026}}

| Certificate | Online | Kiosk | Counter |
| --- | --- | --- | --- |
| Resident register | 0 | 200 | 400 |
| Family relations | 0 | 500 | 1,000 |
| Land register | 0 | 300 | 500 |
| Taxes paid | 0 | 0 | 0 |

Nothing is charged to people on basic livelihood support, to veterans, and for a copy that replaces one we got wrong.`,
    ],
    ko: [
      "2026년 1월부터 적용되는 증명 수수료 안내",
      "온라인 발급은 무료입니다. 주민등록표 등본은 무인민원발급기에서 200원, 창구에서 400원입니다.",
      `{{caption 2026년 1월 1일부터 적용하는 한 통당 수수료(원)}}

| 증명서 | 온라인 | 발급기 | 창구 |
| --- | --- | --- | --- |
| 주민등록표 등본 | 0 | 200 | 400 |
| 가족관계증명서 | 0 | 500 | 1,000 |
| 토지대장 | 0 | 300 | 500 |
| 납세증명서 | 0 | 0 | 0 |

기초생활수급자와 국가유공자, 잘못 발급된 증명서를 다시 받는 경우에는 수수료를 받지 않습니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "services",
    department: "local-administration",
    date: "2025-06-12T09:00",
    reads: 4012,
    ko: [
      "이사한 뒤 14일, 전입신고를 잊지 마십시오",
      "전입신고는 이사한 날부터 14일 안에 온라인이나 주민센터에서 할 수 있습니다.",
      "세대주가 아니어도 신고할 수 있으며, 세대주의 확인은 문자로 받습니다. 늦으면 과태료가 부과될 수 있습니다.",
    ],
  },
  {
    board: "news-notices",
    category: "safety",
    department: "safety-policy",
    date: "2024-06-03T09:00",
    reads: 7391,
    en: [
      "Heavy rain: leave underpasses before the water is at the kerb",
      "A car floats in 30 centimetres of moving water. Where to go, and what to leave behind.",
      `## In the car

{{image water}}

Do not drive around a barrier. If water reaches the middle of the wheel, open the window, leave the car and walk uphill.

## Below the ground

Basements and underground shops flood from the stairs. Go up at the first water, not with the second bag. If a door no longer opens, switch off the power, wait until the water outside and inside are level, and push again.

## Numbers to call

- 119 for rescue;
- 110 to report a blocked drain, with the number on the nearest lamp post.`,
    ],
    ko: [
      "집중호우 때 지하차도는 물이 고이기 전에 벗어나십시오",
      "흐르는 물 30센티미터면 차가 뜹니다. 어디로 가고 무엇을 두고 갈지 안내합니다.",
      `## 차 안에 있을 때

{{image water}}

통제선을 돌아 지나가지 마십시오. 물이 바퀴의 절반에 이르면 창문을 열고 차를 둔 채 높은 곳으로 걸어갑니다.

## 지하에 있을 때

지하 공간은 계단부터 물이 찹니다. 짐을 챙기지 말고 물이 보이면 바로 올라오십시오. 문이 열리지 않으면 전기를 끄고, 안팎의 물 높이가 같아질 때까지 기다렸다가 다시 밉니다.

## 연락할 곳

- 구조 요청: 119
- 막힌 빗물받이 신고: 110(가까운 가로등의 번호를 함께 알려 주십시오)`,
    ],
  },
  {
    board: "news-notices",
    category: "digital",
    department: "open-data",
    date: "2023-03-20T09:00",
    reads: 2466,
    en: [
      "The data portal changes its address",
      "The old address leads to the new one for good. Please change your programs by 30 September 2023.",
      "The new address is <https://data.gongji.example>. Keys stay valid and answers have the same shape; only the host name is another.",
    ],
    ko: [
      "공공데이터 포털 주소가 바뀝니다",
      "옛 주소는 계속 새 주소로 연결됩니다. 프로그램은 2023년 9월 30일까지 바꿔 주십시오.",
      "새 주소는 <https://data.gongji.example>입니다. 인증키와 응답 형식은 그대로이며 주소만 달라집니다.",
    ],
  },
  {
    board: "news-notices",
    category: "digital",
    department: "digital-government",
    date: "2022-05-11T09:00",
    reads: 968,
    en: [
      "Plain language guide for officials, first edition",
      "Sixty words that citizens asked about, and what to write in their place.",
      `The guide was tried in four counties. Letters written with it led to a third fewer calls.

{{caption Three of the sixty words}}

| Instead of | Write |
| --- | --- |
| {{ko:구비서류}} | {{ko:갖출 서류}} |
| {{ko:기일 내 제출}} | {{ko:날짜 안에 내기}} |
| {{ko:불입하다}} | {{ko:내다}} |`,
    ],
    ko: [
      "쉬운 공공언어 안내서 초판 발간",
      "국민이 자주 물은 낱말 예순 개와 바꿔 쓸 말을 실었습니다.",
      `네 개 군에서 먼저 써 보았더니 안내문에 대한 문의 전화가 삼분의 일 줄었습니다.

{{caption 낱말 예순 개 가운데 세 개}}

| 이 말 대신 | 이렇게 |
| --- | --- |
| 구비서류 | 갖출 서류 |
| 기일 내 제출 | 날짜 안에 내기 |
| 불입하다 | 내다 |`,
    ],
  },
  {
    board: "news-notices",
    category: "ministry",
    department: "general-affairs",
    date: "2021-01-04T09:00",
    reads: 655,
    en: [
      "The ministry’s lost property office",
      "What is found in our buildings is kept for six months.",
      "Ask by telephone with the day and the place, at 044-000-5250. What nobody asks for is given to a charity shop after six months; papers are destroyed.",
    ],
  },
  {
    board: "news-notices",
    category: "services",
    department: "civil-service",
    date: "2020-09-07T09:00",
    reads: 9874,
    en: [
      "Visit the counter by appointment until further notice",
      "So that few people wait in one room, every visit begins with an appointment by telephone or online.",
      "Call 044-000-1201 or choose a time online. People who have neither telephone nor network are served in the first hour of each day without an appointment.",
    ],
    ko: [
      "당분간 민원실은 예약하고 방문해 주십시오",
      "한 공간에 여러 사람이 모이지 않도록 전화나 온라인으로 예약을 받습니다.",
      "044-000-1201로 전화하거나 온라인에서 시간을 고를 수 있습니다. 전화와 인터넷을 쓰기 어려운 분은 날마다 첫 한 시간 동안 예약 없이 이용할 수 있습니다.",
    ],
  },
  {
    key: "malaysia",
    board: "news-notices",
    category: "digital",
    department: "digital-government",
    date: "2019-12-26T10:00",
    reads: 5844,
    en: [
      "Korea and Malaysia agree to work together on digital government",
      "The two governments signed a memorandum of understanding on 28 November 2019. It names what they will share and how they will meet.",
      `The ministry and its Malaysian counterpart signed a memorandum of understanding on digital government on 28 November 2019, in the week in which the leaders of Southeast Asian countries were guests in Korea.

Malaysia is renewing the services its citizens use and wants to give them over one network and from shared platforms. Korea has gone much of that way in twenty years, with successes and with detours. Both sides found that they learn more from the detours.

## What both sides agreed on

- officials and engineers visit each other and work in the other’s offices for a time;
- experience with open data, shared platforms and information security is exchanged;
- each side tells the other early what it plans, so that work need not be done twice;
- both look for a project that they can carry out together.

## How the work is done

A working group meets once a year, in turn in both countries. It agrees on a plan for the year and reports on the last. Between meetings each side names one person whom the other can ask.

> A service that works is good. A service whose makers say openly where it failed is worth a visit.

The words are those of the head of the delegation at the signing.

## How long it holds

The memorandum holds for three years and is renewed unless one side objects. It binds neither side to buy anything.

The first visit is planned for spring 2020. Questions are answered by the Digital Government Division.`,
    ],
    ko: [
      "한국·말레이시아, 디지털정부 협력 양해각서 체결",
      "두 나라는 2019년 11월 28일 디지털정부 협력 양해각서에 서명하였습니다. 함께 나눌 경험과 협력 방식을 정하였습니다.",
      `우리 부와 말레이시아 정부는 2019년 11월 28일 디지털정부 분야에서 협력하기로 하고 양해각서에 서명하였습니다. 동남아시아 각국 정상이 우리나라를 찾은 주간에 이루어진 일입니다.

말레이시아는 국민이 이용하는 서비스를 하나의 통신망과 공통 플랫폼에서 제공하려고 준비하고 있습니다. 우리나라는 지난 20년 동안 그 길을 걸으며 성공도 했고 시행착오도 겪었습니다. 두 나라는 시행착오에서 더 많이 배울 수 있다는 데 뜻을 같이하였습니다.

## 합의한 내용

- 공무원과 기술자가 서로 방문하고 일정 기간 상대 기관에서 함께 일합니다.
- 공공데이터, 공통 플랫폼, 정보보호의 경험을 나눕니다.
- 같은 일을 되풀이하지 않도록 추진할 계획을 미리 알립니다.
- 함께 추진할 사업을 찾습니다.

## 추진 방법

실무단은 해마다 한 번 두 나라를 오가며 회의를 열어 지난해의 결과를 보고하고 그해의 계획을 정합니다. 회의가 없는 동안에는 나라마다 담당자 한 명을 두어 서로 물을 수 있게 합니다.

> 잘 돌아가는 서비스는 좋은 서비스입니다. 어디서 실패했는지 숨김없이 말해 주는 서비스는 찾아가 볼 만한 서비스입니다.

서명식에서 대표단장이 한 말입니다.

## 유효 기간

양해각서는 3년 동안 효력이 있으며 어느 한쪽의 이의가 없으면 연장됩니다. 어느 쪽도 물품이나 용역을 구매할 의무를 지지 않습니다.

첫 방문은 2020년 봄에 있을 예정입니다. 궁금한 점은 디지털정부과로 문의해 주시기 바랍니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "ministry",
    department: "general-affairs",
    date: "2019-03-04T09:00",
    reads: 1216,
    en: [
      "This notice board opens",
      "From today what used to hang in the entrance hall stands here as well.",
      "Notices stay on the board in the hall for two weeks and here for good. Those who cannot use the internet may have any notice sent by post: call 044-000-5201.",
    ],
    ko: [
      "온라인 공지 게시판을 엽니다",
      "청사 현관에 붙이던 공지를 오늘부터 이곳에도 올립니다.",
      "현관 게시판에는 두 주 동안 붙이고 이곳에는 계속 남겨 둡니다. 인터넷을 쓰기 어려운 분께는 우편으로 보내 드리니 044-000-5201로 전화해 주시기 바랍니다.",
    ],
  },
];
