/** What the desk must never write down: a PIN, and a My Number. */

/** Any digit of any script's width, and what people put between them. */
const BETWEEN = "[\\s\\p{Pd}ー−.,、・/_|]*";
const TWELVE = new RegExp(`(?<!\\d)\\d(?:${BETWEEN}\\d){11}(?!${BETWEEN}\\d)`, "u");
/** Words of their own: ショッピング and "opinion" hold the letters, and mean no PIN. */
const PIN_WORD =
  "(?:暗証番号|あんしょう番号|暗証|(?<![ァ-ヶー])ピン(?:コード|ナンバー)?(?![ァ-ヶー])|(?<![a-z])pin(?![a-z])|(?<![a-z])pin\\s*(?:code|number))";
/** At most this many characters lie between the word and the digits. */
const NEAR = 20;
/** Directly behind the word, as in 暗証番号は1953年, any four digits count: a year of birth is what many choose. */
const DIRECTLY = "[\\s:=、,はが「『(]*";
const ANY_FOUR = "(?<!\\d)\\d(?:[\\s\\p{Pd}ー−.,・]?\\d){3}(?!\\d)";
/** Elsewhere four digits that stand alone: groups joined by dashes are a telephone or a receipt number, and with 年 or 円 it is a year or a sum. */
const DASH = "[\\p{Pd}ー−]";
const FOUR = `(?<!\\d${DASH}?)\\d(?:[\\s\\p{Pd}ー−.,・]?\\d){3}(?!${DASH}?\\d|[年円])`;
const PIN = new RegExp(
  `${PIN_WORD}${DIRECTLY}${ANY_FOUR}|${PIN_WORD}.{0,${NEAR}}?${FOUR}|${FOUR}.{0,${NEAR}}?${PIN_WORD}`,
  "isu",
);

/** @returns what must not stand in this text: `number` for twelve digits as a My Number has, `pin` for four beside the word, or undefined */
export function forbiddenIn(text: string): "number" | "pin" | undefined {
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  if (TWELVE.test(plain)) return "number";
  return PIN.test(plain) ? "pin" : undefined;
}
