import { expect, test } from "vitest";
import { TOPICS } from "../app/enquiries/enquiries";
import { findTextProblems } from "../app/platform/written-text";
import { publicAnswerRows } from "./public-answers";

const rows = publicAnswerRows(new Date("2026-11-30T03:00:00Z"));

test("at least twenty questions, some on every topic, each once", () => {
  expect(rows.length).toBeGreaterThanOrEqual(20);
  expect([...new Set(rows.map(({ topic }) => topic))].toSorted()).toEqual([...TOPICS].toSorted());
  expect(new Set(rows.map(({ texts }) => texts["ja"]?.question)).size).toBe(rows.length);
});

test("each stands in both languages, and holds nothing that the desk's own form would refuse", () => {
  for (const { texts } of rows) {
    expect(Object.keys(texts)).toEqual(["ja", "en"]);
    for (const { question, answer } of Object.values(texts)) {
      expect(findTextProblems(question, { limit: 200 }), question).toEqual([]);
      expect(findTextProblems(answer), answer).toEqual([]);
    }
    expect(texts["en"]?.answer.replaceAll(/\([^)]*\)/g, "")).not.toMatch(/[ぁ-ん]/);
  }
});
