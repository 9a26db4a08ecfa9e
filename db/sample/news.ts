import type { SampleNotice } from "./shape";

/** News & Notices, newest first. Written for this board; ministry, people and numbers are invented. */
export const sampleNews: readonly SampleNotice[] = [
  {
    board: "news-notices",
    department: "civil-service",
    date: "2026-11-16T09:00",
    pinned: 1,
    image: true,
    files: ["form"],
    en: [
      "The service counter moves to the Garden Building from 1 December 2026",
      "The counter in the Main Building closes on Friday 27 November at 17:00. From Tuesday 1 December all counter services are given in the Garden Building.",
      "## What moves\n\nEvery counter keeps its telephone number and its staff. No counter is open on Monday 30 November.\n\n| Counter | Last day, Main Building | First day, Garden Building |\n| --- | --- | --- |\n| Certificates | 27 November | 1 December |\n| Family registration | 27 November | 1 December |\n| Passports | 26 November | 1 December |\n\n## How to get there\n\n{{image}}\n\nThe entrance is 300 metres from exit 2 of Government Square station, level all the way.\n\n## What you can do without coming\n\n- copies of the resident register, free of charge online;\n- proof of entry and departure, in Korean or English;\n- a change of address, within 14 days of moving.\n\n## Why we are moving\n\n> The old hall was planned for 300 visitors a day. Last year it saw more than a thousand.\n\nThe floor is brought to one level and a quiet room is added. The hall opens again in May 2027.",
    ],
    ko: [
      "민원실을 2026년 12월 1일부터 정원동으로 옮깁니다",
      "본관 민원실은 11월 27일(금) 17시에 문을 닫습니다. 12월 1일(화)부터 모든 창구 업무를 정원동에서 처리합니다.",
      "## 옮기는 창구\n\n창구마다 전화번호와 담당자는 그대로입니다. 11월 30일(월)에는 모든 창구가 쉽니다.\n\n| 창구 | 본관 마지막 날 | 정원동 첫날 |\n| --- | --- | --- |\n| 증명서 발급 | 11월 27일 | 12월 1일 |\n| 가족관계 등록 | 11월 27일 | 12월 1일 |\n| 여권 | 11월 26일 | 12월 1일 |\n\n## 오시는 길\n\n{{image}}\n\n정부광장역 2번 출구에서 300미터이며, 입구까지 턱이 없습니다.\n\n## 방문하지 않고 할 수 있는 일\n\n- 주민등록표 등본·초본 발급(온라인 무료)\n- 출입국 사실 증명(국문·영문)\n- 전입신고(이사한 날부터 14일 이내)\n\n## 옮기는 까닭\n\n> 지금 민원실은 하루 300명을 기준으로 지었지만 지난해에는 하루 천 명 넘게 찾았습니다.\n\n바닥의 턱을 없애고 조용한 상담실을 새로 만듭니다. 공사는 2027년 5월에 끝납니다.",
    ],
    revisions: {
      en: [
        {
          date: "2026-11-17T15:00",
          type: "minor",
          note: "The telephone line for foreign residents was added.",
          text: [
            "The service counter moves to the Garden Building from 1 December 2026",
            "The counter in the Main Building closes on Friday 27 November at 17:00. From Tuesday 1 December all counter services are given in the Garden Building.",
            "## What moves\n\nEvery counter keeps its telephone number and its staff. Foreign residents call 044-000-1345. No counter is open on Monday 30 November.\n\n| Counter | Last day, Main Building | First day, Garden Building |\n| --- | --- | --- |\n| Certificates | 27 November | 1 December |\n| Family registration | 27 November | 1 December |\n| Passports | 26 November | 1 December |\n\n## How to get there\n\n{{image}}\n\nThe entrance is 300 metres from exit 2 of Government Square station, level all the way.",
          ],
        },
        {
          date: "2026-11-20T10:30",
          type: "major",
          note: "The passport counter opens one day later than announced, and stays open late on Wednesdays.",
          text: [
            "The service counter moves to the Garden Building from 1 December 2026",
            "The counter in the Main Building closes on Friday 27 November at 18:00. From Tuesday 1 December counter services are given in the Garden Building; passports from 2 December.",
            "## What moves\n\nEvery counter keeps its telephone number and its staff. Foreign residents call 044-000-1345. No counter is open on Monday 30 November.\n\n| Counter | Last day, Main Building | First day, Garden Building |\n| --- | --- | --- |\n| Certificates | 27 November | 1 December |\n| Family registration | 27 November | 1 December |\n| Passports | 26 November | 2 December |\n\nOn Wednesdays the passport counter stays open until 20:00.\n\n## How to get there\n\n{{image}}\n\nThe entrance is 300 metres from exit 2 of Government Square station, level all the way.\n\n## What you can do without coming\n\n- copies of the resident register, free of charge online;\n- proof of entry and departure, in Korean or English;\n- a change of address, within 14 days of moving.\n\n## Why we are moving\n\n> The old hall was planned for 300 visitors a day. Last year it saw more than a thousand.\n\nThe floor is brought to one level and a quiet room is added. The hall opens again in May 2027.",
          ],
        },
      ],
    },
  },
  {
    board: "news-notices",
    department: "digital-government",
    date: "2026-11-18T14:00",
    pinned: 2,
    en: [
      "Online certificates pause on the night of 28 November 2026",
      "From 22:00 on Saturday 28 November to 4:00 on Sunday no certificate can be issued online. Kiosks go on working.",
      "We move the certificate service to new machines. Orders made before 22:00 are finished; an order that is not paid by then is dropped.\n\nIf you need a certificate that night, use one of the kiosks in subway stations and hospitals.",
    ],
    ko: [
      "11월 28일 밤 온라인 증명서 발급을 잠시 멈춥니다",
      "11월 28일(토) 22시부터 29일(일) 4시까지 온라인으로 증명서를 발급할 수 없습니다. 무인민원발급기는 그대로 쓸 수 있습니다.",
      "증명서 발급 시스템을 새 장비로 옮깁니다. 22시 전에 신청하고 결제한 증명서는 정상 발급되며, 결제하지 않은 신청은 취소됩니다.\n\n그 시간에 증명서가 필요하면 지하철역과 병원에 있는 무인민원발급기를 이용해 주시기 바랍니다.",
    ],
  },
  {
    board: "news-notices",
    department: "open-data",
    date: "2026-11-23T11:00",
    files: ["kiosks"],
    en: [
      "Results of the autumn review of open data quality",
      "Of 1,210 data sets reviewed, 1,087 meet the standard. The list of those to be mended is attached.",
      "Each data set was checked for completeness, freshness and a description people can understand.\n\n- 1,087 meet the standard;\n- 96 are mended by the end of January;\n- 27 are withdrawn because nobody keeps them any more.\n\nTell us if a data set you use is among the last: we look for a new keeper together.",
    ],
    ko: [
      "2026년 가을 공공데이터 품질 점검 결과 안내",
      "점검한 1,210개 데이터 가운데 1,087개가 기준을 충족하였습니다. 보완할 목록을 붙임 파일로 공개합니다.",
      "데이터마다 빠진 값, 갱신 주기, 설명의 충실도를 점검하였습니다.\n\n- 기준 충족: 1,087개\n- 내년 1월까지 보완: 96개\n- 관리 기관이 없어 내리는 데이터: 27개\n\n내리는 데이터를 이용하고 계시면 알려 주시기 바랍니다. 맡을 기관을 함께 찾겠습니다.",
    ],
  },
  {
    board: "news-notices",
    department: "safety-policy",
    date: "2026-11-21T17:00",
    en: [
      "Cold wave: what an emergency text asks you to do",
      "Three steps for homes, workplaces and roads, and the numbers to call.",
      "An emergency text is sent when the temperature falls below minus 12 degrees for two days.\n\n1. Let the taps drip and cover the water meter.\n2. Call on neighbours who live alone.\n3. Leave the car where it is if the road is icy.\n\nFor help dial 119. Interpreters answer in seven languages at 1345.",
    ],
    ko: [
      "한파 재난문자를 받으면 이렇게 하십시오",
      "가정과 일터, 도로에서 지킬 세 가지와 연락할 전화번호를 안내합니다.",
      "영하 12도 아래의 추위가 이틀 넘게 이어지면 재난문자를 보냅니다.\n\n1. 수돗물을 조금 틀어 두고 계량기를 덮습니다.\n2. 홀로 사는 이웃의 안부를 살핍니다.\n3. 길이 얼면 차를 두고 움직입니다.\n\n도움이 필요하면 119로 전화해 주십시오. 1345에서는 일곱 언어로 통역합니다.",
    ],
  },
  {
    board: "news-notices",
    department: "civil-service",
    date: "2026-11-09T10:00",
    withdrawn: {
      date: "2026-11-19T13:00",
      en: "The test was handed over to a university, and no applications are taken here any more. Applications already sent were passed on with the consent of the senders.",
      ko: "시험 운영을 대학에 맡겨 더는 이곳에서 신청을 받지 않습니다. 이미 받은 신청은 동의를 얻어 넘겼습니다.",
    },
    en: [
      "Call for people to try the new certificate kiosk",
      "Sixty people try the next certificate kiosk in December and tell us what hinders them.",
      "Anyone aged 19 or over may take part. Thirty places are kept for people who use a screen reader, a wheelchair or large print.\n\nYou come once, for ninety minutes. Travel costs are paid back.",
    ],
    ko: [
      "새 무인민원발급기를 써 볼 분을 모집합니다",
      "12월에 새 무인민원발급기를 써 보고 불편한 점을 알려 줄 60명을 모집합니다.",
      "19세 이상이면 누구나 참여할 수 있습니다. 서른 자리는 화면낭독기, 휠체어, 큰 글씨를 쓰는 분께 먼저 드립니다.\n\n한 번 방문하여 90분 동안 진행하며 교통비를 드립니다.",
    ],
  },
  {
    board: "news-notices",
    department: "general-affairs",
    date: "2026-10-05T09:00",
    endsAt: "2026-10-31T18:00",
    en: [
      "Autumn opening of the ministry's garden",
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
    department: "digital-government",
    date: "2019-12-26T10:00",
    baseline: 5844,
    en: [
      "Korea and Malaysia agree to work together on digital government",
      "The two governments signed a memorandum of understanding on 28 November 2019. It names what they will share and how they will meet.",
      "The ministry and its Malaysian counterpart signed a memorandum of understanding on digital government on 28 November 2019, in the week in which leaders of Southeast Asian countries were guests in Korea.\n\nThe memorandum says that both sides tell each other how they plan, build and run services for citizens, and what went wrong on the way.\n\n## What will be done\n\n- officials and engineers visit each other;\n- experience with open data, common platforms and information security is exchanged;\n- both look for a project they can carry out together.\n\nA working group meets once a year, in turn in both countries. The memorandum holds for three years and is renewed unless one side objects.",
    ],
    ko: [
      "한국과 말레이시아, 디지털정부 협력 양해각서 체결",
      "두 나라는 2019년 11월 28일 디지털정부 협력 양해각서에 서명하였습니다. 나눌 경험과 만나는 방식을 정하였습니다.",
      "우리 부와 말레이시아 정부는 2019년 11월 28일 디지털정부 분야에서 협력하기로 하고 양해각서에 서명하였습니다.\n\n두 나라는 국민을 위한 서비스를 계획하고 만들고 운영한 경험을, 실패한 경험까지 함께 나누기로 하였습니다.\n\n## 앞으로 할 일\n\n- 공무원과 기술자의 상호 방문\n- 공공데이터, 공통 플랫폼, 정보보호 경험 교류\n- 함께 추진할 사업 발굴\n\n실무단은 해마다 한 번 두 나라를 오가며 회의를 엽니다. 양해각서의 유효 기간은 3년이며 이의가 없으면 연장합니다.",
    ],
  },
  {
    board: "news-notices",
    department: "local-administration",
    date: "2026-11-19T09:30",
    en: [
      "How to register for the Resident Services Fair 2027",
      "Local governments register their stands by 15 January 2027. Each may bring one service that others can take over.",
      "The fair is held on 8 and 9 April 2027. A stand costs nothing.\n\nSay in five lines what your service does, for whom, and what it saves. The jury reads nothing else.",
    ],
    ko: [
      "2027년 주민서비스 박람회 참가 신청 안내",
      "지방자치단체는 2027년 1월 15일까지 전시 공간을 신청할 수 있습니다. 기관마다 다른 곳에서 쓸 수 있는 서비스 하나를 소개합니다.",
      "박람회는 2027년 4월 8일부터 이틀 동안 열립니다. 전시 공간은 무료입니다.\n\n무엇을, 누구를 위해 하는지, 무엇을 줄였는지를 다섯 줄로 적어 주십시오. 심사는 그 다섯 줄로 합니다.",
    ],
  },
  {
    board: "news-notices",
    department: "civil-service",
    date: "2026-11-13T09:00",
    files: ["fees", "kiosks"],
    en: [
      "New hours of kiosks at 214 stations and post offices",
      "From 1 December kiosks at stations work from 5:00 to 1:00, those in post offices while the lobby is open.",
      "The list attached names every kiosk with its address, its hours and whether it speaks. Fees stay as they are.",
    ],
    ko: [
      "역과 우체국 214곳의 무인민원발급기 이용 시간이 바뀝니다",
      "12월 1일부터 역은 5시부터 다음 날 1시까지, 우체국은 현관이 열려 있는 동안 이용할 수 있습니다.",
      "붙임 목록에서 발급기마다 주소와 이용 시간, 음성 안내 여부를 확인할 수 있습니다. 수수료는 그대로입니다.",
    ],
  },
  {
    board: "news-notices",
    department: "local-administration",
    date: "2026-11-05T09:00",
    en: [
      "Writing Korean addresses in English: guide of 2026",
      "Road name, building number, then city: the guide shows forty examples.",
      "Write **-ro** and **-gil** with a hyphen, put the building number first, and leave out the postal code only on parcels inside the country.",
    ],
    ko: [
      "2026년 주소 영문 표기 안내서 배포",
      "도로명과 건물번호를 영문으로 적는 법을 마흔 가지 보기로 설명합니다.",
      "‘-로’와 ‘-길’은 붙임표를 넣어 적고 건물번호를 먼저 씁니다. 국내 소포에서만 우편번호를 줄일 수 있습니다.",
    ],
  },
  {
    board: "news-notices",
    department: "general-affairs",
    date: "2026-10-29T09:00",
    en: [
      "Days on which public offices are closed in 2027",
      "Sixteen public holidays and three substitute days. The calendar can be taken into your own.",
      "Substitute holidays are 9 February, 17 May and 6 October. The telephone line works on all of them from 9:00 to 13:00.",
    ],
    ko: [
      "2027년 관공서 공휴일 안내",
      "공휴일 16일과 대체공휴일 3일입니다. 달력 파일을 내려받아 쓸 수 있습니다.",
      "대체공휴일은 2월 9일, 5월 17일, 10월 6일입니다. 민원 전화는 그날에도 9시부터 13시까지 받습니다.",
    ],
  },
  {
    board: "news-notices",
    department: "safety-policy",
    date: "2026-09-15T10:00",
    ko: [
      "추석 연휴 안전 점검과 24시간 상황실 운영 안내",
      "연휴 동안 상황실을 24시간 운영하고 시장과 터미널을 미리 점검합니다.",
      "전통시장 1,400곳과 터미널 280곳의 소방 시설을 연휴 전에 점검합니다.\n\n상황실 전화는 044-000-4200이며 연휴에도 밤낮으로 받습니다.",
    ],
  },
  {
    board: "news-notices",
    department: "open-data",
    date: "2026-08-20T10:00",
    en: [
      "Names and licences: what to write when you reuse our data",
      "One line is enough: the ministry's name, the title, the date and the licence.",
      "Data under KOGL type 1 may be changed and sold. Write the source where your readers can see it; a page of credits will do.",
    ],
    ko: [
      "공공데이터를 쓸 때 출처를 이렇게 적어 주십시오",
      "기관 이름, 제목, 날짜, 이용허락 유형을 한 줄로 적으면 충분합니다.",
      "공공누리 제1유형 자료는 고치거나 팔 수 있습니다. 이용자가 볼 수 있는 곳에 출처를 적어 주십시오.",
    ],
  },
  {
    board: "news-notices",
    department: "digital-government",
    date: "2026-06-30T10:00",
    en: [
      "Sign-in by passkey for all ministry services",
      "From July you can sign in with a fingerprint or a security key. Passwords go on working.",
      "A passkey never leaves your device, so it cannot be asked for by letter or telephone. Set one up under *My account*.",
    ],
    ko: [
      "모든 서비스에서 패스키로 로그인할 수 있습니다",
      "7월부터 지문이나 보안키로 로그인할 수 있습니다. 비밀번호도 그대로 쓸 수 있습니다.",
      "패스키는 기기 밖으로 나가지 않으므로 편지나 전화로 빼앗길 수 없습니다. ‘내 계정’에서 설정해 주십시오.",
    ],
  },
  {
    board: "news-notices",
    department: "civil-service",
    date: "2025-12-01T09:00",
    baseline: 18240,
    en: [
      "Fees for certified copies from January 2026",
      "Copies ordered online are free; at the counter they cost 400 won.",
      "Nothing is charged to people on basic livelihood support, to veterans, and for a copy that replaces one we got wrong.",
    ],
    ko: [
      "2026년 1월부터 적용되는 증명 수수료 안내",
      "온라인 발급은 무료이고 창구 발급은 한 통에 400원입니다.",
      "기초생활수급자와 국가유공자, 잘못 발급된 증명을 다시 받는 경우에는 수수료를 받지 않습니다.",
    ],
  },
  {
    board: "news-notices",
    department: "local-administration",
    date: "2025-06-12T09:00",
    baseline: 4012,
    ko: [
      "이사한 뒤 14일, 전입신고를 잊지 마십시오",
      "전입신고는 이사한 날부터 14일 안에 온라인이나 주민센터에서 할 수 있습니다.",
      "세대주가 아니어도 신고할 수 있으며, 세대주의 확인은 문자로 받습니다. 늦으면 과태료가 부과될 수 있습니다.",
    ],
  },
  {
    board: "news-notices",
    department: "safety-policy",
    date: "2024-06-03T09:00",
    baseline: 7391,
    en: [
      "Heavy rain: leave underpasses before the water is at the kerb",
      "A car floats in 30 centimetres of moving water. Where to go, and what to leave behind.",
      "Do not drive around a barrier. If water reaches the middle of the wheel, open the window, leave the car and walk uphill.\n\nUnderground rooms flood from the stairs: go up at the first water, not with the second bag.",
    ],
    ko: [
      "집중호우 때 지하차도는 물이 고이기 전에 벗어나십시오",
      "흐르는 물 30센티미터면 차가 뜹니다. 어디로 가고 무엇을 두고 갈지 안내합니다.",
      "통제선을 돌아 지나가지 마십시오. 물이 바퀴의 절반에 이르면 창문을 열고 차를 두고 높은 곳으로 걸어갑니다.\n\n지하 공간은 계단부터 물이 찹니다. 물이 보이면 바로 올라오십시오.",
    ],
  },
  {
    board: "news-notices",
    department: "open-data",
    date: "2023-03-20T09:00",
    baseline: 2466,
    en: [
      "The data portal changes its address",
      "The old address leads to the new one for good. Please change your programs by September 2023.",
      "Keys stay valid. Answers have the same shape; only the host name is another.",
    ],
    ko: [
      "공공데이터 포털 주소가 바뀝니다",
      "옛 주소는 계속 새 주소로 연결됩니다. 프로그램은 2023년 9월까지 바꿔 주십시오.",
      "인증키와 응답 형식은 그대로이며 주소만 달라집니다.",
    ],
  },
  {
    board: "news-notices",
    department: "digital-government",
    date: "2022-05-11T09:00",
    baseline: 968,
    en: [
      "Plain language guide for officials, first edition",
      "Sixty words that citizens asked about, and what to write in their place.",
      "The guide was tried in four counties. Letters written with it led to a third fewer calls.",
    ],
    ko: [
      "쉬운 공공언어 안내서 초판 발간",
      "국민이 자주 물은 낱말 예순 개와 바꿔 쓸 말을 실었습니다.",
      "네 군에서 먼저 써 보았더니 안내문에 대한 문의 전화가 삼분의 일 줄었습니다.",
    ],
  },
  {
    board: "news-notices",
    department: "general-affairs",
    date: "2021-01-04T09:00",
    baseline: 655,
    en: [
      "The ministry's lost property office",
      "What is found in our buildings is kept for six months.",
      "Ask by telephone with the day and the place. Umbrellas are lent out after a year.",
    ],
  },
];
