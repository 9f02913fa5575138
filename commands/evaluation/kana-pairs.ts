/** Pairs of names in kana: one name in every notation, and names that are nearly one. */
import { FOREIGN_GIVEN_NAMES, FOREIGN_SURNAMES } from "./foreign-names";
import { KANA_NOTATIONS } from "./kana-notations";
import { drawPerson, inKana, type Draw, type EvaluationPair, type NameLists, type Truth } from "./pairs";

const PER_ORIGIN = 250;
const KANA = [..."アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"];
const VOICED = "ガギグゲゴザジズゼゾダデドバビブベボ";

/**
 * The name without all that may be doubted: voicing, size, ー, and which vowel makes a long one. Written apart from the
 * engine on purpose.
 */
function sound(name: string): string {
  const plain = name
    .replace(/[ヂヅ]/gu, (kana) => (kana === "ヂ" ? "ジ" : "ズ"))
    .normalize("NFD")
    .replace(/[\u3099\u309A\s　ー]/gu, "");
  const sameSize = plain.replace(/[ァィゥェォャュョッ]/gu, (small) => String.fromCharCode(small.charCodeAt(0) + 1));
  return sameSize.replace(/(?<=[オコソトノホモヨロ])オ/gu, "ウ").replace(/(?<=[エケセテネヘメレ])エ/gu, "イ");
}

function replaceAt(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + 1);
}

/** Each makes another name; a near miss that could be heard as the name itself is not used. */
const NEAR_MISSES: Record<string, (name: string, draw: Draw, names: NameLists) => string> = {
  other_given_name: (name, draw, names) => `${name.split("　")[0]}　${drawPerson(names, draw).given.kana}`,
  other_surname: (name, draw, names) => `${drawPerson(names, draw).surname.kana}　${name.split("　")[1]}`,
  other_person: (_, draw, names) => inKana(drawPerson(names, draw)),
  one_kana_other: (name, draw) =>
    replaceAt(name, name.indexOf("　") + 1 + draw.below(name.length - name.indexOf("　") - 1), draw.from(KANA)),
  one_kana_missing: (name, draw) =>
    replaceAt(name, name.indexOf("　") + 1 + draw.below(name.length - name.indexOf("　") - 1), ""),
  one_kana_more: (name, draw) => `${name}${draw.from(["コ", "ミ", "ヤ", "タ", "ノ"])}`,
  two_kana_swapped: (name) => name.replace(/(.)(.)$/u, "$2$1"),
  twin: (name, draw) =>
    name.replace(/　.*/u, `　${draw.from(["タロウ", "ジロウ", "サブロウ", "カズミ", "カズオ", "ハルカ", "ハルナ"])}`),
};

/** Pairs that nobody can decide. */
const DOUBTS: Record<string, (name: string, draw: Draw) => string> = {
  voicing: (name) => name.replace(new RegExp(`[${VOICED}]`, "u"), (kana) => kana.normalize("NFD").charAt(0)),
  same_sound: (name) => name.replace(/[ジズ]/u, (kana) => (kana === "ジ" ? "ヂ" : "ヅ")),
  long_vowel_as_vowel: (name) =>
    name.replace(/(?<=[コソトノホモヨロョ])ウ|(?<=[クスツヌフムユルュ])ウ|(?<=[ケセテネメレ])イ/u, "ー"),
  placeholder: (name, draw) => replaceAt(name, name.length - 1 - draw.below(2), draw.from([..."●〓＿□?○\uE000"])),
};

function make(
  origin: string,
  truth: Truth,
  names: NameLists,
  draw: Draw,
  change: (name: string) => string,
): EvaluationPair[] {
  const pairs: EvaluationPair[] = [];
  for (let tries = 0; tries < PER_ORIGIN * 40 && pairs.length < PER_ORIGIN; tries++) {
    const a = inKana(drawPerson(names, draw));
    const b = change(a);
    if (b !== a && (truth !== "different" || sound(a) !== sound(b))) pairs.push({ a, b, truth, origin });
  }
  return pairs;
}

function drawForeign(draw: Draw, script: "kana" | "latin", givenNames: number): string[] {
  const given = Array.from(
    { length: givenNames },
    (_, i) => FOREIGN_GIVEN_NAMES[(draw.below(9) + i * 10) % FOREIGN_GIVEN_NAMES.length]?.[script] ?? "",
  );
  return [draw.from(FOREIGN_SURNAMES)[script], ...given];
}

function foreignPairs(draw: Draw): EvaluationPair[] {
  return Array.from({ length: PER_ORIGIN }, () => {
    const kana = drawForeign(draw, "kana", 2);
    const latin = drawForeign(draw, "latin", 2);
    const [surname = "", first = "", second = ""] = kana;
    const name = kana.join("　");
    return [
      {
        a: name,
        b: KANA_NOTATIONS.bank?.([first, second, surname].join("　"), draw) ?? "",
        truth: "same",
        origin: "given_names_first",
      },
      { a: name, b: kana.join("・"), truth: "same", origin: "foreign_middle_dots" },
      { a: name, b: KANA_NOTATIONS.bank_joined?.(name, draw) ?? "", truth: "same", origin: "foreign_bank_joined" },
      { a: latin.join("　"), b: latin.join(" ").toLowerCase(), truth: "same", origin: "latin_small_letters" },
      { a: latin.join(" "), b: `${latin.slice(1).join(" ")} ${latin[0]}`, truth: "same", origin: "latin_other_order" },
      { a: name, b: `${surname}　${first}`, truth: "doubt", origin: "middle_name_missing" },
      { a: name, b: `${surname}　${first}　ベルナール`, truth: "different", origin: "other_middle_name" },
    ] satisfies EvaluationPair[];
  }).flat();
}

/** Some eight thousand pairs. */
export function kanaPairs(names: NameLists, draw: Draw): EvaluationPair[] {
  const notations = Object.entries(KANA_NOTATIONS);
  const long = (name: string) => name.replace(/(?<=[ョュ])ウ/gu, "ー");
  return [
    ...notations.flatMap(([origin, write]) =>
      origin.includes("long_vowel")
        ? make(origin, "same", names, draw, long).map((pair) => ({ ...pair, a: pair.b, b: write(pair.b, draw) }))
        : make(origin, "same", names, draw, (name) => write(name, draw)),
    ),
    ...make("two_notations", "same", names, draw, (name) =>
      draw.from(notations)[1](draw.from(notations)[1](name, draw), draw),
    ),
    ...Object.entries(NEAR_MISSES).flatMap(([origin, change]) =>
      make(origin, "different", names, draw, (name) => change(name, draw, names)),
    ),
    ...Object.entries(DOUBTS).flatMap(([origin, change]) =>
      make(origin, "doubt", names, draw, (name) => change(name, draw)),
    ),
    ...foreignPairs(draw),
  ];
}
