import { describe, expect, test } from "vitest";
import { caseStatus } from "../corrections/case-status";
import { CORRECTION_STATES, type CorrectionState, isOpen } from "../corrections/correction";
import { LEAK_RESULTS } from "../corrections/leak-track";
import { type Affair, affairsOf, type CaseOfAffair, type ResidentState, waitsForResident } from "./affairs";

const AT = new Date("2026-11-28T03:00:00Z");
const MINUTE = 60_000;
const DAY = 86_400_000;
const later = (days: number) => new Date(AT.getTime() + days * DAY);
const institution = { nameJa: "みほん市", nameEn: "Mihon City" };

const CALM: ResidentState = {
  cases: [],
  linkages: [],
  granted: [],
  enquiries: [],
  certificate: undefined,
  begunReports: [],
  eligibilityOffer: undefined,
  certificateRequest: undefined,
};

function aCase(state: CorrectionState, others: Partial<CaseOfAffair> = {}): CaseOfAffair {
  const facts = {
    kind: "another_person" as const,
    state,
    stateSince: AT,
    finding: "mislinkage" as const,
    leakState: null,
    leakSince: null,
    openedAt: AT,
    closedAt: isOpen(state) ? null : AT,
  };
  return {
    receipt: "1128-0001-1",
    schemeId: "health-insurance-card",
    institution,
    leakResult: null,
    ...facts,
    status: caseStatus(facts, AT),
    ...others,
  };
}

const kinds = (affairs: readonly Affair[]) => affairs.map(({ kind }) => kind);
const mandate = { mandateId: "1", name: "例 花子", endsAt: later(9), codeEndsAt: later(7), endsSoon: false };
const enquiry = { enquiryId: "1", number: "1128-0002-2", channel: "portal", slotAt: null, stateSince: AT };

test("nothing at all where nothing is", () => {
  expect(affairsOf(CALM, AT)).toEqual([]);
});

describe("a case", () => {
  test.each(CORRECTION_STATES)("%s waits for the resident exactly where its page asks", (state) => {
    const affairs = affairsOf({ ...CALM, cases: [aCase(state)] }, AT);
    expect(affairs.some(waitsForResident)).toBe(state === "awaiting_resident" || state === "viewing_resumed");
    expect(affairs).toHaveLength(isOpen(state) ? 1 : 0);
  });

  test.each(LEAK_RESULTS)(
    "a leak result %s is told once the resident was told, until it cannot be reopened",
    (result) => {
      const leak = { leakResult: result, leakState: "notified" as const };
      const of = (one: CaseOfAffair, at = AT) => kinds(affairsOf({ ...CALM, cases: [one] }, at)).includes("leak");
      const grave = result !== "not_viewed";
      expect(of(aCase("viewing_resumed", leak))).toBe(grave);
      expect(of(aCase("closed", leak))).toBe(grave);
      expect(of(aCase("closed", leak), later(30))).toBe(grave);
      expect(of(aCase("closed", leak), later(31))).toBe(false);
      expect(of(aCase("viewing_resumed", { ...leak, leakState: result }))).toBe(false);
      const waits = (state: CorrectionState) =>
        affairsOf({ ...CALM, cases: [aCase(state, leak)] }, AT).some(
          (one) => one.kind === "leak" && waitsForResident(one),
        );
      expect([waits("viewing_resumed"), waits("closed")]).toEqual([grave, false]);
    },
  );

  test("a begun report about a record with an open case is not told beside it", () => {
    const state = { ...CALM, begunReports: ["health-insurance-card" as const, "pension" as const] };
    expect(kinds(affairsOf({ ...state, cases: [aCase("with_institution")] }, AT))).toEqual([
      "report_begun",
      "case_running",
    ]);
  });
});

test.each([
  ["accepted", false, "mandate_confirm"],
  ["active", false, undefined],
  ["active", true, "mandate_ends"],
  ["offered", true, undefined],
])("a mandate that is %s, ending soon: %s, is %s", (standing, endsSoon, kind) => {
  expect(kinds(affairsOf({ ...CALM, granted: [{ ...mandate, standing, endsSoon }] }, AT))).toEqual(kind ? [kind] : []);
});

test.each([
  ["open", "portal", null, undefined],
  ["open", "callback", later(1), "call"],
  ["open", "callback", new Date(AT.getTime() - 29 * MINUTE), "call"],
  ["open", "callback", new Date(AT.getTime() - 30 * MINUTE), "call_overdue"],
  ["open", "callback", later(-1), "call_overdue"],
  ["answered", "callback", later(-1), "enquiry_answered"],
  ["closed", "callback", later(-1), undefined],
  ["taken_back", "callback", null, undefined],
  ["answered", "portal", null, "enquiry_answered"],
  ["closed", "portal", null, undefined],
])("an enquiry that is %s by %s for %s is %s", (state, channel, slotAt, kind) => {
  const affairs = affairsOf({ ...CALM, enquiries: [{ ...enquiry, state, channel, slotAt }] }, AT);
  expect(kinds(affairs)).toEqual(kind ? [kind] : []);
});

test("the gravest first: a leak, what is wrong by weight, what is asked by its day, then the rest", () => {
  const state: ResidentState = {
    cases: [
      aCase("with_institution", { receipt: "3" }),
      aCase("viewing_resumed", { receipt: "2", leakState: "notified", leakResult: "viewed" }),
      aCase("awaiting_resident", { receipt: "1" }),
      aCase("closed", { receipt: "4", leakState: "notified", leakResult: "unknowable" }),
    ],
    linkages: [
      { view: { schemeId: "pension", attention: "no_consent" } },
      { view: { schemeId: "vaccination", attention: "facts_differ" } },
      { view: { schemeId: "household", attention: undefined } },
    ],
    granted: [{ ...mandate, standing: "accepted" }],
    enquiries: [{ ...enquiry, state: "open", channel: "callback", slotAt: later(2) }],
    certificate: { standing: "renewable", endsAt: later(60), daysLeft: 60 },
    begunReports: ["household"],
    eligibilityOffer: "lost",
    certificateRequest: "requested",
  };
  const affairs = affairsOf(state, AT);
  expect(kinds(affairs)).toEqual([
    "leak",
    "leak",
    "linkage",
    "linkage",
    "case_question",
    "case_check",
    "mandate_confirm",
    "call",
    "certificate",
    "report_begun",
    "eligibility",
    "certificate_request",
    "case_running",
  ]);
  expect(affairs.slice(0, 4)).toMatchObject([
    { result: "viewed" },
    { result: "unknowable" },
    { attention: "facts_differ" },
    { attention: "no_consent" },
  ]);
  expect(affairs.filter(waitsForResident)).toHaveLength(6);
});
