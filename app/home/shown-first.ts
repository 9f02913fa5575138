/**
 * The one thing that the home page asks for: an answer in a case, then what needs attention, then the next linkage to
 * check.
 */
import { type Attention, ATTENTIONS } from "../linkages/linkage-attention";
import type { SchemeId } from "../catalogue/schemes";
import type { SelfCheck } from "../linkages/self-check";

/** As much of the home page's facts as decides it. */
export interface HomeFacts<OpenCase> {
  /** Newest first. */
  openCases: readonly OpenCase[];
  linkages: readonly { view: { schemeId: SchemeId; attention: Attention | undefined } }[];
  check: Pick<SelfCheck, "next" | "answered" | "total">;
}

export type ShownFirst<OpenCase> =
  | { kind: "case"; openCase: OpenCase }
  | { kind: "attention"; schemeId: SchemeId; attention: Attention }
  | { kind: "check"; schemeId: SchemeId; begun: boolean }
  | { kind: "nothing"; allAnswered: boolean };

/** @returns what is asked for first; the rest waits below */
export function shownFirst<OpenCase extends { status: { mustIAct: boolean } }>({
  openCases,
  linkages,
  check,
}: HomeFacts<OpenCase>): ShownFirst<OpenCase> {
  const asking = openCases.find(({ status }) => status.mustIAct);
  if (asking) return { kind: "case", openCase: asking };
  const [urgent] = attentionsOf({ linkages });
  if (urgent) return { kind: "attention", ...urgent };
  if (check.next) return { kind: "check", schemeId: check.next, begun: check.answered > 0 };
  return { kind: "nothing", allAnswered: check.answered === check.total };
}

/** What needs attention, the weightiest first. */
export function attentionsOf({
  linkages,
}: Pick<HomeFacts<unknown>, "linkages">): { schemeId: SchemeId; attention: Attention }[] {
  const all = linkages.flatMap(({ view: { schemeId, attention } }) => (attention ? [{ schemeId, attention }] : []));
  return all.sort((a, b) => ATTENTIONS.indexOf(a.attention) - ATTENTIONS.indexOf(b.attention));
}
