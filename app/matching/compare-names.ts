/**
 * Comparing two written names of either kind: every name that the register holds in one, both orders, signs for
 * unwritten characters.
 */
import { bothPresent, neededSteps, type FoldingStep } from "./folding";
import { splitWords } from "./kana-folding";
import { nameForms, type NameForm } from "./name-forms";
import { agreesBesidesPlaceholders, PLACEHOLDER } from "./placeholders";
import { areSameWords, areSplitAlike, isPartOf, isTurnedUnseen, otherOrders, sorted } from "./word-order";
import { agrees, MISSING, SAME, verdict, type Comparison, type Reason } from "./verdict";

/** How names in kana, and names as written in kanji, are folded and doubted. */
export interface NameWriting {
  differs: Reason;
  steps: readonly FoldingStep[];
  fold(text: string): string;
  /** Folded as far as anything may be doubted: for a doubt, never for a match. */
  foldForDoubt(text: string): string;
  /**
   * What two names that may be doubted have in common, whatever the order of their words: those without it need no
   * closer look.
   */
  essence(foldedForDoubt: string): string;
  /** Why two names, folded so, may be one after all. */
  doubt(a: string, b: string): Reason | undefined;
  /** Why nobody can tell from the two as written: cut off, or in other scripts. */
  doubtAsWritten(a: string, b: string): Reason | undefined;
}

function foldedWords(writing: NameWriting, name: string): string[] {
  return splitWords(name)
    .map((word) => writing.fold(word))
    .filter(Boolean);
}

/** The words of one side in the order in which they agree with the other, as written. */
function turned(writing: NameWriting, name: string, other: string, folded: string): string | undefined {
  const words = foldedWords(writing, other);
  return otherOrders(splitWords(name))
    .map((order) => order.join(" "))
    .find((order) => writing.fold(order) === folded && areSplitAlike(foldedWords(writing, order), words));
}

function compareOrders(
  writing: NameWriting,
  left: string,
  right: string,
  foldedLeft: string,
  foldedRight: string,
): Comparison | undefined {
  if (foldedLeft.length !== foldedRight.length || sorted(foldedLeft) !== sorted(foldedRight)) return undefined;
  const turnedLeft = turned(writing, left, right, foldedRight);
  const turnedRight = turned(writing, right, left, foldedLeft);
  if (turnedLeft === undefined && turnedRight === undefined)
    return areSameWords(foldedWords(writing, left), foldedWords(writing, right))
      ? verdict("notation", "order")
      : undefined;
  const steps =
    turnedLeft === undefined
      ? neededSteps(writing.steps, left, turnedRight ?? "")
      : neededSteps(writing.steps, turnedLeft, right);
  return verdict("notation", ...new Set<Reason>(["order", ...steps.filter((step) => step !== "spaces")]));
}

/** Every order of the words of either side against the other. */
function doubtInAnyOrder(
  left: string,
  right: string,
  doubt: (a: string, b: string) => Reason | undefined,
): Reason | undefined {
  const inOrder = doubt(left, right);
  if (inOrder) return inOrder;
  for (const order of otherOrders(splitWords(left))) {
    const reason = doubt(order.join(" "), right);
    if (reason) return reason;
  }
  for (const order of otherOrders(splitWords(right))) {
    const reason = doubt(left, order.join(" "));
    if (reason) return reason;
  }
  return undefined;
}

function agreesAsFarAsWritten({ fold, foldForDoubt }: NameWriting, a: string, b: string): boolean {
  return (
    (agreesBesidesPlaceholders(fold(a), fold(b)) || agreesBesidesPlaceholders(foldForDoubt(a), foldForDoubt(b))) ??
    false
  );
}

function compareOneName(writing: NameWriting, left: string, right: string): Comparison {
  const [foldedLeft, foldedRight] = [writing.fold(left), writing.fold(right)];
  if (!foldedLeft || !foldedRight) return MISSING;
  if (PLACEHOLDER.test(foldedLeft) || PLACEHOLDER.test(foldedRight)) {
    const besides = doubtInAnyOrder(left, right, (a, b) =>
      agreesAsFarAsWritten(writing, a, b) ? "placeholder" : undefined,
    );
    return besides ? verdict("unsure", besides) : verdict("different", writing.differs);
  }
  if (left === right) return SAME;
  if (foldedLeft === foldedRight) {
    const isSplitAlike = areSplitAlike(foldedWords(writing, left), foldedWords(writing, right));
    return isSplitAlike ? verdict("notation", ...neededSteps(writing.steps, left, right)) : verdict("unsure", "spaces");
  }
  const orders = compareOrders(writing, left, right, foldedLeft, foldedRight);
  if (orders) return orders;
  const doubt =
    writing.doubtAsWritten(left, right) ?? nearDoubt(writing, left, right) ?? partDoubt(writing, left, right);
  return doubt ? verdict("unsure", doubt) : verdict("different", writing.differs);
}

