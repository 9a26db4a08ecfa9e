/** Words for generated notices, the most frequent first: a word's place in its list is its rank. */
const list = (words: string): readonly string[] => words.trim().split(/\s+/);

export const englishWords = {
  noun: list(`
    service notice form office resident application certificate date fee village school road town
    document family register house citizen pupil-card letter address card counter week plan report
    programme budget copy water-main bus building street council market park station permit grant
    lesson library bridge garden hospital map number record worker farm farmer river shop teacher
    tenant landlord visitor guide network screen password telephone meeting hearing vote proposal
    contract bidder award survey figure table chart sample test repair floor roof lift ramp door
    window wall lamp sign crossing pavement path tree drain pipe pump well reservoir harbour ferry
    island beach boat net coast mountain trail cabin forest fire shelter siren drill rescue
    ambulance nurse clinic dressing vaccine pharmacy kitchen meal canteen allergy label inspection
    licence tax refund receipt account payment deadline holiday festival concert museum exhibition
    archive photograph painting theatre cinema stadium pool bicycle helmet scooter taxi driver
    passenger ticket timetable delay detour tunnel railway platform bench toilet skip bottle paper
    glass battery bin turbine heater boiler subsidy loan pension allowance carer parent grandparent
    nursery pupil student graduate apprentice factory workshop machine tool shower flood storm
    drought crop orchard seed harvest greenhouse cow hen vet dog cat cemetery monument temple church
    language translation interpreter sentence word font code data-set sensor camera drone server
    backup update fault warning message neighbour volunteer helper committee mayor deputy clerk
    auditor judge appeal complaint answer question opinion draft amendment rule paragraph annex
    signature seal envelope stamp parcel postbox newspaper poster leaflet broadcast Regular verbs -s
    and -ed are added`),
  /** Verbs that take -s and -ed, and -d after an e. */
  verb: list(`
    check open register repair publish collect answer order print renew extend clean count review announce
    inspect support train visit deliver return protect measure move test translate record report replace
    suggest approve discuss offer install mend paint heat connect restore correct confirm display mark
    number sort weigh pack load insulate sample archive monitor question audit award reopen improve
    prepare explain compare house widen smooth sharpen brighten seal stamp bundle`),
  adjective: list(`
    new free public local open safe annual old small large early late clean short long joint digital
    simple quiet warm cold green wide narrow shared monthly weekly regional mobile spare printed written
    spoken certified temporary permanent empty full bright dry wet deep shallow rural coastal mountain
    northern southern eastern western central second third former current future plain lasting careful
    independent voluntary accessible portable`),
  place: list(`
    Haneul-gun Narae-si Garam-gun Maru-si Saebit-dong Onnuri-gu Byeolmaru-eup Sannae-myeon Badaro-dong
    Dalmoe-ri Haetsal-gu Nuri-si Arum-dong Gaon-gu Miri-gun Solbat-ri Cheongsol-dong Dullegil-dong
    Hanbit-si Mulgil-ri Baramgol-ri Kkotnae-myeon Namsaem-dong Bukteo-gu Seobang-eup Dongmaru-dong
    Galmae-ri Neulpureun-si Eunbyeol-gun Saemteo-dong Hwarang-gu Jangseung-ri Bomnae-si Yeoul-gun
    Araet-maeul Witmaeul-ri Keunnae-myeon Jageunseom-ri Doldam-dong Hwanggeum-deul`),
  month: list(`
    January February March April May June July August September October November December`),
} as const;

