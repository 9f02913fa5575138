/** What the page of a linkage says first: its state in a sentence, and what that means. */
import { FACTS, type Fact } from "../../../matching/person";
import type { OneLinkage } from "../../linkage.server";

export interface Headline {
  /** Under `headline` and `lead` in the words of the area. */
  key: string;
  tone?: "heed" | "hold" | "good" | undefined;
  /** The one fact that differs. */
  fact?: Fact | undefined;
  /** How many facts differ, where there is more than one. */
  count?: number | undefined;
}

export function headlineOf({ view, underCorrection, openCase }: OneLinkage): Headline {
  if (openCase?.asksHere) return { key: openCase.state === "viewing_resumed" ? "resumed" : "asked", tone: "heed" };
  if (openCase?.state === "resident_unsure") return { key: "unsure" };
  if (openCase?.status.mustIAct && !openCase.asksHere) return { key: "askedElsewhere" };
  if (view.state === "suspended") return { key: "suspended", tone: "hold" };
  if (underCorrection) return { key: view.state === "not_linked" ? "reportedMissing" : "reported" };
  if (view.attention) return ofAttention(view);
  if (view.state === "not_linked")
    return view.answer === "mine" ? { key: "notLinkedChecked", tone: "good" } : { key: "notLinked" };
  if (view.answer === "mine") return { key: "checked", tone: "good" };
  if (view.follows?.doubtful) return { key: "followsDoubtful" };
  if (view.comparison?.overall === "same") return { key: "same" };
  return { key: view.comparison?.facts.name.reasons.includes("former_name") ? "formerName" : "notation" };
}

function ofAttention({ attention, comparison, state }: OneLinkage["view"]): Headline {
  if (attention === "answered_wrong")
    return { key: state === "not_linked" ? "missing" : "answeredWrong", tone: "heed" };
  if (attention !== "facts_differ" || !comparison) return { key: attention ?? "cannot_tell", tone: "heed" };
  const differing = FACTS.filter((fact) => comparison.facts[fact].verdict === "different");
  const [fact] = differing;
  return differing.length === 1
    ? { key: "oneDiffers", tone: "heed", fact }
    : { key: "someDiffer", tone: "heed", count: differing.length };
}
