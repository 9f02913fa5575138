import { expect, test } from "vitest";
import type { CorrectionState } from "../corrections/correction";
import { answerKeyOf, shapeOf, type Standing, stateKeyOf } from "./linkage-standing";

const UNTOUCHED = {
  state: "linked",
  knot: "open",
  answer: undefined,
  attention: undefined,
  follows: undefined,
} as const;

const standing = (view: Partial<Standing["view"]>, others: Partial<Omit<Standing, "view">> = {}): Standing => ({
  view: { ...UNTOUCHED, ...view },
  underCorrection: false,
  openCase: undefined,
  ...others,
});
const asks = (state: CorrectionState, asksHere: boolean) => ({
  underCorrection: true,
  openCase: { state, asksHere, status: { mustIAct: true } },
});

test.each<[what: string, one: Standing, shape: string, stateKey: string, answerKey: string | undefined]>([
  ["nothing answered", standing({}), "open", "state.linked", undefined],
  ["mine", standing({ knot: "checked", answer: "mine" }), "done", "state.linked", "answer.linked.mine"],
  ["not sure", standing({ answer: "unsure" }), "unsure", "state.linked", "answer.linked.unsure"],
  [
    "wrong, of what follows another",
    standing({ answer: "wrong", follows: { schemeId: "health-insurance-card", doubtful: true } }),
    "unsure",
    "state.waits",
    "answer.linked.wrong",
  ],
  ["not linked", standing({ state: "not_linked" }), "loose", "state.not_linked", undefined],
  [
    "not linked, not sure",
    standing({ state: "not_linked", answer: "unsure" }),
    "unsure",
    "state.not_linked",
    "answer.notLinked.unsure",
  ],
  [
    "not linked, reported",
    standing({ state: "not_linked" }, { underCorrection: true }),
    "now",
    "state.reported",
    undefined,
  ],
  [
    "in doubt, though answered",
    standing({ state: "needs_checking", knot: "heed", answer: "unsure", attention: "address_differs" }),
    "heed",
    "attention.address_differs",
    "answer.linked.unsure",
  ],
  [
    "hidden",
    standing({ state: "suspended", knot: "hold" }, { underCorrection: true }),
    "hold",
    "state.suspended",
    undefined,
  ],
  [
    "asked about",
    standing({ knot: "hold", state: "suspended" }, asks("awaiting_resident", true)),
    "heed",
    "state.asked",
    undefined,
  ],
  ["shown again", standing({}, asks("viewing_resumed", true)), "heed", "state.resumed", undefined],
  ["another of its case is asked about", standing({}, asks("viewing_resumed", false)), "now", "state.waits", undefined],
])("%s", (_, one, shape, stateKey, answerKey) => {
  expect([shapeOf(one), stateKeyOf(one), answerKeyOf(one)]).toEqual([shape, stateKey, answerKey]);
});