function nearDoubt(writing: NameWriting, left: string, right: string): Reason | undefined {
  const essence = (name: string) => sorted(writing.essence(writing.foldForDoubt(name)));
  if (essence(left) !== essence(right)) return undefined;
  return doubtInAnyOrder(left, right, (a, b) => {
    const isSplitOtherwise = writing.fold(a) === writing.fold(b);
    return isSplitOtherwise ? undefined : writing.doubt(writing.foldForDoubt(a), writing.foldForDoubt(b));
  });
}

function partDoubt(writing: NameWriting, left: string, right: string): Reason | undefined {
  const [wordsLeft, wordsRight] = [foldedWords(writing, left), foldedWords(writing, right)];
  if (wordsLeft.length === 1 && wordsRight.length === 1)
    return isTurnedUnseen(wordsLeft[0] ?? "", wordsRight[0] ?? "") ? "order" : undefined;
  return isPartOf(wordsLeft, wordsRight) || isPartOf(wordsRight, wordsLeft) ? "too_little" : undefined;
}

/** Which of the names agreed, or that other names were left out. */
function reasonsOfForms(
  left: readonly NameForm[],
  right: readonly NameForm[],
  one: NameForm,
  other: NameForm,
): Reason[] {
  const reasons = [one.reason, other.reason].filter((reason) => reason !== undefined);
  if (reasons.length > 0 || left.length === right.length) return reasons;
  const leftOut = (left.length > right.length ? left : right).find(({ reason }) => reason !== undefined)?.reason;
  return leftOut ? [leftOut] : [];
}

/** The best of all comparisons. A name in another script tells nothing while there is one in the same. */
function compareForms(writing: NameWriting, left: readonly NameForm[], right: readonly NameForm[]): Comparison {
  let best: Comparison = verdict("unsure", "other_script");
  for (const one of left) {
    for (const other of right) {
      const compared = compareOneName(writing, one.text, other.text);
      if (!agrees(compared)) {
        if (
          !compared.reasons.includes("other_script") &&
          (compared.verdict === "unsure" || best.reasons.includes("other_script"))
        )
          best = compared;
      } else if (one.reason === "former_name" && other.reason === "former_name")
        best = verdict("unsure", "surname_only");
      else return verdict("notation", ...new Set([...reasonsOfForms(left, right, one, other), ...compared.reasons]));
    }
  }
  return best;
}

/**
 * Whether two names, of which each text holds one, are equal but for their notation: what `compareNames` answers
 * without saying why, in a fraction of its time. False where it would have to look further.
 */
export function agreesPlainly(writing: NameWriting, a: string, b: string): boolean {
  const [foldedLeft, foldedRight] = [writing.fold(a), writing.fold(b)];
  if (foldedLeft !== foldedRight || !foldedLeft || PLACEHOLDER.test(foldedLeft)) return false;
  return (
    nameForms(a).length === 1 &&
    nameForms(b).length === 1 &&
    areSplitAlike(foldedWords(writing, a), foldedWords(writing, b))
  );
}

/** Compares two names; where one text holds several, each counts. The order of the arguments makes no difference. */
export function compareNames(
  writing: NameWriting,
  a: string | null | undefined,
  b: string | null | undefined,
): Comparison {
  const present = bothPresent(a, b);
  if (!present) return MISSING;
  const [left, right] = present[0] < present[1] ? present : [present[1], present[0]];
  const [formsLeft, formsRight] = [nameForms(left), nameForms(right)];
  if (formsLeft.length === 1 && formsRight.length === 1) return compareOneName(writing, left, right);
  if (left === right) return SAME;
  const compared = compareForms(writing, formsLeft, formsRight);
  return compared.verdict === "notation" && compared.reasons.length === 0
    ? verdict("notation", ...neededSteps(writing.steps, left, right))
    : compared;
}
