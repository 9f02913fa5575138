/**
 * Signs that stand for a character that somebody could not write: geta, circles, squares, characters of private use
 * (外字), old kana (変体仮名).
 */

const SIGNS = "●〓○◯〇◎□■◆◇▲△▼▽★☆▯◻☐×※_?*\uFFFD＿？＊";
export const PLACEHOLDER = new RegExp(`[${SIGNS}\uE000-\uF8FF\u{1B000}-\u{1B16F}\u{F0000}-\u{10FFFD}]`, "u");

/**
 * A run of signs in the one, anything in the other: one byte each of a character, one sign for each, or for a space,
 * which folding drops.
 */
function agreesAroundRun(masked: readonly string[], whole: readonly string[]): boolean {
  const first = masked.findIndex((character) => PLACEHOLDER.test(character));
  const last = masked.findLastIndex((character) => PLACEHOLDER.test(character));
  const run = last - first + 1;
  const hidden = whole.length - (masked.length - run);
  if (
    first < 0 ||
    hidden < 0 ||
    hidden > run ||
    masked.slice(first, last + 1).some((character) => !PLACEHOLDER.test(character))
  )
    return false;
  return masked.every(
    (character, i) => (i >= first && i <= last) || character === whole[i < first ? i : i + hidden - run],
  );
}

function agreesSignBySign(left: readonly string[], right: readonly string[]): boolean {
  return (
    left.length === right.length &&
    left.every(
      (character, i) => character === right[i] || PLACEHOLDER.test(character) || PLACEHOLDER.test(right[i] ?? ""),
    )
  );
}

/**
 * Whether two folded names agree wherever neither holds a sign for a character that could not be written; undefined
 * when neither does.
 */
export function agreesBesidesPlaceholders(a: string, b: string): boolean | undefined {
  if (!PLACEHOLDER.test(a) && !PLACEHOLDER.test(b)) return undefined;
  const [left, right] = [[...a], [...b]];
  return agreesSignBySign(left, right) || agreesAroundRun(left, right) || agreesAroundRun(right, left);
}
