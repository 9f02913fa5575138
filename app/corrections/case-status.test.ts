import { describe, expect, test } from "vitest";
import type { CaseFacts } from "./case-facts";
import { caseStatus, findingKey } from "./case-status";
import { stepsAhead, TARGET_DAYS } from "./case-steps";
import { CORRECTION_STATES, FINDINGS, isOpen, nextActor } from "./correction";
import { REPORT_KINDS } from "./reports";

const OPENED = new Date("2026-11-09T03:00:00Z");

function caseRow(changes: Partial<CaseFacts>): CaseFacts {
  return {
    kind: "another_person",
    state: "received",
    stateSince: OPENED,
    finding: null,
    leakState: null,
    leakSince: null,
    openedAt: OPENED,
    closedAt: null,
    ...changes,
  };
}

function status(changes: Partial<CaseFacts>, at = OPENED) {
  const { statusKey, nextStepKey, owner, due, mustIAct, overdue } = caseStatus(caseRow(changes), at);
  const day = due && new Date(due.getTime() + 9 * 3_600_000).toISOString().slice(5, 10);
  return `${statusKey} → ${nextStepKey} · ${owner} · ${day ?? "–"}${mustIAct ? " · I act" : ""}${overdue ? " · overdue" : ""}`;
}

describe("how far a case is, in every state", () => {
  test.each<[Partial<CaseFacts>, string]>([
    [{ state: "received" }, "received → viewing_suspended · portal · 11-09"],
    [{ state: "received", kind: "missing" }, "received → with_institution · institution · 11-12"],
    [{ state: "viewing_suspended" }, "viewing_suspended → with_institution · institution · 11-12"],
    [{ state: "with_institution" }, "with_institution → finding · institution · 11-19"],
    [{ state: "awaiting_resident" }, "awaiting_resident → resident_answer · resident · 11-23 · I act"],
    [{ state: "finding", finding: "mislinkage" }, "found_another_person → correcting · institution · 11-23"],
    [
      { state: "finding", finding: "mislinkage", kind: "clinic_not_eligible" },
      "found_not_eligible → correcting · institution · 11-23",
    ],
    [{ state: "finding", finding: "notation_only" }, "found_notation_only → viewing_resumed · portal · 11-10"],
    [{ state: "finding", finding: "no_error", kind: "missing" }, "found_no_error → resident_asked · portal · 11-10"],
    [{ state: "correcting", finding: "mislinkage" }, "correcting → verified · institution · 11-26"],
    [{ state: "verified", finding: "mislinkage" }, "verified → viewing_resumed · portal · 11-10"],
    [{ state: "verified", finding: "mislinkage", kind: "out_of_date" }, "verified → resident_asked · portal · 11-10"],
    [{ state: "viewing_resumed" }, "viewing_resumed → your_check · resident · 11-23 · I act"],
    [{ state: "viewing_resumed", kind: "missing" }, "resident_asked → your_check · resident · 11-23 · I act"],
    [{ state: "closed" }, "closed → none · portal · –"],
    [{ state: "withdrawn" }, "withdrawn → none · portal · –"],
    [{ state: "rejected" }, "rejected → none · portal · –"],
  ])("%o", (changes, expected) => {
    expect(status(changes)).toBe(expected);
  });
});

test.each([
  ["2026-11-12T14:59:59.999Z", "viewing_suspended → with_institution · institution · 11-12"],
  ["2026-11-12T15:00:00.000Z", "viewing_suspended → with_institution · institution · 11-12 · overdue"],
])("at %s a target is %s", (at, expected) => {
  expect(status({ state: "viewing_suspended" }, new Date(at))).toBe(expected);
});

test("a correction that is late and not yet compared keeps the day that was promised", () => {
  expect(status({ state: "correcting", finding: "mislinkage" }, new Date("2026-11-27T00:00:00Z"))).toBe(
    "correcting → verified · institution · 11-26 · overdue",
  );
});

test("whoever owns the step under way is whom the machine lets act, for every state, report and finding", () => {
  for (const state of CORRECTION_STATES)
    for (const kind of REPORT_KINDS)
      for (const finding of FINDINGS) {
        const [first] = stepsAhead(caseRow({ state, kind, finding }), OPENED);
        expect({ state, kind, finding, owner: first?.owner }).toEqual({
          state,
          kind,
          finding,
          owner: nextActor(state, kind, finding),
        });
        expect(first !== undefined).toBe(isOpen(state));
      }
});

test("what was found is told in the sense of what was reported", () => {
  expect(REPORT_KINDS.map((kind) => findingKey(kind, "mislinkage")).join(" ")).toBe(
    "found_another_person found_family_account found_missing found_without_consent found_out_of_date found_not_eligible found_something_else found_another_person",
  );
  expect(findingKey("missing", "no_error")).toBe("found_no_error");
});

test("the targets are the ones that were decided", () => {
  expect(TARGET_DAYS).toEqual({
    viewing_suspended: 0,
    with_institution: 3,
    resident_answer: 14,
    finding: 10,
    correcting: 14,
    verified: 3,
    registration_removed: 14,
    viewing_resumed: 1,
    resident_asked: 1,
    desk_advice: 7,
    your_check: 14,
    closed: 0,
    log_requested: 7,
    log_result: 21,
    notified: 1,
  });
});
