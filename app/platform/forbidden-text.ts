/** What nobody may write into a text that goes to others: a My Number, and a PIN. */

const DASH = "[\\p{Pd}ー−]";
/** What joins a group of digits to the next as one longer number: a card's sixteen digits, a company's thirteen. */
const JOINT = "[\\p{Pd}ー−./_|]";
/** What people put between groups of digits: signs and spaces, a few at most. */
const BETWEEN = "(?:[^\\p{L}\\p{N}]|ー)";

const MONTH = "(?:0?[1-9]|1[0-2])";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const YEAR = "(?:19|20)\\d{2}";
/** 0900から, 1700まで. */
const TIME = "(?:[01]\\d|2[0-3])[0-5][05]\\s?(?:から|まで|以降|ごろ|頃|[~〜])";
const IN_TELEPHONE = "[\\s\\p{Pd}ー−().]{0,2}";

/** Telephone numbers and dates, which would else be read together with the digits behind them. */
const EVERYDAY = any([
  `(?:0|\\+81${IN_TELEPHONE})[5-9]0${IN_TELEPHONE}\\d{4}${IN_TELEPHONE}\\d{4}`,
  `0(?=(?:${IN_TELEPHONE}\\d){9}(?!\\d))\\d{1,4}${IN_TELEPHONE}\\d{1,4}${IN_TELEPHONE}\\d{3,4}`,
  `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`,
  `${YEAR}(?<date>[/.]|${DASH})${MONTH}(?:\\k<date>${DAY})?`,
  `${YEAR}(?:${BETWEEN}{1,3}${YEAR}){2,}`,
]);

/**
 * A My Number as people write it: twelve digits in a row, whatever is joined to them; in fours, of which each may be
 * written digit by digit; or in twos, threes or sixes with spaces or dashes. Digits in any other order are a list, a
 * sum or two numbers.
 */
const NUMBER = [
  "(?<!\\d)\\d{12}(?!\\d)",
  `(?<!\\d|\\d${DASH}|\\d{4}${JOINT})${["a", "b", "c"].map(fourDigits).join(`${BETWEEN}{0,3}`)}` +
    `(?!\\d|${JOINT}\\d{4}|円|年(?!金))`,
  ...[2, 3, 6].map(
    (size) =>
      `(?<!\\d${JOINT}?)\\d{${size}}(?<by${size}>\\s|${DASH})\\d{${size}}` +
      `(?:\\k<by${size}>\\d{${size}}){${12 / size - 2}}(?!${JOINT}?\\d)`,
  ),
].join("|");

/** ショッピング, "opinion" and ピンとこない hold the letters, and mean no PIN. */
const PIN_WORD = `(?:${[
  "暗\\s?[証唱誦]\\s?番\\s?号",
  "暗\\s?証",
  "あんしょう(?:番号|ばんごう)",
  "アンショウ(?:番号|バンゴウ)",
  "パス(?:ワード|コード)",
  "(?<![ァ-ヶー])ピン(?:コード|ナンバー)?(?![ァ-ヶー]|と[きくこ来]|から)",
  "(?<![a-z])pass\\s?(?:word|code)",
  "(?<![a-z])pin\\s?(?:code|number)",
  "(?<![a-z])p(?<dot>[\\s.]?)i\\k<dot>n(?![a-z])\\.?",
].join("|")})`;
/** At most this many characters lie between the word and the digits. */
const NEAR = 20;
/** Directly behind the word, as in 暗証番号は1953年, any four digits count: a year of birth is what many choose. */
const DIRECTLY = `(?:[\\s:=、,はが「『(]|is(?![a-z])){0,${NEAR}}`;
/** The password of a signature certificate: letters and digits together, 6 to 16 of them. */
const PASSWORD = "(?<![a-z\\d])(?=[a-z]*\\d)(?=\\d*[a-z])[a-z\\d]{6,16}(?![a-z\\d])";
const ANY_FOUR = `(?<!\\d)\\d(?:[\\s\\p{Pd}ー−.,・]?\\d){3}(?!\\d)`;
/**
 * Elsewhere four digits that stand alone: groups joined by dashes are a telephone or a receipt number, and with 年 or 円
 * it is a year or a sum.
 */
const ALONE = `(?<!\\d${DASH}?)(?!${TIME})${fourDigits("d")}(?!${DASH}?\\d|[年円])`;

const NUMBER_WORD = "(?:マイ\\s?ナンバー|個人\\s?番号|my\\s?number)";
/** Directly behind the word any twelve digits count, however they are grouped, and before all that is everyday. */
const NAMED_NUMBER = new RegExp(
  `(?<!\\d)(?=\\d)(?<=${NUMBER_WORD}${DIRECTLY})\\d(?:(?:${BETWEEN}|と){0,3}\\d){11}(?!\\d)`,
  "giu",
);

/** By kind, one after the other. */
const FORBIDDEN = [
  { problem: "number", pattern: new RegExp(NUMBER, "gu") },
  { problem: "pin", pattern: new RegExp(`${PIN_WORD}${DIRECTLY}(?:${ANY_FOUR}|${PASSWORD})`, "giu") },
  { problem: "pin", pattern: new RegExp(`${PIN_WORD}.{0,${NEAR}}?${ALONE}`, "gisu") },
  { problem: "pin", pattern: new RegExp(`${ALONE}.{0,${NEAR}}?${PIN_WORD}`, "gisu") },
] as const;

const KANJI = "〇零一壱壹二弐貳三参參四肆五伍六陸七漆八捌九玖";
const KANJI_VALUES = "00111222333445566778899";
/** 〇〇〇〇 stands for digits that a person left out. */
const KANJI_DIGIT = new RegExp(`〇{4,}|[${KANJI}]`, "gu");

