/** Every kind of pair that the engine is evaluated with. */
import { compareKana } from "../../app/matching/kana";
import { compareKanji } from "../../app/matching/kanji";
import { compareAddress } from "../../app/matching/address";
import { accountPairs, judgeAccount } from "./account-pairs";
import { addressPairs } from "./address-pairs";
import { judgeBy, measure, type Judged, type Measured } from "./figures";
import { kanaPairs } from "./kana-pairs";
import { kanjiPairs } from "./kanji-pairs";
import type { Draw, EvaluationPair, NameLists } from "./pairs";
import { judgePerson, personPairs } from "./person-pairs";

export interface EvaluationKind {
  kind: string;
  pairs(names: NameLists, draw: Draw): EvaluationPair[];
  measure(names: NameLists, draw: Draw): Measured;
}

function kindOf<Pair extends EvaluationPair>(
  kind: string,
  pairs: (names: NameLists, draw: Draw) => Pair[],
  judge: (pair: Pair) => Judged,
): EvaluationKind {
  return { kind, pairs, measure: (names, draw) => measure(pairs(names, draw), judge) };
}

export const KINDS: readonly EvaluationKind[] = [
  kindOf("kana", kanaPairs, judgeBy(compareKana)),
  kindOf("kanji", kanjiPairs, judgeBy(compareKanji)),
  kindOf("address", (_, draw) => addressPairs(draw), judgeBy(compareAddress)),
  kindOf("account", accountPairs, judgeAccount),
  kindOf("person", personPairs, judgePerson),
];
