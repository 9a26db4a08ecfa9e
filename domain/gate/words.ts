/** Link words that say nothing by themselves (KWCAG 2.2, 6.4.3; WCAG 2.2, 2.4.4), without their spaces. */
const vague = new Set(
  `here clickhere click clickthis clicktoread clickthislink pleaseclickhere seehere lookhere
  more readmore learnmore seemore viewmore findoutmore moreinfo moreinformation
  link thislink thispage go goto page
  여기 여기를 여기서 여기에서 여기로 여기클릭 여기를클릭 여기를클릭하세요 여기를누르세요 이곳 이곳을 이곳에서
  클릭 클릭하세요 클릭하기 바로가기 바로가기클릭 더보기 더읽기 더알아보기 자세히 자세히보기 자세히알아보기 자세한내용
  상세보기 보기 링크 링크클릭`.split(/\s+/),
);

export const saysNothing = (words: string): boolean =>
  vague.has(words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));

const longestAddress = 50; // Characters somebody may still want to hear, or to type from paper.

/** A long address, or one with signs nobody says, as the words of a link; `https://data.go.kr/budget` is a name. */
export function isBareAddress(words: string): boolean {
  const address = words.trim();
  if (!/^(?:https?:\/\/|www\.)\S+$/i.test(address)) return false;
  return address.length > longestAddress || /[?=&%#]/.test(address);
}

const generic =
  /^(?:an? )?(?:image|picture|photo|photograph|img|pic|graphic|figure|screenshot|untitled|alt|alt text|이미지|사진|그림|그래픽|도표|캡처|스크린샷|제목 ?없음|대체 ?텍스트)[ _-]*\d*$/i;
const fileName = /^\S.*\.(?:png|jpe?g|gif|webp|bmp|svg|tiff?|heic)$/i;
const camera =
  /^(?:img|dsc[nf]?|pict?|image|screenshot|kakaotalk|캡처|스크린샷)[ _-]?\d[\d _.-]*$/i;

/** An alternative that is a file's name or only says that there is a picture (KWCAG 2.2, 5.1.1; WCAG 2.2, 1.1.1). */
export function namesNothing(alternative: string): boolean {
  const words = alternative.trim().replace(/[.。]$/, "");
  return generic.test(words) || fileName.test(words) || camera.test(words);
}

const pictureOfWords =
  /poster|card[ _-]?news|leaflet|flyer|infographic|brochure|pamphlet|\bscan(?:ned)?\b|포스터|카드 ?뉴스|전단|홍보물|웹자보|인포그래픽|리플[릿렛]|팸플릿|안내문|공고문|스캔/i;
const longestAlternative = 300; // A syllable counts as two letters. What takes more is read, not looked at.

/** Whether a picture may be a picture of words (KWCAG 2.2, 5.1.1; WCAG 2.2, 1.4.5), by its names or a long alternative. */
export const maySpeak = (names: readonly string[], alternative: string): boolean =>
  names.some((name) => pictureOfWords.test(name.normalize("NFC"))) ||
  alternative.length + (alternative.match(/[가-힣]/g)?.length ?? 0) > longestAlternative;

/** A title of three words or more without one small letter: some screen readers spell it, and it is slow to read. */
export const isInCapitals = (title: string): boolean => {
  const words = title.match(/[A-Za-z]{2,}/g) ?? [];
  return words.length >= 3 && !/[a-z가-힣]/.test(title);
};
