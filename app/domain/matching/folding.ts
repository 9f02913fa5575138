/** Folding two writings step by step until they agree, remembering which steps were needed. */
import type { FoldingReason } from "./verdict";

export interface FoldingStep {
  reason: FoldingReason;
  fold(text: string): string;
}

/** Every step in turn. */
export function foldAll(steps: readonly FoldingStep[], text: string): string {
  return steps.reduce((folded, step) => step.fold(folded), text);
}

/** The fewest steps after which two writings agree that agree after all of them. The order of the two makes no difference. */
export function neededSteps(steps: readonly FoldingStep[], a: string, b: string): FoldingReason[] {
  let needed = steps;
  for (const step of steps) {
    const others = needed.filter((other) => other !== step);
    if (foldAll(others, a) === foldAll(others, b)) needed = others;
  }
  return [...new Set(needed.map(({ reason }) => reason))];
}

/** Values that are there to be compared: neither empty nor only blank. */
export function bothPresent(a: string | null | undefined, b: string | null | undefined): [string, string] | undefined {
  return a?.trim() && b?.trim() ? [a, b] : undefined;
}

/** The same words with the first moved to the end: surname and given name the other way round. Undefined for a single word. */
export function otherOrder(text: string): string | undefined {
  const [first, ...rest] = text.trim().split(/\s+/u);
  return first && rest.length > 0 ? [...rest, first].join(" ") : undefined;
}
