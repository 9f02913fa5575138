/**
 * Folding of kana: the steps in a row, and the same at once by a table that learns each character when it first meets
 * it.
 */
import { foldAll, type FoldingStep } from "./folding";

const SMALL = new Map(
  [..."ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"].map((small, i) => [
    small,
    "アイウエオツヤユヨワカケクシストヌハヒフヘホムラリルレロ".charAt(i),
  ]),
);
const OLD = new Map(
  [..."ヲヰヱヷヸヹヺ"].map((old, i) => [old, ["オ", "イ", "エ", "ヴア", "ヴイ", "ヴエ", "ヴオ"][i] ?? old]),
);
/** Kanji that a name in kana can only hold by mistake. 一 counts as a long vowel. */
const LOOK_ALIKES = new Map([..."工力夕口二八卜才"].map((kanji, index) => [kanji, "エカタロニハトオ".charAt(index)]));
/** ー and everything that is typed for it; banks write a hyphen, which a name never holds otherwise. */
const LONG_VOWELS = /[ー\p{Pd}−─━一~¯]/gu;
const SEPARATORS = /[\s・･·•‧∙⋅.,、。，'’‘`´"“”°=/]/gu;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\uFE00-\uFE0F]/gu;
/** Letters that no decomposition turns into plain ones. */
const PLAIN_LETTERS = new Map(
  [..."ØĐŁÆŒÞẞ"].flatMap((letter, index) => {
    const plain = ["O", "D", "L", "AE", "OE", "TH", "SS"][index] ?? letter;
    return [
      [letter, plain],
      [letter.toLowerCase(), plain.toLowerCase()],
    ] as const;
  }),
);

/** Voicing marks of every kind as combining ones, spaces before them dropped. */
export function joinVoicingMarks(text: string): string {
  return text.replace(/\s*[\u309B\u3099\uFF9E]/gu, "\u3099").replace(/\s*[\u309C\u309A\uFF9F]/gu, "\u309A");
}

/** Full width and half width, spaces of every width, voicing marks apart or not. */
export function foldWidth(text: string): string {
  return joinVoicingMarks(text.replace(INVISIBLE, "")).normalize("NFKC").replace(/\s+/gu, " ").trim();
}

/** The same with kanji left alone. */
export function foldWidthBesidesKanji(text: string): string {
  const folded = text.replace(/[^\p{Script=Han}]+/gu, (others) =>
    joinVoicingMarks(others.replace(INVISIBLE, "")).normalize("NFKC"),
  );
  return folded.replace(/\s+/gu, " ").trim();
}

const REPEATED = /([ァ-ヴ])([ヽヾ])/u;

/** ヽ and ヾ repeat the kana before them, ヾ with its voicing mark where it can have one. */
function repeatKana(text: string): string {
  let repeated = text;
  for (let match = REPEATED.exec(text); match; match = REPEATED.exec(repeated)) {
    const [, kana = "", mark] = match;
    const voiced = `${kana.normalize("NFD").charAt(0)}\u3099`.normalize("NFC");
    repeated = repeated.replace(REPEATED, kana + (mark === "ヾ" && voiced.length === 1 ? voiced : kana));
  }
  return repeated;
}

/** Hiragana as katakana. */
export function foldKanaScript(text: string): string {
  return repeatKana(text.replace(/[ぁ-ゖゝゞ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60)));
}

function replaceBy(table: ReadonlyMap<string, string>, text: string): string {
  let replaced = "";
  for (const character of text) replaced += table.get(character) ?? character;
  return replaced;
}

const LETTERS = /[\p{Script=Latin}\u0300-\u036F]+/gu;

/** Capitals. */
export function foldLetterCase(text: string): string {
  return text.replace(LETTERS, (letters) => letters.toUpperCase());
}

/** Letters without accents. */
export function foldAccents(text: string): string {
  return text.replace(LETTERS, (letters) =>
    replaceBy(PLAIN_LETTERS, letters.normalize("NFD").replace(/[\u0300-\u036F]/gu, "")),
  );
}

const WITH_LONG_VOWELS: readonly FoldingStep[] = [
  { reason: "width", fold: foldWidth },
  { reason: "kana_script", fold: (text) => replaceBy(LOOK_ALIKES, foldKanaScript(text)) },
  { reason: "small_kana", fold: (text) => replaceBy(SMALL, text) },
  { reason: "old_kana", fold: (text) => replaceBy(OLD, text) },
  { reason: "letter_case", fold: foldLetterCase },
  { reason: "accents", fold: foldAccents },
  { reason: "spaces", fold: (text) => text.replace(SEPARATORS, "") },
];

export const KANA_STEPS: readonly FoldingStep[] = [
  ...WITH_LONG_VOWELS.slice(0, 4),
  { reason: "long_vowel", fold: (text) => text.replace(LONG_VOWELS, "") },
  ...WITH_LONG_VOWELS.slice(4),
];

/** Voicing marks, iteration marks, accents, surrogates: what they become depends on what stands beside them. */
const IN_CONTEXT = /[\u3099-\u309E]|[\u0300-\u036F]|[\u30FD\u30FE\uFF9E\uFF9F\uD800-\uDFFF]/;
const VOICED = new Map(
  [..."カキクケコサシスセソタチツテトハヒフヘホウ"].map((kana) => [kana, `${kana}\u3099`.normalize("NFC")]),
);
const HALF_VOICED = new Map([..."ハヒフヘホ"].map((kana) => [kana, `${kana}\u309A`.normalize("NFC")]));

const marks = new Map([
  ...[0x3099, 0x309b, 0xff9e].map((mark) => [mark, VOICED] as const),
  ...[0x309a, 0x309c, 0xff9f].map((mark) => [mark, HALF_VOICED] as const),
]);

/**
 * All steps at once, unit by unit: the table holds what each unit becomes, null where that, or what becomes of it
 * further, depends on its neighbours.
 */
export function tabled(foldSlowly: (text: string) => string, inContext = IN_CONTEXT): (text: string) => string {
  const known: (string | null | undefined)[] = Array.from({ length: 0x10000 });
  return (text) => {
    let folded = "";
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let piece = known[unit];
      if (piece === undefined) {
        const alone = foldSlowly(text.charAt(i));
        piece = known[unit] = inContext.test(text.charAt(i)) || inContext.test(alone) ? null : alone;
      }
      if (piece !== null) {
        folded += piece;
        continue;
      }
      const voiced = marks.get(unit)?.get(folded.charAt(folded.length - 1));
      if (voiced === undefined) return foldSlowly(text);
      folded = folded.slice(0, -1) + voiced;
    }
    return folded;
  };
}

/** A kana name with everything folded away that carries no meaning; empty when nothing is left. */
export const foldKana = tabled((text) => repeatKana(foldAll(KANA_STEPS, text).normalize("NFC")));

/** The same with every long vowel as ー. */
export const foldKanaKeepingLongVowels = tabled((text) =>
  foldAll(WITH_LONG_VOWELS, text).replace(LONG_VOWELS, "ー").normalize("NFC"),
);

/** The words of a name as written; voicing marks do not begin a word. */
export function splitWords(text: string): string[] {
  return joinVoicingMarks(text)
    .split(/[\s・･·•=＝,，、/／]+/u)
    .filter(Boolean);
}

/** The folded words of a kana name: surname first as a rule, more than two for many foreign names. */
export function kanaWords(text: string): string[] {
  return splitWords(text).map(foldKana).filter(Boolean);
}
