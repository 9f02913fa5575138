import { expect, test } from "vitest";
import { type HomeFacts, shownFirst } from "./shown-first";

interface Case {
  receipt: string;
  status: { mustIAct: boolean };
}

const waiting: Case = { receipt: "1", status: { mustIAct: false } };
const asking: Case = { receipt: "2", status: { mustIAct: true } };
const facts: HomeFacts<Case> = {
  openCases: [waiting, asking],
  linkages: [
    { view: { schemeId: "pension", attention: "no_consent" } },
    { view: { schemeId: "vaccination", attention: "facts_differ" } },
    { view: { schemeId: "household", attention: undefined } },
  ],
  check: { next: "household", answered: 3, total: 29 },
};

test("a question in a case comes first", () => {
  expect(shownFirst(facts)).toEqual({ kind: "case", openCase: asking });
});

test("then what needs attention, the weightiest first", () => {
  const quiet = { ...facts, openCases: [waiting] };
  expect(shownFirst(quiet)).toEqual({ kind: "attention", schemeId: "vaccination", attention: "facts_differ" });
});

test("then the next linkage to check, and nothing where all are answered", () => {
  const calm = { ...facts, openCases: [], linkages: [] };
  expect(shownFirst(calm)).toEqual({ kind: "check", schemeId: "household", begun: true });
  const done = { next: undefined, answered: 29, total: 29 };
  expect(shownFirst({ ...calm, check: done })).toEqual({ kind: "nothing", allAnswered: true });
});
