/** Pairs with the right answer known, and how they are drawn: the same for a seed, so that figures can be compared. */

/** `doubt`: nobody can tell from the two alone; `unsure` is the right answer, and any other is counted as wrong. */
export type Truth = "same" | "different" | "doubt";

export interface EvaluationPair {
  a: string;
  b: string;
  truth: Truth;
  /** The notation or near miss that made the pair. */
  origin: string;
}

/** Names as in db/names.json: each in kanji, a space, its reading in katakana. */
export interface NameLists {
  surnames: readonly string[];
  female: readonly string[];
  male: readonly string[];
  either: readonly string[];
}

export interface WrittenName {
  kanji: string;
  kana: string;
}

/** Numbers drawn one after another, by the generator mulberry32. */
export class Draw {
  constructor(private state: number) {}

  /** @returns a whole number from 0 up to, but without, `end` */
  below(end: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * end);
  }

  from<T>(list: readonly T[]): T {
    const drawn = list[this.below(list.length)];
    if (drawn === undefined) throw new Error("nothing to draw from");
    return drawn;
  }
}

export function readName(line: string): WrittenName {
  const [kanji = "", kana = ""] = line.split(" ");
  return { kanji, kana };
}

export interface Person {
  surname: WrittenName;
  given: WrittenName;
}

const givenNames = new WeakMap<NameLists, readonly WrittenName[]>();

/** Read once for each set of lists: thousands of people are drawn from them. */
export function givenNamesOf(names: NameLists): readonly WrittenName[] {
  const read = givenNames.get(names) ?? [...names.female, ...names.male, ...names.either].map(readName);
  givenNames.set(names, read);
  return read;
}

/** Somebody with a surname and a given name that occur, together perhaps never. */
export function drawPerson(names: NameLists, draw: Draw): Person {
  return { surname: readName(draw.from(names.surnames)), given: draw.from(givenNamesOf(names)) };
}

export function inKana({ surname, given }: Person): string {
  return `${surname.kana}　${given.kana}`;
}

export function inKanji({ surname, given }: Person): string {
  return `${surname.kanji}　${given.kanji}`;
}