export const koreanWords = {
  noun: list(`
    민원 주민 신청 지원 사업 안내 시설 안전 교육 서비스 정보 증명서 주소 학교 마을 도로 가족 아동 청년
    어르신 서류 수수료 등록 계획 예산 보고 자료 기록 창구 누리집 상담 통역 번역 공원 도서관 시장 병원
    보건소 약국 정류장 버스 지하철 자전거 주차장 횡단보도 신호등 가로등 가로수 하천 교량 터널 상수도
    하수도 수질 대기 미세먼지 폭염 한파 호우 태풍 지진 산불 화재 대피소 훈련 구조 구급 경보 재난 복구
    보험 보상 융자 보조금 연금 수당 세금 환급 영수증 계좌 납부 기한 휴일 축제 공연 전시 박물관 미술관
    체육관 수영장 경기장 문화재 유적 한옥 사찰 농가 농민 농지 벼 과수원 비닐하우스 축산 방역 가축 어선
    어민 항구 해변 섬 여객선 등산로 숲길 휴양림 야영장 반려견 유기동물 쓰레기 재활용 종이 유리병 건전지
    음식물 퇴비 전기 가스 태양광 난방 단열 보일러 주택 임대 전세 이사 건물 승강기 경사로 출입문 지붕
    벽화 공방 공장 산업단지 창업 기업 근로자 일자리 면접 직업훈련 자격증 장학금 학생 교사 급식 돌봄
    어린이집 유치원 방과후 보육 출산 육아 임산부 장애인 보호자 자원봉사 이웃 공동체 경로당 회의 공청회
    투표 제안 의견 설문 통계 지도 사진 영상 표지판 현수막 게시판 방송 신문 우편 소포 전화 문자 비밀번호
    전산망 서버 단말기 감지기 데이터 개방 품질 표준 인증 보안 개인정보 감사 위원회 조례 규칙 개정 입법
    심의 이의 소송 행정심판 계약 입찰 낙찰 물품 용역 공사 검사 감독 준공 하자 설계 측량 토지 지적 공시
    경계 산지 하수 정비 포장 보도 배수로 빗물 저수지 양수장 우물 급수 누수 계량기 요금 검침`),
  /** Nouns that make a verb with 하다. */
  act: list(`
    안내 신청 접수 발급 운영 점검 지원 시행 공개 모집 개선 설치 정비 확대 개방 조사 교육 상담 제공 공고
    변경 보완 연장 등록 확인 배포 교체 수리 검사 측정 기록 보관 통보 심사 선정 지급 반납 회수 청소 보수
    철거 이전 통합 개편 폐지 재개 중단 홍보 협의 조정 승인 제출 열람 복원 번역 녹화 인쇄`),
  adjective: list(`
    새로운 안전한 편리한 오래된 작은 큰 무료 가까운 깨끗한 쉬운 짧은 긴 넓은 좁은 늦은 이른 조용한 따뜻한
    추운 더운 밝은 어두운 높은 낮은 깊은 얕은 튼튼한 가벼운 무거운 똑같은 다른 올바른 정확한 부족한 충분한
    급한 필요한 남은 빠진 함께하는`),
  place: list(`
    하늘군 나래시 가람군 마루시 새빛동 온누리구 별마루읍 산내면 바다로동 달뫼리 햇살구 누리시 아름동
    가온구 미리군 솔밭리 청솔동 둘레길동 한빛시 물길리 바람골리 꽃내면 남샘동 북터구 서방읍 동마루동
    갈매리 늘푸른시 은별군 샘터동 화랑구 장승리 봄내시 여울군 아랫마을 윗마을리 큰내면 작은섬리 돌담동
    황금들`),
} as const;

