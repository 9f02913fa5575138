/** Kanji that are written in more than one way: the table of kanji-variants.json, made by `npm run data:variants`. */
import table from "./kanji-variants.json";

/** Kanji typed for kana and the other way round; and の for 之, as in 一ノ瀬 and 一之瀬. */
const LOOK_ALIKES = "エ工 カ力 タ夕 ロ口 ニ二 ハ八 ト卜 オ才 ー一-―—─− ノ之乃";

/** Ideographs that Unicode holds twice, and pieces of them (部首) that PDF files hold in their place. */
const HELD_TWICE = /[\u2E80-\u2FDF\uF900-\uFAFF]|[\u{2F800}-\u{2FA1F}]/gu;
const SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

function firstOfEach(words: string): Map<string, string> {
  return new Map(
    words.split(" ").flatMap(([first = "", ...others]) => others.map((other): [string, string] => [other, first])),
  );
}

const commonShape = firstOfEach(table.joined);
const mixedUp = firstOfEach(`${table.mixedUp} ${LOOK_ALIKES}`);

/** By UTF-16 unit: 1 where folding may change something. Most names hold none of these. */
const mayChange = new Uint8Array(0x10000);
for (const variant of commonShape.keys()) mayChange[variant.charCodeAt(0)] = 1;
mayChange.fill(1, 0x2e80, 0x2fe0).fill(1, 0xd800, 0xdc00).fill(1, 0xf900, 0xfb00).fill(1, 0x300, 0x370);
mayChange[0x3099] = mayChange[0x309a] = 1;

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (mayChange[text.charCodeAt(i)] === 1) return false;
  return true;
}

/** Every character in the one shape that stands for all of its shapes; compatibility ideographs included. */
export function foldVariants(text: string): string {
  if (isPlain(text)) return text;
  let folded = "";
  for (const character of text.replace(HELD_TWICE, (held) => held.normalize("NFKC")).normalize("NFC"))
    folded += commonShape.get(character) ?? character;
  return folded;
}

/** Folded once more over characters that registers mix up: good for a doubt, never for a match. */
export function foldMixedUp(folded: string): string {
  let text = "";
  for (const character of folded) text += mixedUp.get(character) ?? character;
  return text;
}

/** Without variation selectors (IVS and SVS), which choose a drawing of the same character. */
export function dropVariationSelectors(text: string): string {
  return text.replace(SELECTORS, "");
}
