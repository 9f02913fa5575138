import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRecordHidden } from "./viewing-suspension";
import {
  advance,
  CORRECTION_EVENTS,
  CORRECTION_STATES,
  FINDINGS,
  isOpen,
  nextActor,
  possibleEvents,
  reopenableUntil,
  type Actor,
  type CorrectionEvent,
  type CorrectionState,
  type Finding,
} from "./correction";
import { REPORT_KINDS, suspendsViewing, type ReportKind } from "./reports";

const ACTORS: readonly Actor[] = ["portal", "institution", "resident"];
const SINCE = new Date("2026-11-09T03:00:00Z");
const DAY = 86_400_000;
const after = (days: number) => new Date(SINCE.getTime() + days * DAY);

/** Written out by hand, apart from the machine: state, event, who, next state; then for which reports and findings. */
const EXPECTED = `
received          suspend          portal      viewing_suspended suspending any
received          acknowledge      institution with_institution  others     any
received          withdraw         resident    withdrawn         all        any
received          reject           institution rejected          all        any
viewing_suspended acknowledge      institution with_institution  all        any
viewing_suspended withdraw         resident    withdrawn         all        any
viewing_suspended reject           institution rejected          all        any
with_institution  ask              institution awaiting_resident all        any
with_institution  find             institution finding           all        mislinkage,notation_only,no_error
with_institution  withdraw         resident    withdrawn         all        any
with_institution  reject           institution rejected          all        any
awaiting_resident answer           resident    with_institution  all        any
awaiting_resident withdraw         resident    withdrawn         all        any
finding           start_correction institution correcting        all        mislinkage,notation_only
finding           resume           portal      viewing_resumed   all        notation_only,no_error
correcting        verify           institution verified          all        any
verified          resume           portal      viewing_resumed   all        any
viewing_resumed   confirm          resident    closed            all        any
viewing_resumed   dispute          resident    viewing_suspended suspending any
viewing_resumed   dispute          resident    received          others     any
viewing_resumed   doubt            resident    resident_unsure   all        any
resident_unsure   advise           portal      viewing_resumed   all        any
resident_unsure   confirm          resident    closed            all        any
resident_unsure   dispute          resident    viewing_suspended suspending any
resident_unsure   dispute          resident    received          others     any
closed            reopen           resident    viewing_suspended suspending any
closed            reopen           resident    received          others     any
rejected          reopen           resident    viewing_suspended suspending any
rejected          reopen           resident    received          others     any
`
  .trim()
  .split("\n")
  .map((line) => line.split(/\s+/) as [CorrectionState, CorrectionEvent, Actor, CorrectionState, string, string]);

function expected(
  state: CorrectionState,
  event: CorrectionEvent,
  by: Actor,
  kind: ReportKind,
  finding: Finding | null,
) {
  const row = EXPECTED.find(
    ([from, what, who, , reports, findings]) =>
      from === state &&
      what === event &&
      who === by &&
      (reports === "all" || (reports === "suspending") === suspendsViewing(kind)) &&
      (findings === "any" || (finding !== null && findings.split(",").includes(finding))),
  );
  return row?.[3];
}

describe("the main track as a full table, on the first day", () => {
  const cases = CORRECTION_STATES.flatMap((state) => CORRECTION_EVENTS.map((event) => [state, event] as const));
  test.each(cases)("%s × %s", (state, event) => {
    for (const by of ACTORS)
      for (const kind of REPORT_KINDS)
        for (const finding of [null, ...FINDINGS]) {
          const outcome = advance(state, event, { by, kind, finding, since: SINCE, at: SINCE });
          const label = `${by} ${kind} ${finding}`;
          expect({ label, state: outcome.ok ? outcome.state : undefined }).toEqual({
            label,
            state: expected(state, event, by, kind, finding),
          });
        }
  });
});

describe("refusals say why", () => {
  const base = { kind: "another_person", since: SINCE, at: SINCE } as const;
  test.each([
    ["closed", "verify", { ...base, by: "institution" }, "no_such_step"],
    ["viewing_suspended", "acknowledge", { ...base, by: "resident" }, "not_yours"],
    ["with_institution", "find", { ...base, by: "institution" }, "finding_needed"],
    ["finding", "start_correction", { ...base, by: "institution", finding: "no_error" }, "finding_does_not_allow"],
    ["finding", "resume", { ...base, by: "portal", finding: "mislinkage" }, "finding_does_not_allow"],
    ["viewing_resumed", "close", { ...base, by: "portal" }, "too_early"],
    ["closed", "reopen", { ...base, by: "resident", at: after(31) }, "too_late"],
  ] as const)("%s × %s: %s", (state, event, context, reason) => {
    expect(advance(state, event, context)).toEqual({ ok: false, reason });
  });
});

