/** The invented ministry of the sample board: its menu, its lists and its offices. */
export const sampleSections = [
  { slug: "whats-new", nameEn: "What’s New", nameKo: "새소식", position: 1 },
  { slug: "participation", nameEn: "Participation", nameKo: "참여", position: 2 },
] as const;

export const sampleBoards = [
  {
    slug: "news-notices",
    section: "whats-new",
    nameEn: "News & Notices",
    nameKo: "공지사항",
    leadEn: "What changes, where and from when. Newest first.",
    leadKo: "무엇이 언제부터 어떻게 바뀌는지 알려 드립니다. 새 글이 위에 있습니다.",
    position: 1,
  },
  {
    slug: "press-releases",
    section: "whats-new",
    nameEn: "Press Releases",
    nameKo: "보도자료",
    leadEn: "Announcements of the ministry to the press.",
    leadKo: "언론에 알리는 행정공공부의 소식입니다.",
    position: 2,
  },
  {
    slug: "tenders",
    section: "participation",
    nameEn: "Tenders",
    nameKo: "입찰 공고",
    leadEn: "Calls for bids, with dates and papers.",
    leadKo: "입찰 일정과 제출 서류를 알려 드립니다.",
    position: 1,
  },
] as const;

export type CategorySlug = (typeof sampleCategories)[number]["slug"];

export const sampleCategories = [
  { board: "news-notices", slug: "services", nameEn: "Services", nameKo: "민원 서비스" },
  { board: "news-notices", slug: "safety", nameEn: "Safety", nameKo: "안전" },
  { board: "news-notices", slug: "digital", nameEn: "Digital and data", nameKo: "디지털·데이터" },
  { board: "news-notices", slug: "taking-part", nameEn: "Taking part", nameKo: "모집·행사" },
  { board: "news-notices", slug: "ministry", nameEn: "The ministry", nameKo: "기관 소식" },
  { board: "press-releases", slug: "policy", nameEn: "Policy", nameKo: "정책" },
  { board: "press-releases", slug: "figures", nameEn: "Figures", nameKo: "통계" },
  { board: "press-releases", slug: "people", nameEn: "People and places", nameKo: "사람과 현장" },
  { board: "tenders", slug: "goods", nameEn: "Goods", nameKo: "물품" },
  { board: "tenders", slug: "contracts", nameEn: "Services", nameKo: "용역" },
  { board: "tenders", slug: "works", nameEn: "Works", nameKo: "공사" },
] as const;

export type DepartmentSlug = (typeof sampleDepartments)[number]["slug"];

export const sampleDepartments = [
  {
    slug: "civil-service",
    nameEn: "Civil Service Division",
    nameKo: "민원서비스과",
    phone: "044-000-1201",
    contact: { en: "Han Seoyeon", ko: "한서연" },
  },
  {
    slug: "digital-government",
    nameEn: "Digital Government Division",
    nameKo: "디지털정부과",
    phone: "044-000-2201",
    contact: { en: "Yoon Haneul", ko: "윤하늘" },
  },
  {
    slug: "open-data",
    nameEn: "Open Data Division",
    nameKo: "공공데이터과",
    phone: "044-000-2301",
    contact: { en: "Seo Jian", ko: "서지안" },
  },
  {
    slug: "local-administration",
    nameEn: "Local Administration Division",
    nameKo: "지방행정과",
    phone: "044-000-3201",
    contact: { en: "Baek Doyun", ko: "백도윤" },
  },
  {
    slug: "safety-policy",
    nameEn: "Safety Policy Division",
    nameKo: "안전정책과",
    phone: "044-000-4201",
    contact: { en: "Moon Garam", ko: "문가람" },
  },
  {
    slug: "general-affairs",
    nameEn: "General Affairs Division",
    nameKo: "운영지원과",
    phone: "044-000-5201",
    contact: { en: "Oh Narae", ko: "오나래" },
  },
] as const;
