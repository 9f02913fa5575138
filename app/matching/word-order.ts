/** Words of a name in other orders, and words that stand among others. */

/** Of more words not every order is tried. */
const MOST_WORDS = 4;
/** Of more words not every choice is tried. */
const MOST_PARTS = 7;

/** Every other order of the words. */
export function otherOrders(words: readonly string[]): string[][] {
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  return permutations(words).filter((order) => order.some((word, i) => word !== words[i]));
}

function permutations(words: readonly string[]): string[][] {
  if (words.length < 2) return [[...words]];
  return words.flatMap((word, i) => permutations(words.toSpliced(i, 1)).map((rest) => [word, ...rest]));
}

/**
 * Whether all words of the one stand in the other, in their order, among others; two words at least, or one of several.
 */
export function isPartOf(words: readonly string[], whole: readonly string[]): boolean {
  if (whole.length < 2 || whole.length > MOST_PARTS) return false;
  const text = words.join("");
  const parts = 2 ** whole.length - 1;
  for (let chosen = 1; chosen < parts; chosen++) {
    if (whole.filter((_, i) => (chosen >> i) & 1).join("") === text) return true;
  }
  return words.length > 1 && words.length < whole.length && words.every((word) => whole.includes(word));
}

/** The same for two texts that hold the same characters. */
export function sorted(text: string): string {
  return [...text].sort().join("");
}

/** Without a space in either, nobody can tell where a surname ends. */
export function isTurnedUnseen(left: string, right: string): boolean {
  return left.length === right.length && left.length > 2 && `${left}${left}`.includes(right);
}

/** Many words, the same on both sides in another order. */
export function areSameWords(left: readonly string[], right: readonly string[]): boolean {
  return (
    left.length > MOST_WORDS &&
    left.length === right.length &&
    [...left].sort().join(" ") === [...right].sort().join(" ")
  );
}

/** Where words end, counted in characters. */
function ends(words: readonly string[]): number[] {
  let end = 0;
  return words.slice(0, -1).map(({ length }) => (end += length));
}

/**
 * Whether one text leaves spaces out, or holds more of them, but both could be split alike; ハナ コダマ and ハナコ ダマ cannot.
 */
export function areSplitAlike(left: readonly string[], right: readonly string[]): boolean {
  if (left.length < 2 || right.length < 2) return true;
  const [more, fewer] = left.length < right.length ? [ends(right), ends(left)] : [ends(left), ends(right)];
  return fewer.every((end) => more.includes(end));
}