describe("days are whole days in Japan", () => {
  const close = (at: Date) =>
    advance("viewing_resumed", "close", { by: "portal", kind: "missing", since: SINCE, at }).ok;
  const reopen = (at: Date) => advance("closed", "reopen", { by: "resident", kind: "missing", since: SINCE, at }).ok;
  test("silence of 14 days closes, not an hour before", () => {
    expect(close(new Date("2026-11-23T14:59:59.999Z"))).toBe(false);
    expect(close(new Date("2026-11-23T15:00:00.000Z"))).toBe(true);
  });
  test("reopening ends with the thirtieth day", () => {
    expect(reopen(new Date("2026-12-09T14:59:59.999Z"))).toBe(true);
    expect(reopen(new Date("2026-12-09T15:00:00.000Z"))).toBe(false);
    expect(reopenableUntil(SINCE)).toEqual(new Date("2026-12-09T14:59:59.999Z"));
  });
});

test.each([
  ["received", "portal institution"],
  ["viewing_suspended", "institution institution"],
  ["with_institution", "institution institution"],
  ["awaiting_resident", "resident resident"],
  ["correcting", "institution institution"],
  ["verified", "portal portal"],
  ["viewing_resumed", "resident resident"],
  ["closed", "undefined undefined"],
  ["withdrawn", "undefined undefined"],
  ["rejected", "undefined undefined"],
] as const)("in %s the next step is taken by %s (something hidden, nothing hidden)", (state, who) => {
  expect(`${nextActor(state, "another_person")} ${nextActor(state, "missing")}`).toBe(who);
});

test("after a finding the institution corrects a mislinkage, and the portal resumes what needs no correction", () => {
  expect(FINDINGS.map((finding) => nextActor("finding", "another_person", finding))).toEqual([
    "institution",
    "portal",
    "portal",
  ]);
});

test("a record is hidden in exactly these states, and only where the report suspends", () => {
  const hidden = CORRECTION_STATES.filter((state) => isRecordHidden(state, "another_person"));
  expect(hidden.join(" ")).toBe(
    "received viewing_suspended with_institution awaiting_resident finding correcting verified",
  );
  expect(CORRECTION_STATES.filter((state) => isRecordHidden(state, "out_of_date"))).toEqual([]);
  expect(CORRECTION_STATES.filter((state) => !isOpen(state)).join(" ")).toBe("closed withdrawn rejected");
});

test("possible events are those that the machine takes", () => {
  const context = { by: "resident", kind: "another_person", finding: null, since: SINCE, at: SINCE } as const;
  expect(possibleEvents("awaiting_resident", context)).toEqual(["answer", "withdraw"]);
  expect(possibleEvents("viewing_resumed", context)).toEqual(["confirm", "dispute", "doubt"]);
  expect(possibleEvents("resident_unsure", context)).toEqual(["confirm", "dispute"]);
  expect(possibleEvents("correcting", context)).toEqual([]);
  expect(possibleEvents("with_institution", { ...context, by: "institution" })).toEqual(["ask", "find", "reject"]);
});

const anyEvent = fc.record({
  event: fc.constantFrom(...CORRECTION_EVENTS),
  by: fc.constantFrom(...ACTORS),
  finding: fc.constantFrom(...FINDINGS),
  days: fc.integer({ min: 0, max: 40 }),
});

test("no sequence of events leaves the table, shows a record before it was resumed, or ends a case unseen", () => {
  fc.assert(
    fc.property(fc.constantFrom(...REPORT_KINDS), fc.array(anyEvent, { maxLength: 200 }), (kind, events) => {
      let state: CorrectionState = "received";
      let finding: Finding | null = null;
      let since = SINCE;
      for (const { event, by, finding: given, days } of events) {
        const at = new Date(since.getTime() + days * DAY);
        const outcome = advance(state, event, { by, kind, finding: event === "find" ? given : finding, since, at });
        if (!outcome.ok) continue;
        expect(CORRECTION_STATES).toContain(outcome.state);
        const appears = isRecordHidden(state, kind) && !isRecordHidden(outcome.state, kind);
        if (appears) expect(["resume", "withdraw", "reject"]).toContain(event);
        if (event === "start_correction") expect(finding).not.toBe("no_error");
        if (outcome.state === "closed") expect(state).toBe("viewing_resumed");
        if (event === "find") finding = given;
        state = outcome.state;
        since = at;
      }
      return true;
    }),
  );
});
