import type { SampleNotice } from "./shape";

/** Press Releases, newest first. */
export const press: readonly SampleNotice[] = [
  {
    board: "press-releases",
    category: "policy",
    department: "civil-service",
    date: "2026-11-24T12:00",
    en: [
      "One form instead of four for people who move house",
      "From spring 2027 one notice of moving reaches the town, the utilities, the post and the school.",
      `Four offices agreed on one form of eleven questions. In a trial in two cities people needed nine minutes instead of fifty.

{{caption What people filled in before, and from spring 2027}}

| Office | Questions before | Questions on the one form |
| --- | --- | --- |
| Town hall | 14 | 11 |
| Electricity and water | 9 | 0 |
| Post | 7 | 0 |
| School | 12 | 0 |

> People do not move to the town hall, then to the post, then to the school. They move once.

So said the deputy minister, Nam Hyeonju, in Sejong today. The form opens in the two cities in March and everywhere in May 2027.`,
    ],
    ko: [
      "이사할 때 내던 서류 네 장, 한 장으로 줄인다",
      "2027년 봄부터 전입신고 한 번으로 주민센터, 전기·수도, 우체국, 학교에 함께 알립니다.",
      `네 기관이 열한 가지 물음으로 된 서식 하나에 합의하였습니다. 두 도시에서 먼저 해 보니 50분 걸리던 일이 9분으로 줄었습니다.

{{caption 기관별 기재 항목: 지금과 2027년 봄 이후}}

| 기관 | 지금 | 통합 서식 |
| --- | --- | --- |
| 주민센터 | 14개 | 11개 |
| 전기·수도 | 9개 | 없음 |
| 우체국 | 7개 | 없음 |
| 학교 | 12개 | 없음 |

> 국민은 주민센터로 한 번, 우체국으로 한 번, 학교로 한 번 이사하지 않습니다. 이사는 한 번입니다.

남현주 차관은 오늘 세종에서 이같이 말했습니다. 통합 서식은 3월에 두 도시에서 먼저 쓰고 2027년 5월부터 전국에서 씁니다.`,
    ],
  },
  {
    board: "press-releases",
    category: "policy",
    department: "civil-service",
    date: "2026-11-19T12:00",
    reads: 946,
    en: [
      "Kiosks to speak five more languages by spring",
      "Vietnamese, Chinese, Thai, Russian and English join Korean.",
      `The words were checked by people who moved here. The voice can be slowed down and repeated, and the screen shows the same words in large print.

The first sixty kiosks speak in December, all 214 by the end of March 2027. Their places are in the [list of kiosks](/see/kiosks).`,
    ],
    ko: [
      "무인민원발급기, 내년 봄 다섯 언어로 더 안내한다",
      "한국어에 베트남어·중국어·타이어·러시아어·영어 안내를 더합니다.",
      `안내말은 이주민이 직접 다듬었습니다. 음성은 느리게 듣거나 다시 들을 수 있고, 같은 말을 화면에 큰 글씨로 보여 줍니다.

12월에 60대부터 시작하여 2027년 3월 말까지 214대 모두에서 안내합니다. 발급기 위치는 [무인민원발급기 목록](/see/kiosks)에 있습니다.`,
    ],
  },
  {
    board: "press-releases",
    category: "figures",
    department: "open-data",
    date: "2026-11-17T12:00",
    reads: 1385,
    en: [
      "Budgets of 243 local governments opened as data",
      "Every line from 2016 on, in one format, free to use.",
      `Until now each local government published its budget in its own way: 161 as a scan, 58 as a text file, 24 as a table. The ministry and students of nine universities put eleven years in order, 38 million lines.

- One format and one vocabulary for all.
- Each line says from which page of which document it comes.
- Errors reported by citizens are corrected within five working days.

The data are at <https://data.gongji.example/budgets>.`,
    ],
    ko: [
      "지방자치단체 243곳의 예산, 데이터로 개방",
      "2016년부터 모든 항목을 같은 형식으로 공개합니다.",
      `지금까지 예산서는 기관마다 공개 방식이 달랐습니다. 스캔한 그림이 161곳, 문서 파일이 58곳, 표가 24곳이었습니다. 우리 부와 아홉 대학의 학생들이 11년 치 3,800만 줄을 정리하였습니다.

- 형식과 용어를 하나로 맞추었습니다.
- 줄마다 어느 문서 몇 쪽에서 왔는지 밝혔습니다.
- 국민이 알려 준 오류는 근무일 닷새 안에 바로잡습니다.

자료는 <https://data.gongji.example/budgets>에서 내려받을 수 있습니다.`,
    ],
  },
  {
    board: "press-releases",
    category: "policy",
    department: "safety-policy",
    date: "2026-10-21T12:00",
    reads: 2217,
    en: [
      "Emergency texts become shorter",
      "At most 90 characters, the place first, then what to do.",
      `A study found that half of all readers stop after the second line. The new texts say where, what to do, and until when; the reason stands on a page that the text links to.

The most common words were tried with children and with people over 75. “Refrain from” became “do not”, “inundation” became “flood”.`,
    ],
    ko: [
      "재난문자, 더 짧고 분명하게 바뀐다",
      "90자 안에서 장소를 먼저, 할 일을 다음에 적습니다.",
      `조사 결과 읽는 사람의 절반이 둘째 줄에서 읽기를 멈추었습니다. 앞으로는 어디에서, 무엇을, 언제까지 해야 하는지만 적고 자세한 까닭은 연결된 쪽에서 설명합니다.

자주 쓰는 말은 어린이와 75세가 넘은 어르신이 먼저 읽어 보았습니다. ‘자제하시기 바랍니다’는 ‘하지 마십시오’로, ‘침수 우려’는 ‘물에 잠길 수 있음’으로 바꾸었습니다.`,
    ],
  },
  {
    board: "press-releases",
    category: "people",
    department: "local-administration",
    date: "2026-09-30T12:00",
    reads: 508,
    en: [
      "Twelve counties share one archive",
      "Old land books are scanned once and kept together.",
      "The archive stands in a former school. It opens to researchers in March and to families on every first Saturday. The oldest book is of 1908; its scan can be read online from today.",
    ],
    ko: [
      "군 열두 곳, 기록관 하나를 함께 쓴다",
      "옛 토지대장을 한 번에 전산화하여 함께 보관합니다.",
      "문 닫은 학교를 고쳐 기록관으로 씁니다. 3월부터 연구자에게, 매월 첫 토요일에는 가족에게 개방합니다. 가장 오래된 대장은 1908년에 만든 것으로, 오늘부터 온라인에서 볼 수 있습니다.",
    ],
  },
  {
    board: "press-releases",
    category: "figures",
    department: "digital-government",
    date: "2026-08-12T12:00",
    reads: 1760,
    en: [
      "Complaints answered by a person within three days",
      "The share rose from 71 to 94 percent in a year.",
      `{{image answers}}

What helped was not a machine but a list: whoever takes a complaint keeps it until it is answered. Before, a complaint was passed on 2.6 times on average; now it is 0.4.

Six percent still take longer. Most of these need a visit to the place.`,
    ],
    ko: [
      "민원 답변, 열에 아홉은 사흘 안에 받는다",
      "사흘 안 답변 비율이 한 해 사이 71%에서 94%로 올랐습니다.",
      `{{image answers}}

비결은 기계가 아니라 목록이었습니다. 민원을 받은 사람이 답할 때까지 맡습니다. 전에는 민원 한 건을 평균 2.6번 다른 곳으로 넘겼으나 지금은 0.4번입니다.

나머지 6%는 시간이 더 걸립니다. 대부분 현장을 찾아가 보아야 하는 민원입니다.`,
    ],
  },
  {
    board: "press-releases",
    category: "people",
    department: "open-data",
    date: "2026-05-06T12:00",
    reads: 633,
    en: [
      "Prize for a map of drinking fountains",
      "A class of fourteen-year-olds wins this year’s open data award.",
      `{{image fountains}}

The map shows 8,200 fountains and says which a wheelchair can reach. The class went to 640 of them on foot and found 31 that the data did not know.

The city takes the map over. The class keeps the right to say what is wrong with it.`,
    ],
  },
  {
    board: "press-releases",
    category: "policy",
    department: "general-affairs",
    date: "2026-03-02T12:00",
    reads: 871,
    ko: [
      "신입 공무원 교육에 ‘쉬운 글쓰기’ 과정 신설",
      "올해부터 신입 공무원은 열 시간 동안 안내문 쓰는 법을 배웁니다.",
      `수업은 잘못 쓴 안내문을 고치는 일에서 시작합니다. 마지막 과제는 자기가 쓴 안내문을 가족에게 읽혀 보고, 되물은 곳을 고치는 것입니다.

교재는 누구나 볼 수 있도록 공개합니다.`,
    ],
  },
  {
    board: "press-releases",
    category: "figures",
    department: "local-administration",
    date: "2026-01-15T12:00",
    reads: 1422,
    en: [
      "Where people moved in 2025",
      "5.9 million people changed their address. Two out of three stayed within their province.",
      `{{caption Changes of address in 2025, by reason given}}

| Reason | People | Share |
| --- | --- | --- |
| Housing | 2,040,000 | 34.6 % |
| Family | 1,510,000 | 25.6 % |
| Work | 1,320,000 | 22.4 % |
| School and other | 1,030,000 | 17.5 % |

Eleven counties grew for the first time in a decade; in nine of them a school had been kept open.`,
    ],
    ko: [
      "2025년 국내 인구이동, 주소를 옮긴 사람 590만 명",
      "셋 가운데 둘은 같은 시·도 안에서 옮겼습니다.",
      `{{caption 2025년 전입 사유별 이동자}}

| 사유 | 이동자(명) | 비율 |
| --- | --- | --- |
| 주택 | 2,040,000 | 34.6% |
| 가족 | 1,510,000 | 25.6% |
| 직업 | 1,320,000 | 22.4% |
| 교육·기타 | 1,030,000 | 17.5% |

군 열한 곳은 10년 만에 처음으로 인구가 늘었고, 그중 아홉 곳은 학교를 지켜 낸 지역입니다.`,
    ],
  },
  {
    board: "press-releases",
    category: "policy",
    department: "safety-policy",
    date: "2025-11-11T12:00",
    reads: 1203,
    en: [
      "Shelters shown on every map",
      "The positions of 17,000 shelters are given to all map services.",
      "Each entry says how many people the shelter holds, whether it has a ramp and who has the key. The entries are checked twice a year, on foot.",
    ],
    ko: [
      "전국 대피소 1만 7천 곳, 모든 지도에서 찾는다",
      "대피소 위치를 모든 지도 서비스에 제공합니다.",
      "수용 인원과 경사로 유무, 열쇠를 가진 곳까지 함께 알립니다. 정보는 해마다 두 번 현장에서 확인합니다.",
    ],
  },
  {
    board: "press-releases",
    category: "policy",
    department: "civil-service",
    date: "2025-04-15T12:00",
    reads: 890,
    en: [
      "Sign language at a hundred counters",
      "An interpreter appears on a screen within two minutes.",
      "The service was planned with the association of the deaf, which also trains the interpreters. It works at 100 counters from today and at 260 by the end of the year.",
    ],
    ko: [
      "민원 창구 백 곳에서 수어 통역 시작",
      "2분 안에 화면으로 통역사를 연결합니다.",
      "농인 단체와 함께 설계하였고 통역사 교육도 단체가 맡습니다. 오늘 백 곳에서 시작하여 연말까지 260곳으로 늘립니다.",
    ],
  },
  {
    board: "press-releases",
    category: "policy",
    department: "digital-government",
    date: "2024-10-09T12:00",
    reads: 3310,
    en: [
      "On Hangul Day: the words we will no longer use",
      "Thirty terms from foreign languages leave the ministry’s letters.",
      `The list was voted on by 12,000 citizens. It is binding from January 2025.

First on the list is {{ko:거버넌스}}, which 71 of 100 people could not explain and which our letters used 4,100 times in a year. In its place stands {{ko:함께 다스림}} where that is meant, and nothing where nothing was meant.`,
    ],
    ko: [
      "한글날, 공문에서 쓰지 않을 말 서른 개를 정하다",
      "어려운 외래어 서른 개를 공문에서 덜어 냅니다.",
      `국민 1만 2천 명의 투표로 정하였고 2025년 1월부터 지킵니다.

첫째로 뽑힌 말은 ‘거버넌스’입니다. 백 명 가운데 71명이 뜻을 설명하지 못했지만 우리 부의 공문은 한 해에 4,100번 썼습니다. 앞으로는 ‘함께 다스림’으로 적고, 없어도 되는 자리에서는 빼기로 하였습니다.`,
    ],
  },
  {
    board: "press-releases",
    category: "people",
    department: "local-administration",
    date: "2024-02-20T12:00",
    reads: 1502,
    en: [
      "Villages without a shop get a rolling one",
      "Eight lorries call at 160 villages once a week.",
      "They carry bread, medicine and a clerk who issues certificates. In the first month 2,900 certificates were issued, most of them to people over 80.",
    ],
    ko: [
      "가게 없는 마을 160곳에 이동 장터가 간다",
      "화물차 여덟 대가 주마다 마을을 찾습니다.",
      "먹을거리와 상비약, 증명서를 떼어 줄 공무원이 함께 탑니다. 첫 달에 증명서 2,900통을 발급하였으며 받은 분은 대부분 여든이 넘은 어르신이었습니다.",
    ],
  },
  {
    board: "press-releases",
    category: "people",
    department: "open-data",
    date: "2023-07-03T12:00",
    reads: 740,
    en: [
      "Weather of a hundred years, typed by volunteers",
      "Handwritten records from 1904 on can be searched.",
      "More than 3,000 people typed 4.1 million figures. Each was typed twice; where two differed, a third person looked.",
    ],
  },
  {
    board: "press-releases",
    category: "policy",
    department: "safety-policy",
    date: "2022-09-01T12:00",
    reads: 2105,
    ko: [
      "학교 앞 신호등, 초록불이 길어진다",
      "어린이보호구역 신호등의 초록불을 평균 6초 늘립니다.",
      "건널목마다 어린이와 어르신의 걸음 속도를 재어 시간을 정하였습니다. 올해 2,400곳, 내년에 나머지 5,100곳을 바꿉니다.",
    ],
  },
  {
    board: "press-releases",
    category: "figures",
    department: "general-affairs",
    date: "2021-06-15T12:00",
    reads: 512,
    en: [
      "Ministry halves its paper",
      "From 31 to 15 tonnes in three years.",
      "Most was saved by one change: meetings no longer begin with a printed agenda.",
    ],
    ko: [
      "종이 사용, 3년 만에 절반으로",
      "31톤에서 15톤으로 줄었습니다.",
      "회의 자료를 인쇄하지 않기로 한 것이 가장 큰 몫을 하였습니다.",
    ],
  },
  {
    board: "press-releases",
    category: "policy",
    department: "digital-government",
    date: "2020-03-10T12:00",
    reads: 1876,
    en: [
      "Video counters in twenty towns",
      "People talk to an official from home, with papers on both screens.",
      "The calls are not recorded. An interpreter can join. Who has no camera can hold a paper up at the library, where a clerk helps.",
    ],
    ko: [
      "스무 곳에서 영상 민원 상담 시작",
      "집에서 화면으로 서류를 함께 보며 상담합니다.",
      "상담은 녹화하지 않으며 통역사가 함께할 수 있습니다. 카메라가 없으면 가까운 도서관에서 직원의 도움을 받아 상담할 수 있습니다.",
    ],
  },
  {
    board: "press-releases",
    category: "policy",
    department: "digital-government",
    date: "2019-12-30T12:00",
    reads: 2893,
    en: [
      "Nine countries came to see our counters this year",
      "Their delegations visited the service counter, the data centre and a community centre.",
      "The visitors asked most about what citizens cannot do online, and why. With one of the nine countries a memorandum of understanding was signed; [the notice of 26 December](/see/malaysia) says what is in it.",
    ],
    ko: [
      "올해 아홉 나라 대표단이 민원 현장을 찾았다",
      "대표단은 민원실과 데이터센터, 주민센터를 둘러보았습니다.",
      "방문단이 가장 많이 물은 것은 온라인으로 할 수 없는 일이 무엇이며 그 까닭은 무엇인가였습니다. 그중 한 나라와는 양해각서를 체결하였으며 자세한 내용은 [12월 26일 공지](/see/malaysia)에 있습니다.",
    ],
  },
  {
    board: "press-releases",
    category: "people",
    department: "general-affairs",
    date: "2019-05-20T12:00",
    reads: 1044,
    ko: [
      "청사 옥상에서 꿀 40킬로그램을 따다",
      "도시 양봉 첫해, 벌통 네 개에서 꿀 40킬로그램을 얻었습니다.",
      "꿀은 가까운 어린이집 열두 곳에 나누어 주었습니다. 벌에 쏘인 사람은 없습니다.",
    ],
  },
];