/** What a notice of a scale test is written from: `{slot}` takes a word, `{slot:은}` the word with the right particle. */
export const englishTemplates = {
  title: [
    "{noun} of {place}: {noun} {ed} from {day}",
    "Call for {nouns} in {place}",
    "Results of the {adjective} {noun} review {year}",
    "New {noun} for {nouns} in {place}",
    "How to {verb} a {noun}",
    "{adjective} {nouns} in {place}, {month} {year}",
    "The {noun} of {place} is {ed} again",
    "{small} {nouns} {ed} in {place}",
    "Hearing on the {adjective} {noun} and the {noun} of {place}",
    "Tender: {nouns} for {small} {nouns} in {place}",
  ],
  summary: [
    "The {noun} is {ed} from {day}; {nouns} stay as they are.",
    "What {nouns} in {place} need to know, and whom to ask.",
    "Until {day} anyone may {verb} a {noun}.",
    "{number} {nouns} were {ed}; the {noun} is attached to the {adjective} {noun}.",
  ],
  sentence: [
    "The {noun} of {place} is {ed} from {day} on.",
    "The office for the {noun} {verbs} every {noun} and every {noun} before the end of {month}.",
    "People who need a {adjective} {noun} bring the {noun} and a copy of the {noun}.",
    "In {place} {number} {nouns} were {ed} last year, {small} of them for the first time.",
    "If the {noun} is not {adjective}, the {noun} is {ed} within {small} days.",
    "A {noun} can be {ed} online, by post or at the counter in {place}.",
    "The {adjective} {noun} replaces the {noun} that was {ed} in {year}.",
    "Who has {ed} a {noun} need not {verb} the {noun} again.",
    "Questions about the {noun} are answered from 9:00 to 18:00.",
    "The cost of the {noun} is {number} won; {adjective} {nouns} are free.",
    "{place} and {place} share one {noun} and {small} {nouns}.",
    "The {noun} was {ed} together with {nouns} from {small} schools.",
    "Each {noun} is {ed} twice, and the {adjective} {noun} is kept for {small} years.",
    "Where the {noun} meets the {noun}, {nouns} are asked to {verb} the {noun} by {day}.",
  ],
  heading: [
    "{noun} and {noun}",
    "The {adjective} {noun}",
    "How to {verb}",
    "Dates",
    "{nouns} in {place}",
  ],
} as const;

export const koreanTemplates = {
  title: [
    "{place} {noun} {act} 안내",
    "{year}년 {noun} {act} 결과",
    "{noun} {act} 계획 공고",
    "{place} {noun} 참여자 모집",
    "{noun:과} {noun}, {day}부터 {act}",
    "{adjective} {noun} {act} 안내",
    "{place} {noun:을} {act}합니다",
    "{year}년 {month} {noun} {act} 일정",
    "「{place} {noun} 조례」 일부개정안 의견 수렴",
    "{place} {noun} {act} 용역 입찰 공고",
  ],
  summary: [
    "{noun:을} {day}부터 {act}하며 {noun:은} 그대로입니다.",
    "{place} {noun:이} 알아야 할 내용과 문의처를 안내합니다.",
    "{day}까지 누구나 {noun:을} {act}할 수 있습니다.",
    "{noun} {number}건을 {act}하였습니다. {noun:은} {adjective} {noun:과} 함께 공개합니다.",
  ],
  sentence: [
    "{place} {noun:은} {day}부터 {act}합니다.",
    "담당 부서는 {month}까지 {noun:과} {noun:을} {act}합니다.",
    "{noun:이} 필요한 사람은 {noun:과} {noun} 사본을 가져와야 합니다.",
    "지난해 {place}에서 {noun} {number}건을 {act}하였으며 그 가운데 {small}건은 처음입니다.",
    "{adjective} {noun:은} {small}일 안에 {act}합니다.",
    "{noun:은} 온라인이나 우편, {place} 창구에서 {act}할 수 있습니다.",
    "{adjective} {noun:은} {year}년에 {act}한 {noun:을} 대신합니다.",
    "이미 {noun:을} {act}한 사람은 {noun:을} 다시 {act}하지 않아도 됩니다.",
    "{noun}에 관한 문의는 9시부터 18시까지 받습니다.",
    "{noun} 비용은 {number}원이며 {adjective} {noun:은} 무료입니다.",
    "{place:과} {place:은} {noun} 하나와 {noun} {small}개를 함께 씁니다.",
    "{noun:은} 학교 {small}곳의 {noun:과} 함께 {act}하였습니다.",
    "{noun:은} 두 번 {act}하고 {adjective} {noun:은} {small}년 동안 보관합니다.",
    "{noun:과} {noun:을} {act}하려면 {day}까지 {noun:을} 내 주시기 바랍니다.",
  ],
  heading: ["{noun:과} {noun}", "{adjective} {noun}", "{act} 방법", "일정", "{place} {noun}"],
} as const;
