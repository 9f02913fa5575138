/** How one name in kana is written in other places: banks, forms, old systems, typing. */
import type { Draw } from "./pairs";

const HALF_WIDTH = new Map(
  [
    ..."アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー゙゚　・",
  ].map((full, i) => [full, "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰﾞﾟ ･".charAt(i)]),
);
const SMALL = "ァィゥェォャュョッヮ";
const LARGE = "アイウエオヤユヨツワ";

function apart(name: string, voiced: string, halfVoiced: string): string {
  return name.normalize("NFD").replaceAll("\u3099", voiced).replaceAll("\u309A", halfVoiced);
}

function halfWidth(name: string): string {
  return [...name.normalize("NFD")].map((character) => HALF_WIDTH.get(character) ?? character).join("");
}

function large(name: string): string {
  return [...name].map((kana) => (SMALL.includes(kana) ? LARGE.charAt(SMALL.indexOf(kana)) : kana)).join("");
}

function hiragana(name: string): string {
  return name.replace(/[ァ-ヴ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

function turned(name: string): string {
  const [surname = "", ...given] = name.split("　");
  return [...given, surname].join("　");
}

/** Each makes a name out of a name in full-width katakana with an ideographic space. */
export const KANA_NOTATIONS: Record<string, (name: string, draw: Draw) => string> = {
  half_width: halfWidth,
  bank: (name) => halfWidth(large(name)),
  bank_hyphen: (name) => halfWidth(large(name)).replaceAll("ｰ", "-"),
  bank_joined: (name) => halfWidth(large(name)).replaceAll(" ", ""),
  large_kana: large,
  hiragana,
  joined: (name) => name.replaceAll("　", ""),
  narrow_space: (name) => name.replaceAll("　", " "),
  two_spaces: (name) => `${name.replaceAll("　", "　　")}　`,
  no_break_space: (name) => name.replaceAll("　", "\u00A0"),
  middle_dot: (name) => name.replaceAll("　", "・"),
  spacing_marks: (name) => apart(name, "゛", "゜"),
  combining_marks: (name) => apart(name, "\u3099", "\u309A"),
  half_width_marks: (name) => apart(name, "ﾞ", "ﾟ"),
  other_order: turned,
  other_order_half_width: (name) => halfWidth(turned(name)),
  other_long_vowel: (name, draw) => name.replaceAll("ー", () => draw.from([..."ｰ-‐−―─一～–—－﹣"])),
  no_long_vowel: (name) => name.replaceAll("ー", ""),
  old_kana: (name, draw) =>
    name
      .replaceAll("オ", () => draw.from(["オ", "ヲ"]))
      .replaceAll("イ", () => draw.from(["イ", "ヰ"]))
      .replaceAll("エ", () => draw.from(["エ", "ヱ"])),
  iteration_marks: (name) => name.replace(/([カ-ヂツ-モ])\1/gu, "$1ヽ"),
  zero_width_space: (name) => name.replaceAll("　", "　\u200B"),
};
