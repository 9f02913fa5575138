import { expect, test } from "vitest";
import { choose, WrongChoice } from "./choose";
import { steps } from "./steps";

const FILES = [
  "app/account/bank-kana.test.ts",
  "app/account/account.server.test.ts",
  "app/mandates/mandate.server.test.ts",
  "app/ui/page.test.tsx",
  "e2e/account.spec.ts",
];

function chosen(...words: string[]): string[] {
  return choose(words, steps, FILES).map(({ step, filters }) => [step.name, ...filters].join(" "));
}

test("nothing said: every step, with every file, in order", () => {
  expect(chosen()).toEqual(steps.map(({ name }) => name));
});

test.each([
  ["steps", ["lint", "types"], ["types", "lint"]],
  ["a step and a file", ["unit", "app/account/bank-kana.test.ts"], ["unit app/account/bank-kana.test.ts"]],
  ["a step and a part of a path", ["browser", "account"], ["browser account"]],
  [
    "a file alone: the step that has it",
    ["app/account/account.server.test.ts"],
    ["service app/account/account.server.test.ts"],
  ],
  ["a service test on the embedded database", ["embedded", "mandate.server"], ["embedded mandate.server"]],
  ["two files of two steps", ["bank-kana", "account.spec"], ["unit bank-kana", "browser account.spec"]],
  ["what a step needs before it", ["build", "browser", "account"], ["build", "browser account"]],
])("%s", (_, words, expected) => {
  expect(chosen(...words)).toEqual(expected);
});

test.each([
  [
    "a word that is nothing",
    ["unti"],
    /^unti is neither a step nor part of a test file's path; the steps are types, lint,/,
  ],
  [
    "a file that the step does not take",
    ["unit", "account.server"],
    /is no test of unit: npm test -- service account.server$/,
  ],
])("%s is said in one line", (_, words, expected) => {
  expect(() => chosen(...words)).toThrow(WrongChoice);
  expect(() => chosen(...words)).toThrow(expected);
});
