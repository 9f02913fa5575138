/** Kana that sound nearly alike: good for a doubt, never for a match. */

/** ヂ and ジ, ヅ and ズ sound alike; beyond that only the voicing mark is taken away. */
const NEAR = new Map(
  [..."ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ"].map((voiced) => [
    voiced,
    { ヂ: "シ", ヅ: "ス" }[voiced] ?? voiced.normalize("NFD").charAt(0),
  ]),
);
const ROWS: readonly [string, string][] = [
  ["ア", "アカサタナハマヤラワ"],
  ["イ", "イキシチニヒミリ"],
  ["ウ", "ウクスツヌフムユル"],
  ["エ", "エケセテネヘメレ"],
  ["オ", "オコソトノホモヨロ"],
];
const VOWEL_OF = new Map(ROWS.flatMap(([vowel, row]) => [...row].map((kana): [string, string] => [kana, vowel])));
/** A long エ may be written イ, a long オ may be written ウ. */
const LONG_AS = new Map([
  ["ア", "ア"],
  ["イ", "イ"],
  ["ウ", "ウ"],
  ["エ", "エイ"],
  ["オ", "オウ"],
]);

/**
 * Folded once more, so that names differing in voicing marks only, or in ヂ/ジ and ヅ/ズ, become one: good for a doubt,
 * never for a match.
 */
export function foldNearKana(folded: string): string {
  let near = "";
  for (const kana of folded) near += NEAR.get(kana) ?? kana;
  return near;
}

/** ヴァ as バ, and so on. */
function foldVu(folded: string): string {
  return folded.replace(
    /ヴ([アイエオ]?)/gu,
    (_, vowel: string) => ({ ア: "バ", イ: "ビ", エ: "ベ", オ: "ボ" })[vowel] ?? "ブ",
  );
}

/** The consonants but for ハ's row, which ヴ may be heard in: those of two names that sound alike are the same. */
export function consonants(folded: string): string {
  return foldNearKana(folded).replace(/[アイウエオハヒフヘホー]/gu, "");
}

function prolongs(text: string, at: number): boolean {
  const before = text.charAt(at - 1) === "ー" ? text.charAt(at - 2) : text.charAt(at - 1);
  return LONG_AS.get(VOWEL_OF.get(before) ?? "")?.includes(text.charAt(at)) ?? false;
}

/**
 * Equal, where ー in the one may be a vowel in the other or nothing, and long エ and オ may be written with either vowel.
 */
function agreesInLongVowels(a: string, b: string): boolean {
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a.charAt(i), b.charAt(j)];
    if (left === right) [i, j] = [i + 1, j + 1];
    else if (left === "ー") [i, j] = [i + 1, j + (right && prolongs(b, j) ? 1 : 0)];
    else if (right === "ー") [i, j] = [i + (left && prolongs(a, i) ? 1 : 0), j + 1];
    else if (left && right && prolongs(a, i) && prolongs(b, j)) [i, j] = [i + 1, j + 1];
    else return false;
  }
  return true;
}

/**
 * Whether two names, folded but for their long vowels, sound nearly alike. The order of the two makes no difference.
 */
export function soundsAlike(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2 && !a.includes("ー") && !b.includes("ー")) return false;
  const [left, right] = [foldNearKana(a), foldNearKana(b)];
  if (left === right || agreesInLongVowels(left, right)) return true;
  return (a.includes("ヴ") || b.includes("ヴ")) && agreesInLongVowels(foldNearKana(foldVu(a)), foldNearKana(foldVu(b)));
}