/** As written with 0–9, and with digits in kanji too: 「123456789012一度」 ends before 一, 「一二三四5678」 does not. */
const READINGS = [
  (plain: string) => plain,
  (plain: string) =>
    plain.replace(KANJI_DIGIT, (kanji) => (kanji.length > 1 ? kanji : KANJI_VALUES.charAt(KANJI.indexOf(kanji)))),
];

/** Without any of these no rule can apply, and most texts have none. */
const ANY_DIGITS = new RegExp(`\\p{N}|[${KANJI}](?:${BETWEEN}{0,3}[${KANJI}]){3}`, "u");

/** Digits of any script, and those in circles that have no plain form of their own. */
const OTHER_DIGIT = /(?!\d)\p{Nd}|[\u24F5-\u24FD\u24FF\u2776-\u277E\u2780-\u2788\u278A-\u2792\u{1F10B}\u{1F10C}]/gu;
/** What stands in or around a character and is not seen, crosses it out, or makes a key of it. */
const UNSEEN = /[\p{Cf}\p{M}]/gu;
/** A character with the marks on it; half-width kana have theirs behind them. */
const CHARACTER = /.[\p{Cf}\p{M}ﾞﾟ]*/gsu;

/** Most characters of a Japanese text: read as they are. */
const AS_IT_IS = /^[\0-\x7F\u3001-\u309A\u30A1-\u30FE\u4E00-\u9FFF]$/;

/** In the place of what has been read: a letter, so that nothing is read across it. */
const READ = "字";

/** What is quoted of a part at most, in UTF-16 units: marks that are not seen may go on for long. */
const LONGEST_PART = 80;

export interface ForbiddenPart {
  problem: "number" | "pin";
  /** As it was written. */
  part: string;
}

/**
 * @returns what must not stand in this text, each part once, in the order of the rules: twelve digits as a My Number
 * has, or directly behind the word for it (`number`); four digits beside the word for a PIN, or the password of a
 * signature behind it (`pin`); full-width, spaced, dashed, circled and kanji digits likewise
 */
export function listForbidden(text: string): ForbiddenPart[] {
  const found: ForbiddenPart[] = [];
  for (const { problem, start, end } of findForbidden(text).places) {
    const part = text.slice(start, end).trim().slice(0, LONGEST_PART);
    if (!found.some((other) => other.part === part)) found.push({ problem, part });
  }
  return found;
}

/** What stands in the place of a character that is not kept: read as a digit by no rule. */
const MASK = "＊";
/** What of a forbidden part gives the number or the PIN away: its digits, and the letters of a password with them. */
const GIVES_AWAY = new RegExp(`[a-z]*\\d[a-z\\d]*|[${KANJI}]`, "giu");

/** @returns the text with a mark in the place of each digit of a My Number or a PIN: nothing forbidden is left in it */
export function maskForbidden(text: string): string {
  let masked = text;
  // Without the one the rules may find another that it hid: each round leaves fewer digits.
  for (let found = findForbidden(masked); found.places.length > 0; found = findForbidden(masked)) {
    const { plain, starts, places } = found;
    const hidden = new Set<number>();
    for (const { from, to } of places)
      for (const { 0: run, index } of plain.slice(from, to).matchAll(GIVES_AWAY))
        for (let unit = 0; unit < run.length; unit += 1) hidden.add(starts[from + index + unit] ?? 0);
    masked = masked.replace(CHARACTER, (character, index: number) => (hidden.has(index) ? MASK : character));
  }
  return masked;
}

interface Place {
  problem: ForbiddenPart["problem"];
  /** In the text as it was written. */
  start: number;
  end: number;
  /** In the text as it was read. */
  from: number;
  to: number;
}

function findForbidden(text: string): { plain: string; starts: number[]; places: Place[] } {
  if (!ANY_DIGITS.test(text.normalize("NFKC"))) return { plain: text, starts: [], places: [] };
  const { plain, starts } = readAsDigits(text);
  const places: Place[] = [];
  let rest = plain;
  function readAll(pattern: RegExp, problem?: Place["problem"]): void {
    for (const reading of READINGS)
      for (const { 0: match, index: from } of reading(rest).matchAll(pattern)) {
        const to = from + match.length;
        rest = rest.slice(0, from) + READ.repeat(match.length) + rest.slice(to);
        if (problem) places.push({ problem, start: starts[from] ?? 0, end: starts[to] ?? text.length, from, to });
      }
  }
  readAll(NAMED_NUMBER, "number");
  readAll(EVERYDAY);
  for (const { problem, pattern } of FORBIDDEN) readAll(pattern, problem);
  return { plain, starts, places };
}

/** The text with every digit as one of 0–9, and for each place in it where that began in the text. */
function readAsDigits(text: string): { plain: string; starts: number[] } {
  let plain = "";
  const starts: number[] = [];
  for (const { 0: character, index } of text.matchAll(CHARACTER)) {
    const read = AS_IT_IS.test(character)
      ? character
      : character.normalize("NFKC").replace(UNSEEN, "").replace(OTHER_DIGIT, "0");
    plain += read;
    for (let unit = 0; unit < read.length; unit += 1) starts.push(index);
  }
  return { plain, starts: [...starts, text.length] };
}

/** Four digits in a row, or each with the same signs between. */
function fourDigits(name: string): string {
  return `(?:\\d{4}|\\d(?<${name}>${BETWEEN}{1,3})\\d\\k<${name}>\\d\\k<${name}>\\d)`;
}

/** One of these, with no digit before or behind it. */
function any(patterns: string[]): RegExp {
  return new RegExp(`(?<!\\d)(?:${patterns.join("|")})(?!\\d)`, "gu");
}
