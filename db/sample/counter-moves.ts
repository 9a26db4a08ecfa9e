import type { SampleNotice, SampleText } from "./shape";

/** What changed from version to version: nothing else does. */
type Version = { foreignLine: boolean; passportsLate: boolean };
const first: Version = { foreignLine: false, passportsLate: false };
const second: Version = { foreignLine: true, passportsLate: false };
const third: Version = { foreignLine: true, passportsLate: true };

const english = ({ foreignLine, passportsLate }: Version): SampleText => [
  "The service counter moves to the Garden Building from 1 December 2026",
  passportsLate
    ? "The counter in the Main Building closes on Friday 27 November at 17:00. From Tuesday 1 December counter services are given in the Garden Building, passports from Wednesday 2 December."
    : "The counter in the Main Building closes on Friday 27 November at 17:00. From Tuesday 1 December all counter services are given in the Garden Building.",
  `## What moves

Every counter keeps its telephone number and its staff.${foreignLine ? " Foreign residents call 044-000-1345, in seven languages." : ""} No counter is open on Monday 30 November; kiosks and the online service work as usual.

{{caption Last day in the Main Building and first day in the Garden Building}}

| Counter | Last day | First day | Telephone |
| --- | --- | --- | --- |
| Certificates | 27 November | 1 December | 044-000-1210 |
| Family registration | 27 November | 1 December | 044-000-1220 |
| Passports | 26 November | ${passportsLate ? "2" : "1"} December | 044-000-1230 |
| Complaints and advice | 27 November | 1 December | 044-000-1240 |

${passportsLate ? "On Wednesdays the passport counter stays open until 20:00.\n\n" : ""}## How to get there

{{image route}}

The entrance is 300 metres from exit 2 of Government Square station, level all the way. Twelve parking spaces, four of them wide, are beside the entrance; drive in from Garden-ro.

## What you can do without coming

- copies of the resident register, free of charge online;
- proof of entry and departure, in Korean or English;
- a change of address, within 14 days of moving.

## If you cannot come yourself

1. Write down who goes for you and for which paper.
2. Sign it, and add a copy of your identity card.
3. The person who goes brings both, and an identity card of their own.

## Why we are moving

> The old hall was planned for 300 visitors a day. Last year it saw more than a thousand.

The floor of the Main Building is brought to one level and a quiet room is added. The hall there opens again in May 2027.`,
];

const korean = ({ foreignLine, passportsLate }: Version): SampleText => [
  "민원실을 2026년 12월 1일부터 정원동으로 옮깁니다",
  passportsLate
    ? "본관 민원실은 11월 27일(금) 17시에 문을 닫습니다. 12월 1일(화)부터 정원동에서 민원을 처리하며, 여권 창구는 12월 2일(수)에 문을 엽니다."
    : "본관 민원실은 11월 27일(금) 17시에 문을 닫습니다. 12월 1일(화)부터 모든 창구 업무를 정원동에서 처리합니다.",
  `## 옮기는 창구

창구마다 전화번호와 담당자는 그대로입니다.${foreignLine ? " 외국인 주민은 044-000-1345로 전화하시면 일곱 언어로 안내받을 수 있습니다." : ""} 11월 30일(월)에는 모든 창구가 쉬며, 무인민원발급기와 온라인 민원은 평소와 같이 이용할 수 있습니다.

{{caption 본관 마지막 날과 정원동 첫날}}

| 창구 | 마지막 날 | 첫날 | 전화 |
| --- | --- | --- | --- |
| 증명서 발급 | 11월 27일 | 12월 1일 | 044-000-1210 |
| 가족관계 등록 | 11월 27일 | 12월 1일 | 044-000-1220 |
| 여권 | 11월 26일 | 12월 ${passportsLate ? "2" : "1"}일 | 044-000-1230 |
| 민원 상담 | 11월 27일 | 12월 1일 | 044-000-1240 |

${passportsLate ? "여권 창구는 수요일마다 20시까지 문을 엽니다.\n\n" : ""}## 오시는 길

{{image route}}

정부광장역 2번 출구에서 300미터이며 입구까지 턱이 없습니다. 입구 옆에 주차 공간이 열두 면 있고 그중 네 면은 장애인 전용입니다. 차량은 정원로 쪽으로 들어오시기 바랍니다.

## 방문하지 않고 할 수 있는 일

- 주민등록표 등본·초본 발급(온라인 무료)
- 출입국에 관한 사실증명(국문·영문)
- 전입신고(이사한 날부터 14일 이내)

## 직접 오기 어려울 때

1. 대신 올 사람과 필요한 서류를 위임장에 적습니다.
2. 위임장에 서명하고 신분증 사본을 붙입니다.
3. 대신 오는 사람은 두 서류와 본인 신분증을 가져옵니다.

## 옮기는 까닭

> 지금 민원실은 하루 300명을 기준으로 지었지만 지난해에는 하루 천 명 넘게 찾았습니다.

본관 민원실은 바닥의 턱을 없애고 조용한 상담실을 새로 만듭니다. 공사를 마치면 2027년 5월에 다시 문을 엽니다.`,
];

/** The notice with three versions, in both languages. */
export const counterMoves: SampleNotice = {
  key: "counter-moves",
  board: "news-notices",
  category: "services",
  department: "civil-service",
  date: "2026-11-16T09:00",
  reads: 6218,
  pinned: 1,
  files: ["directions", "plan"],
  en: english(first),
  ko: korean(first),
  revisions: {
    en: [
      {
        date: "2026-11-17T15:00",
        type: "minor",
        note: "The telephone line for foreign residents was added.",
        text: english(second),
      },
      {
        date: "2026-11-20T10:30",
        type: "major",
        note: "The passport counter opens one day later than announced, on 2 December, and stays open late on Wednesdays.",
        text: english(third),
      },
    ],
    ko: [
      {
        date: "2026-11-17T15:00",
        type: "minor",
        note: "외국인 주민 안내 전화번호를 더했습니다.",
        text: korean(second),
      },
      {
        date: "2026-11-20T10:30",
        type: "major",
        note: "여권 창구가 알려 드린 날보다 하루 늦은 12월 2일에 문을 열고, 수요일에는 늦게까지 운영합니다.",
        text: korean(third),
      },
    ],
  },
};
