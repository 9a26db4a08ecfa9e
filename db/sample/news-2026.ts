import type { SampleNotice } from "./shape";

/** News & Notices of the year 2026, newest first. Written for this board; ministry, people and numbers are invented. */
export const newsOf2026: readonly SampleNotice[] = [
  {
    key: "board-moved",
    board: "news-notices",
    category: "ministry",
    department: "general-affairs",
    date: "2026-11-24T09:00",
    pinned: 3,
    en: [
      "The notice board has moved: what came along, and how reads are counted from today",
      "All notices since 2019 are here with their dates and files. What the previous site counted is shown as such and kept apart.",
      `## What came along

Every notice published since 2019 came along: its text, its date, its attachments, and the number of times it was read. Nothing was shortened. If you miss something, or if an old link leads nowhere, write to [board@gongji.example](mailto:board@gongji.example).

## How reads are counted

Until 23 November 2026 the previous site counted every opening of a page. From today a person counts once a day, robots and officials do not count, and nobody can change a number.

The two figures are added up where you see “Read”, and each notice says how many of its reads come from the previous site. The rule stands under [How reads are counted](/en/transparency).

## What is new

- Each notice has a number and a short address that never changes.
- A corrected text says what was corrected, and the earlier one can still be read.
- What is withdrawn stays where it was, under a line that says why.`,
    ],
    ko: [
      "공지 게시판을 새로 열었습니다: 옮겨 온 자료와 조회수 집계 안내",
      "2019년부터 올린 모든 공지를 날짜와 첨부파일까지 그대로 옮겼습니다. 이전 누리집의 조회수는 따로 밝혀 둡니다.",
      `## 옮겨 온 자료

2019년 이후 올린 공지를 본문, 게시일, 첨부파일, 조회수까지 모두 옮겼습니다. 줄이거나 뺀 내용은 없습니다. 찾는 자료가 없거나 옛 주소가 열리지 않으면 [board@gongji.example](mailto:board@gongji.example)로 알려 주시기 바랍니다.

## 조회수를 세는 방법

2026년 11월 23일까지는 이전 누리집이 쪽을 열 때마다 셌습니다. 오늘부터는 한 사람을 하루에 한 번만 세고, 로봇과 담당 공무원은 세지 않으며, 아무도 숫자를 고칠 수 없습니다.

‘조회’에는 두 숫자를 더하여 보여 드리고, 그 가운데 이전 누리집이 센 것이 얼마인지 공지마다 적습니다. 자세한 규칙은 [조회수를 세는 방법](/ko/transparency)에서 볼 수 있습니다.

## 달라진 점

- 공지마다 번호와 바뀌지 않는 짧은 주소가 있습니다.
- 본문을 고치면 무엇을 고쳤는지 밝히고, 이전 본문도 계속 볼 수 있습니다.
- 철회한 공지는 지우지 않고 그 까닭과 함께 남겨 둡니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "digital",
    department: "open-data",
    date: "2026-11-23T11:00",
    reads: 412,
    files: ["review"],
    en: [
      "Results of the autumn review of open data quality",
      "Of 1,210 data sets reviewed, 1,087 meet the standard. Those to be mended or closed are listed in the attachment.",
      `Each data set was checked for three things: whether values are missing, whether it is as fresh as it says, and whether a stranger can understand the description.

{{caption Data sets reviewed in autumn 2026}}

| Result | Data sets | Share |
| --- | --- | --- |
| Meets the standard | 1,087 | 89.8 % |
| To be mended by 31 January 2027 | 96 | 7.9 % |
| To be closed, nobody keeps it | 27 | 2.2 % |

The attached list names every data set of the last two rows with its keeper and the reason. Tell us by 11 December if you use one of the 27: we look for a new keeper together before it is closed.

The standard itself is explained in [What to write when you reuse our data](/see/credits).`,
    ],
    ko: [
      "2026년 가을 공공데이터 품질 점검 결과 안내",
      "데이터 1,210종을 점검하여 1,087종이 기준을 충족하였습니다. 보완하거나 제공을 끝낼 데이터는 첨부파일에 있습니다.",
      `데이터마다 빠진 값이 없는지, 밝힌 주기대로 갱신하는지, 처음 보는 사람도 설명을 이해할 수 있는지를 점검하였습니다.

{{caption 2026년 가을 점검 결과}}

| 결과 | 데이터(종) | 비율 |
| --- | --- | --- |
| 기준 충족 | 1,087 | 89.8% |
| 2027년 1월 31일까지 보완 | 96 | 7.9% |
| 관리 기관이 없어 제공 종료 | 27 | 2.2% |

보완하거나 제공을 끝낼 데이터의 이름과 관리 기관, 사유는 첨부파일에서 볼 수 있습니다. 제공을 끝낼 27종을 쓰고 계시면 12월 11일까지 알려 주시기 바랍니다. 끝내기 전에 맡을 기관을 함께 찾겠습니다.

출처 표시 방법은 [공공데이터를 쓸 때 출처를 적는 방법](/see/credits)에서 볼 수 있습니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "safety",
    department: "safety-policy",
    date: "2026-11-21T17:00",
    reads: 1874,
    en: [
      "Cold wave: what an emergency text asks you to do",
      "Three steps for homes, workplaces and roads, and the numbers to call.",
      `An emergency text is sent when the temperature stays below minus 12 degrees for two days.

1. Let the taps drip and cover the water meter.
2. Call on neighbours who live alone.
3. Leave the car where it is if the road is icy.

For help dial 119. Interpreters answer in seven languages at 1345.`,
    ],
    ko: [
      "한파 재난문자를 받으면 이렇게 하십시오",
      "집과 일터, 도로에서 지킬 세 가지와 연락할 전화번호를 안내합니다.",
      `영하 12도 아래의 추위가 이틀 넘게 이어지면 재난문자를 보냅니다.

1. 수돗물을 조금 틀어 두고 수도 계량기를 감쌉니다.
2. 홀로 사는 이웃의 안부를 살핍니다.
3. 길이 얼면 차를 두고 다닙니다.

도움이 필요하면 119로 전화해 주십시오. 1345에서는 일곱 언어로 통역해 드립니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "taking-part",
    department: "local-administration",
    date: "2026-11-19T09:30",
    reads: 537,
    files: ["stand"],
    en: [
      "How to register for the Resident Services Fair 2027",
      "Local governments register their stands by 15 January 2027. Each may bring one service that others can take over.",
      `The fair is held on 8 and 9 April 2027 in the hall of the Garden Building. A stand costs nothing; table, power and network are there.

## How to apply

1. Fill in the attached form. Say in five lines what your service does, for whom, and what it saves: the jury reads nothing else.
2. Send it to [fair@gongji.example](mailto:fair@gongji.example) by 15 January 2027, 18:00.
3. You hear from us by 5 February.

## What the jury looks for

- Residents notice the difference, not only the office.
- Another town could begin within a year.
- Those who were hardest to reach were thought of first.`,
    ],
    ko: [
      "2027년 주민서비스 박람회 참가 신청 안내",
      "지방자치단체는 2027년 1월 15일까지 전시 공간을 신청할 수 있습니다. 기관마다 다른 곳에서도 쓸 수 있는 서비스 하나를 소개합니다.",
      `박람회는 2027년 4월 8일부터 이틀 동안 정원동 대강당에서 열립니다. 전시 공간은 무료이며 탁자와 전기, 통신을 제공합니다.

## 신청 방법

1. 첨부한 신청서를 작성합니다. 무엇을, 누구를 위해 하는지, 무엇을 줄였는지를 다섯 줄로 적어 주십시오. 심사는 그 다섯 줄로 합니다.
2. 2027년 1월 15일 18시까지 [fair@gongji.example](mailto:fair@gongji.example)로 보냅니다.
3. 결과는 2월 5일까지 알려 드립니다.

## 심사 기준

- 기관만이 아니라 주민이 달라진 점을 느끼는가
- 다른 지역에서 1년 안에 시작할 수 있는가
- 행정의 손길이 닿기 어려운 주민을 먼저 생각하였는가`,
    ],
  },
  {
    board: "news-notices",
    category: "services",
    department: "digital-government",
    date: "2026-11-18T14:00",
    reads: 3056,
    pinned: 2,
    en: [
      "Online certificates pause on the night of 28 November 2026",
      "From 22:00 on Saturday 28 November to 4:00 on Sunday no certificate can be issued online. Kiosks go on working.",
      `We move the certificate service to new machines. Orders paid before 22:00 are finished; an order that is not paid by then is dropped and nothing is charged.

If you need a certificate that night, use a kiosk in a subway station or a hospital. [Where they are and when they work](/see/kiosks)`,
    ],
    ko: [
      "11월 28일 밤 온라인 증명서 발급을 잠시 멈춥니다",
      "11월 28일(토) 22시부터 29일(일) 4시까지 온라인으로 증명서를 발급할 수 없습니다. 무인민원발급기는 그대로 이용할 수 있습니다.",
      `증명서 발급 시스템을 새 장비로 옮깁니다. 22시 전에 결제한 증명서는 정상적으로 발급합니다. 결제하지 않은 신청은 취소되며 요금은 청구하지 않습니다.

그 시간에 증명서가 필요하면 지하철역과 병원에 있는 무인민원발급기를 이용해 주시기 바랍니다. [위치와 이용 시간 보기](/see/kiosks)`,
    ],
  },
  {
    key: "kiosks",
    board: "news-notices",
    category: "services",
    department: "civil-service",
    date: "2026-11-13T09:00",
    reads: 2290,
    files: ["kiosks", "fees"],
    en: [
      "New hours of kiosks at 214 stations, post offices and hospitals",
      "From 1 December kiosks at stations and hospitals work from 5:00 to 1:00, those in post offices from 9:00 to 18:00.",
      `The attached list names every kiosk with its place, its hours and whether it speaks. Fees stay as they are; they are attached too.

{{caption Kiosks and their hours from 1 December 2026}}

| Where | Kiosks | Hours |
| --- | --- | --- |
| Stations | 118 | 5:00 to 1:00 |
| Post offices | 72 | 9:00 to 18:00 |
| Hospitals | 24 | 5:00 to 1:00 |

A kiosk that is out of order is switched off by telephone: call the number on its front, at any hour.`,
    ],
    ko: [
      "역·우체국·병원 214곳의 무인민원발급기 이용 시간이 바뀝니다",
      "12월 1일부터 역과 병원에서는 5시부터 다음 날 1시까지, 우체국에서는 9시부터 18시까지 이용할 수 있습니다.",
      `첨부한 목록에서 발급기마다 위치와 이용 시간, 음성 안내 여부를 확인할 수 있습니다. 수수료는 그대로이며 수수료표도 함께 첨부합니다.

{{caption 2026년 12월 1일부터 적용하는 이용 시간}}

| 장소 | 발급기 | 이용 시간 |
| --- | --- | --- |
| 역 | 118대 | 5시~다음 날 1시 |
| 우체국 | 72대 | 9시~18시 |
| 병원 | 24대 | 5시~다음 날 1시 |

고장 난 발급기를 보시면 앞면에 적힌 번호로 전화해 주십시오. 밤에도 전화를 받습니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "taking-part",
    department: "civil-service",
    date: "2026-11-09T10:00",
    reads: 1127,
    withdrawn: {
      date: "2026-11-19T13:00",
      en: "The test was handed over to a university, and no applications are taken here any more. Applications already sent were passed on with the consent of the senders.",
      ko: "시험 운영을 대학에 맡기게 되어 더는 이곳에서 신청을 받지 않습니다. 이미 받은 신청은 신청하신 분의 동의를 얻어 대학에 넘겼습니다.",
    },
    en: [
      "Call for people to try the new certificate kiosk",
      "Sixty people try the next certificate kiosk in December and tell us what hinders them.",
      `Anyone aged 19 or over may take part. Thirty places are kept for people who use a screen reader, a wheelchair or large print.

You come once, for ninety minutes. Travel costs are paid back.`,
    ],
    ko: [
      "새 무인민원발급기를 써 볼 분을 모집합니다",
      "12월에 새 무인민원발급기를 써 보고 불편한 점을 알려 줄 60명을 모집합니다.",
      `19세 이상이면 누구나 참여할 수 있습니다. 서른 자리는 화면낭독기나 휠체어, 큰 글씨를 쓰는 분께 먼저 드립니다.

한 번 방문하여 90분 동안 진행하며 교통비를 드립니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "services",
    department: "local-administration",
    date: "2026-11-05T09:00",
    reads: 764,
    files: ["addresses"],
    en: [
      "Writing Korean addresses in English: guide of 2026",
      "Building number, road name, then town: the guide shows forty examples.",
      `## The order

Begin with the small and end with the large: building number, road, town, province.

{{image plate}}

## Four rules

1. Write **-ro** and **-gil** with a hyphen and do not translate them: {{ko:정원로}} is Garden-ro only because the plate says so.
2. Put the building number first: 24 Garden-ro.
3. Write the room after a comma: Room 302, 24 Garden-ro.
4. Keep the five digits of the postal code on every letter, inside the country too.

The attached list holds forty addresses in both scripts.`,
    ],
    ko: [
      "2026년 주소 영문 표기 안내서 배포",
      "건물번호, 도로명, 시·군·구 순서로 적는 법을 마흔 가지 보기로 설명합니다.",
      `## 적는 순서

작은 단위부터 큰 단위로, 건물번호와 도로명, 시·군·구, 시·도 순서로 적습니다.

{{image plate}}

## 네 가지 원칙

1. ‘-로’와 ‘-길’은 붙임표를 넣어 **-ro**, **-gil**로 적고 번역하지 않습니다. 건물번호판에 적힌 영문 표기를 따릅니다.
2. 건물번호를 맨 앞에 적습니다. 보기: {{en:24 Garden-ro}}
3. 호수는 쉼표로 나눕니다. 보기: {{en:Room 302, 24 Garden-ro}}
4. 우편번호 다섯 자리는 국내 우편물에도 반드시 적습니다.

첨부한 목록에는 주소 마흔 개를 한글과 영문으로 함께 실었습니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "ministry",
    department: "general-affairs",
    date: "2026-10-29T09:00",
    reads: 4380,
    files: ["holidays"],
    en: [
      "Weekdays in 2027 on which the counters are closed",
      "Thirteen weekdays, five of them substitute holidays. The attached calendar can be added to your own.",
      `{{caption Closed weekdays in 2027}}

| Month | Days |
| --- | --- |
| January | 1 |
| February | 8 and 9 (Lunar New Year) |
| March | 1 |
| May | 5 and 13 |
| August | 16 (substitute) |
| September | 14, 15 and 16 (Harvest Moon) |
| October | 4 and 11 (substitute) |
| December | 27 (substitute) |

Kiosks and the online service work on all of them. The help line answers from 9:00 to 13:00.`,
    ],
    ko: [
      "2027년 민원실 휴무일(평일) 안내",
      "평일 가운데 13일 동안 민원실이 쉽니다. 달력 파일을 내려받아 쓸 수 있습니다.",
      `{{caption 2027년 민원실이 쉬는 평일}}

| 달 | 날짜 |
| --- | --- |
| 1월 | 1일 |
| 2월 | 8일, 9일(설 연휴) |
| 3월 | 1일 |
| 5월 | 5일, 13일 |
| 8월 | 16일(대체공휴일) |
| 9월 | 14일, 15일, 16일(추석 연휴) |
| 10월 | 4일, 11일(대체공휴일) |
| 12월 | 27일(대체공휴일) |

무인민원발급기와 온라인 민원은 쉬는 날에도 이용할 수 있습니다. 민원 전화는 9시부터 13시까지 받습니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "services",
    department: "civil-service",
    date: "2026-10-20T09:00",
    reads: 893,
    en: [
      "Hearing on a change of the rules for certificates given out by kiosks and over the internet, for their protection against forgery and for their replacement free of charge",
      "Anyone may send an opinion until 30 November 2026. The draft and the reasons are here in full.",
      `## What changes

### A code that can be checked

Each certificate carries a code of sixteen letters. Whoever receives the certificate can check it for 90 days at verify.gongji.example; today it is 30.

### A second copy when the first was wrong

If a kiosk prints a certificate that cannot be read, the next one is free within 24 hours, at any kiosk.

### No more fingerprints for minors

People under 17 confirm who they are with a parent’s telephone and no longer with a fingerprint.

## Why

> A bank in another country waited 41 days for a reply to one question: is this paper real? By then its code had run out.

Cases like this came in 212 times last year.

## How to send an opinion

1. Write which article you mean, and whether you are for or against it.
2. Say why, and what should stand there in its place.
3. Send it by 30 November 2026 to [opinion@gongji.example](mailto:opinion@gongji.example), or by post to the Civil Service Division.

All opinions are published with our answers in January 2027, without names where you ask for it.`,
    ],
    ko: [
      "「무인민원발급기 및 인터넷으로 발급하는 증명서의 위조 방지와 무료 재발급에 관한 규칙」 일부개정안 입법예고",
      "2026년 11월 30일까지 누구나 의견을 낼 수 있습니다. 개정안의 내용과 이유를 모두 밝힙니다.",
      `## 주요 내용

### 진위 확인 기간 연장

증명서마다 열여섯 자리 확인번호를 넣습니다. 증명서를 받은 기관은 verify.gongji.example에서 90일 동안 진위를 확인할 수 있습니다. 지금은 30일입니다.

### 잘못 나온 증명서의 무료 재발급

발급기에서 알아볼 수 없는 증명서가 나오면 24시간 안에 어느 발급기에서나 무료로 다시 받을 수 있습니다.

### 미성년자 지문 확인 폐지

17세 미만은 지문 대신 보호자의 휴대전화로 본인을 확인합니다.

## 개정 이유

> 외국의 한 은행은 “이 서류가 진짜입니까”라는 물음에 답을 받기까지 41일을 기다렸습니다. 그때는 이미 확인번호의 기한이 지나 있었습니다.

이러한 사례가 지난해에만 212건 있었습니다.

## 의견을 내는 방법

1. 어느 조항에 대한 의견인지, 찬성하는지 반대하는지를 적습니다.
2. 그 이유와 고쳐야 할 내용을 적습니다.
3. 2026년 11월 30일까지 [opinion@gongji.example](mailto:opinion@gongji.example)로 보내거나 민원서비스과에 우편으로 보냅니다.

제출하신 의견은 답변과 함께 2027년 1월에 공개합니다. 원하시면 이름은 밝히지 않습니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "taking-part",
    department: "general-affairs",
    date: "2026-10-05T09:00",
    reads: 2651,
    endsAt: "2026-10-31T18:00",
    en: [
      "Autumn opening of the ministry’s garden",
      "The garden is open to everybody on October weekends, from 10:00 to 17:00.",
      "Entrance is free. Dogs on a lead are welcome. On 17 October a guide explains the old trees in sign language.",
    ],
    ko: [
      "가을맞이 청사 정원 개방 안내",
      "10월 주말마다 10시부터 17시까지 청사 정원을 개방합니다.",
      "누구나 무료로 들어올 수 있습니다. 목줄을 맨 반려견도 함께 올 수 있습니다. 10월 17일에는 수어로 나무 해설을 진행합니다.",
    ],
  },
  {
    board: "news-notices",
    category: "safety",
    department: "safety-policy",
    date: "2026-09-15T10:00",
    reads: 1409,
    ko: [
      "추석 연휴 안전 점검과 24시간 상황실 운영 안내",
      "연휴 동안 상황실을 24시간 운영하고 시장과 터미널을 미리 점검합니다.",
      `전통시장 1,400곳과 터미널 280곳의 소방 시설을 연휴 전에 점검합니다. 비상구를 막아 둔 물건은 그 자리에서 치우도록 하고, 연휴 첫날 다시 확인합니다.

상황실 전화는 044-000-4200이며 연휴에도 밤낮으로 받습니다.`,
    ],
  },
  {
    key: "credits",
    board: "news-notices",
    category: "digital",
    department: "open-data",
    date: "2026-08-20T10:00",
    reads: 688,
    en: [
      "Names and licences: what to write when you reuse our data",
      "One line is enough: the ministry’s name, the title, the date and the licence.",
      `Data under KOGL type 1 may be changed and sold. Write the source where your readers can see it; a page of credits will do.

> Ministry of Public Administration, “Drinking fountains”, 1 August 2026, KOGL type 1

Where you changed the data, say so in the same line. Where a data set has another type, its page says so at the top.`,
    ],
    ko: [
      "공공데이터를 쓸 때 출처를 이렇게 적어 주십시오",
      "기관 이름, 제목, 날짜, 이용허락 유형을 한 줄로 적으면 충분합니다.",
      `공공누리 제1유형 자료는 고치거나 상업적으로 쓸 수 있습니다. 이용자가 볼 수 있는 곳에 출처를 적어 주십시오. 출처만 모은 쪽에 적어도 됩니다.

> 행정공공부, 「음수대 위치」, 2026년 8월 1일, 공공누리 제1유형

자료를 고쳤다면 같은 줄에 밝혀 주십시오. 다른 유형을 적용하는 데이터는 그 데이터의 쪽 맨 위에 유형을 적어 두었습니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "digital",
    department: "digital-government",
    date: "2026-06-30T10:00",
    reads: 5127,
    en: [
      "Sign-in by passkey for all ministry services",
      "From July you can sign in with a fingerprint, your face or a security key. Passwords go on working.",
      `A passkey never leaves your device, so nobody can ask you for it by letter or telephone.

1. Sign in as usual and open **My account**.
2. Choose **Add a passkey** and follow your device.
3. Add a second device or a printed recovery code, in case the first is lost.

Nobody has to change. The counters help with the first steps; bring your own device.`,
    ],
    ko: [
      "모든 서비스에서 패스키로 로그인할 수 있습니다",
      "7월부터 지문, 얼굴, 보안키로 로그인할 수 있습니다. 비밀번호도 그대로 쓸 수 있습니다.",
      `패스키는 기기 밖으로 나가지 않으므로 편지나 전화로 빼앗길 염려가 없습니다.

1. 평소처럼 로그인하고 **내 계정**을 엽니다.
2. **패스키 추가**를 누르고 기기의 안내를 따릅니다.
3. 기기를 잃어버릴 때를 대비하여 다른 기기를 더하거나 복구 코드를 인쇄해 둡니다.

반드시 바꿔야 하는 것은 아닙니다. 처음 설정하기 어려우면 쓰시는 기기를 가지고 민원실로 오시기 바랍니다. 직원이 도와드립니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "services",
    department: "civil-service",
    date: "2026-04-01T09:00",
    reads: 3318,
    files: ["interpreter"],
    en: [
      "Bring an interpreter to the counter: request one three days before",
      "Interpreters in eleven languages and in Korean Sign Language come to the counter, free of charge.",
      `Send the attached form three working days before you come, or ask for it at the counter. Without an appointment an interpreter can be called on a screen in most languages within ten minutes.

Interpreters are bound to secrecy. They translate what is said and give no advice.`,
    ],
    ko: [
      "민원실 통역 서비스, 사흘 전에 신청하십시오",
      "열한 개 언어와 한국수어 통역사가 민원 창구에 함께합니다. 비용은 없습니다.",
      `방문하기 3일 전(근무일 기준)까지 첨부한 신청서를 보내거나 창구에서 신청해 주십시오. 예약하지 않았더라도 대부분의 언어는 10분 안에 화면으로 통역사를 연결합니다.

통역사는 비밀을 지킬 의무가 있습니다. 말을 그대로 옮길 뿐 의견을 더하지 않습니다.`,
    ],
  },
  {
    board: "news-notices",
    category: "services",
    department: "civil-service",
    date: "2026-02-05T09:00",
    reads: 1543,
    en: [
      "For new arrivals: registering as a foreign resident, in the order in which things happen",
      "Where to go first, what to bring, and what you can leave for later.",
      `## In the first 14 days

Tell the community centre of your district where you live. You need your passport and your lease; a lease in the name of a friend is enough if the friend comes along.

## In the first 90 days

Apply for your residence card at the immigration office. An appointment is needed and can be made in English.

## When you have the card

Open a bank account, then a telephone contract, then sign in to the ministry’s services: each step asks for the one before it. Words you will meet on forms:

- {{ko:체류지}}: the place where you stay;
- {{ko:외국인등록번호}}: the number on your residence card;
- {{ko:위임장}}: a letter by which somebody may act for you.`,
    ],
  },
];
