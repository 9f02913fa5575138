/** How one linkage stands, as a shape and in words: the list of the 29 and home tell the same. */
import type { CaseStatus } from "../corrections/case-status";
import type { CorrectionState } from "../corrections/correction";
import type { LinkageView } from "./linkage-view";

/**
 * "done": answered with "this is mine"; "unsure": answered, and not settled by it; "open": not answered; "loose": not
 * answered, and nothing is tied; "now": reported and seen all the same.
 */
export const LINKAGE_SHAPES = ["heed", "hold", "now", "unsure", "open", "loose", "done"] as const;
export type LinkageShape = (typeof LINKAGE_SHAPES)[number];

export interface Standing {
  view: Pick<LinkageView, "state" | "knot" | "answer" | "attention" | "follows">;
  underCorrection: boolean;
  openCase: { state: CorrectionState; asksHere: boolean; status: Pick<CaseStatus, "mustIAct"> } | undefined;
}

/** @returns the shape; an answer that is asked for now goes before everything, an answer given after what is in doubt */
export function shapeOf({ view, underCorrection, openCase }: Standing): LinkageShape {
  if (openCase?.asksHere || view.knot === "heed") return "heed";
  if (view.knot === "hold") return "hold";
  if (underCorrection) return "now";
  if (view.knot === "checked") return "done";
  if (view.answer) return "unsure";
  return view.state === "not_linked" ? "loose" : "open";
}

/** @returns the key of the words of the state, in `linkages` */
export function stateKeyOf({ view, underCorrection, openCase }: Standing): string {
  if (openCase?.asksHere) return openCase.state === "viewing_resumed" ? "state.resumed" : "state.asked";
  if (openCase?.state === "resident_unsure") return "state.unsure";
  if (openCase?.status.mustIAct) return "state.waits";
  if (view.state === "suspended") return "state.suspended";
  if (underCorrection) return "state.reported";
  if (view.attention) return `attention.${view.attention}`;
  return view.follows?.doubtful ? "state.waits" : `state.${view.state}`;
}

/** @returns the key of the words of the resident's answer, in `linkages`; undefined where none is given */
export function answerKeyOf({ view: { answer, state } }: Pick<Standing, "view">): string | undefined {
  return answer && `answer.${state === "not_linked" ? "notLinked" : "linked"}.${answer}`;
}
