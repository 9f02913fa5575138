/** What the desk must never write down: a PIN, and a My Number. */

/** Any digit of any script's width, and what people put between them. */
const BETWEEN = "[\\s\\p{Pd}ー−.,、・/]*";
const TWELVE = new RegExp(`(?<!\\d)\\d(?:${BETWEEN}\\d){11}(?!${BETWEEN}\\d)`, "u");
const PIN_WORD = "(?:暗証番号|あんしょう番号|暗証|ピン|pin\\s*(?:code|number)?)";
/** At most this many characters lie between the word and the digits. */
const NEAR = 20;
const FOUR = `(?<!\\d)\\d(?:[\\s\\p{Pd}ー−.,・]?\\d){3}(?!\\d)`;
const PIN = new RegExp(`${PIN_WORD}.{0,${NEAR}}?${FOUR}|${FOUR}.{0,${NEAR}}?${PIN_WORD}`, "isu");

/** @returns what must not stand in this text: `number` for twelve digits as a My Number has, `pin` for four beside the word, or undefined */
export function forbiddenIn(text: string): "number" | "pin" | undefined {
  const plain = text.normalize("NFKC");
  if (TWELVE.test(plain)) return "number";
  return PIN.test(plain) ? "pin" : undefined;
}
