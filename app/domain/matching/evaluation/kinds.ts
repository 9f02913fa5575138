/** Every kind of pair that the engine is evaluated with. */
import { compareKana } from "../kana";
import { compareKanji } from "../kanji";
import type { Comparison } from "../verdict";
import { measure, type Measured } from "./figures";
import { kanaPairs } from "./kana-pairs";
import { kanjiPairs } from "./kanji-pairs";
import type { Draw, EvaluationPair, NameLists } from "./pairs";

export interface EvaluationKind {
  kind: string;
  pairs(names: NameLists, draw: Draw): EvaluationPair[];
  measure(pairs: readonly EvaluationPair[]): Measured;
}

function kindOf(kind: string, pairs: EvaluationKind["pairs"], compare: (a: string, b: string) => Comparison): EvaluationKind {
  return { kind, pairs, measure: (made) => measure(made, ({ a, b }) => compare(a, b)) };
}

export const KINDS: readonly EvaluationKind[] = [kindOf("kana", kanaPairs, compareKana), kindOf("kanji", kanjiPairs, compareKanji)];
