/** Every kind of pair that the engine is evaluated with. */
import { compareKana } from "../kana";
import { compareKanji } from "../kanji";
import type { Comparison } from "../verdict";
import { kanaPairs } from "./kana-pairs";
import { kanjiPairs } from "./kanji-pairs";
import type { Draw, EvaluationPair, NameLists } from "./pairs";

export interface EvaluationKind {
  kind: string;
  pairs(names: NameLists, draw: Draw): EvaluationPair[];
  compare(a: string, b: string): Comparison;
}

export const KINDS: readonly EvaluationKind[] = [
  { kind: "kana", pairs: kanaPairs, compare: compareKana },
  { kind: "kanji", pairs: kanjiPairs, compare: compareKanji },
];
