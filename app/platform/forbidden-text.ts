/** What nobody may write into a text that goes to others: a My Number, and a PIN. */

const DASH = "[\\p{Pd}ー−]";
/** What people put between digits. */
const BETWEEN = "[\\s\\p{Pd}ー−.,、・/_|]*";
/**
 * What joins a digit to the number before or after it: such a start or end lies in the midst of a longer one, as a
 * date.
 */
const JOINT = "[\\p{Pd}ー−./_|]?";
/** Words of their own: ショッピング and "opinion" hold the letters, and mean no PIN. */
const PIN_WORD =
  "(?:暗証番号|あんしょう番号|暗証|(?<![ァ-ヶー])ピン(?:コード|ナンバー)?(?![ァ-ヶー])|(?<![a-z])pin(?![a-z])|(?<![a-z])pin\\s*(?:code|number))";
/** At most this many characters lie between the word and the digits. */
const NEAR = 20;
/** Directly behind the word, as in 暗証番号は1953年, any four digits count: a year of birth is what many choose. */
const DIRECTLY = "[\\s:=、,はが「『(]*";

/**
 * As written with 0–9, and as written in kanji. A number is written in one of them: 「090-1234-5678、一度」 is no My Number.
 */
const SCRIPTS = ["\\d", "[〇零一二三四五六七八九]"].map((digit) => {
  // The next digit is another matter: 「03-1234-5678、10時に」.
  const mobile = `0${digit}{2}${DASH}${digit}{4}${DASH}${digit}{4}`;
  const landline = `(?=(?:${digit}${DASH}?){10}[\\s、,・])0${digit}{1,4}${DASH}${digit}{1,4}${DASH}${digit}{3,4}`;
  const telephone = `(?:${mobile}|${landline})[\\s、,・]+${digit}`;
  const number = `(?<!${digit}${JOINT})(?!${telephone})${digit}(?:${BETWEEN}${digit}){11}(?!${JOINT}${digit})`;
  const four = `${digit}(?:[\\s\\p{Pd}ー−.,・]?${digit}){3}`;
  const anyFour = `(?<!${digit})${four}(?!${digit})`;
  // Elsewhere four digits that stand alone: groups joined by dashes are a telephone or a receipt number, and with 年 or
  // 円 it is a year or a sum.
  const alone = `(?<!${digit}${DASH}?)${four}(?!${DASH}?${digit}|[年円])`;
  const pin = `${PIN_WORD}${DIRECTLY}${anyFour}|${PIN_WORD}.{0,${NEAR}}?${alone}|${alone}.{0,${NEAR}}?${PIN_WORD}`;
  return { number: new RegExp(number, "gu"), pin: new RegExp(pin, "gisu") };
});

/** Digits of any script, and those in circles that have no plain form of their own. */
const OTHER_DIGIT = /\p{Nd}|[\u24F5-\u24FD\u24FF\u2776-\u277E\u2780-\u2788\u278A-\u2792]/gu;
/** What stands in or around a character and is not seen, or makes a key of it. */
const UNSEEN = /[\p{Cf}\uFE0F\u20E3]/gu;

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** What is quoted of a part at most, in UTF-16 units: spaces between two digits may go on for long. */
const LONGEST_PART = 80;

export interface ForbiddenPart {
  problem: "number" | "pin";
  /** As it was written. */
  part: string;
}

/**
 * @returns what must not stand in this text, each part once, in the order of the rules: twelve digits as a My Number
 * has (`number`), four digits beside the word for a PIN (`pin`); full-width, spaced, dashed, circled and kanji digits
 * likewise
 */
export function listForbidden(text: string): ForbiddenPart[] {
  const { plain, starts } = readAsDigits(text);
  const found: ForbiddenPart[] = [];
  let rest = plain;
  for (const problem of ["number", "pin"] as const)
    for (const script of SCRIPTS)
      rest = rest.replace(script[problem], (match, at: number) => {
        const part = text.slice(starts[at], starts[at + match.length]).trim();
        found.push({ problem, part: part.slice(0, LONGEST_PART) });
        return "#".repeat(match.length);
      });
  return found.filter(({ part }, index) => found.findIndex((other) => other.part === part) === index);
}

/** The text with every digit as one of 0–9, and for each place in it where that began in the text. */
function readAsDigits(text: string): { plain: string; starts: number[] } {
  let plain = "";
  const starts: number[] = [];
  for (const { segment, index } of characters.segment(text)) {
    const read = segment.normalize("NFKC").replace(UNSEEN, "").replace(OTHER_DIGIT, "0");
    plain += read;
    for (let unit = 0; unit < read.length; unit += 1) starts.push(index);
  }
  return { plain, starts: [...starts, text.length] };
}
