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

/** The steps that change at least one of the two, each at its place in the row. */
function changingSteps(steps: readonly FoldingStep[], a: string, b: string): FoldingStep[] {
  let [left, right] = [a, b];
  return steps.filter(({ fold }) => {
    const [nextLeft, nextRight] = [fold(left), fold(right)];
    const changes = nextLeft !== left || nextRight !== right;
    [left, right] = [nextLeft, nextRight];
    return changes;
  });
}

/**
 * The fewest steps after which two writings agree that agree after all of them. The order of the two makes no
 * difference.
 */
export function neededSteps(steps: readonly FoldingStep[], a: string, b: string): FoldingReason[] {
  let needed: readonly FoldingStep[] = changingSteps(steps, a, b);
  for (const step of needed) {
    const others = needed.filter((other) => other !== step);
    if (foldAll(others, a) === foldAll(others, b)) needed = others;
  }
  return [...new Set(needed.map(({ reason }) => reason))];
}

/** Values that are there to be compared: neither empty nor only blank. */
export function bothPresent(a: string | null | undefined, b: string | null | undefined): [string, string] | undefined {
  return a?.trim() && b?.trim() ? [a, b] : undefined;
}
