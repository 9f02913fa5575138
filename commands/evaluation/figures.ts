/** How right the engine is: counts over pairs whose answer is known. */
import { agrees, type Comparison } from "../../app/matching/verdict";
import type { EvaluationPair } from "./pairs";

export interface Figures {
  pairs: number;
  /** Pairs of different things called `same` or `notation`, the one mistake that must never be made. */
  falseSame: number;
  falseDifferent: number;
  /** `unsure` where the answer can be known. */
  unsure: number;
  /** A plain answer where nobody can tell. */
  falseCertain: number;
}

export type Mistake = Exclude<keyof Figures, "pairs">;

export function mistakeOf(pair: EvaluationPair, compared: Comparison): Mistake | undefined {
  if (agrees(compared)) return pair.truth === "same" ? undefined : "falseSame";
  if (pair.truth === "doubt") return compared.verdict === "unsure" ? undefined : "falseCertain";
  if (compared.verdict === "unsure") return "unsure";
  return pair.truth === "different" ? undefined : "falseDifferent";
}

export interface Judged {
  mistake: Mistake | undefined;
  /** What was answered, and why. */
  answer: string;
}

export interface Measured {
  all: Figures;
  byOrigin: Map<string, Figures>;
  /** Each with its pair and what was answered, in one line. */
  mistakes: string[];
}

/** Judges by the comparison of a pair's two texts. */
export function judgeBy(compare: (a: string, b: string) => Comparison): (pair: EvaluationPair) => Judged {
  return (pair) => {
    const compared = compare(pair.a, pair.b);
    return { mistake: mistakeOf(pair, compared), answer: [compared.verdict, ...compared.reasons].join(" ") };
  };
}

function noFigures(): Figures {
  return { pairs: 0, falseSame: 0, falseDifferent: 0, unsure: 0, falseCertain: 0 };
}

export function measure<Pair extends EvaluationPair>(pairs: readonly Pair[], judge: (pair: Pair) => Judged): Measured {
  const measured: Measured = { all: noFigures(), byOrigin: new Map(), mistakes: [] };
  for (const pair of pairs) {
    const figures = measured.byOrigin.get(pair.origin) ?? noFigures();
    measured.byOrigin.set(pair.origin, figures);
    const { mistake, answer } = judge(pair);
    for (const counted of [figures, measured.all]) {
      counted.pairs++;
      if (mistake) counted[mistake]++;
    }
    if (mistake) measured.mistakes.push(`${mistake} (${pair.origin}): ${pair.a} | ${pair.b} → ${answer}`);
  }
  return measured;
}

/** Figures as lines of a table, the whole last. */
export function tableOf({ all, byOrigin }: Measured): string {
  const columns = ["pairs", "falseSame", "falseDifferent", "unsure", "falseCertain"] as const;
  const row = (name: string, figures: Figures) =>
    `${name.padEnd(28)}${columns.map((column) => String(figures[column]).padStart(16)).join("")}`;
  const head = `${"".padEnd(28)}${columns.map((column) => column.padStart(16)).join("")}`;
  return [head, ...[...byOrigin].map(([origin, figures]) => row(origin, figures)), row("all", all)].join("\n");
}
