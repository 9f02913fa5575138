import { describe, expect, test } from "vitest";
import { type CaseToWorkOn, decideStep } from "./institution-decision";

const resident = { kanji: "花山 みほん", kana: "ハナヤマ ミホン", latin: null, birthDate: "1953-02-10", sex: "female", address: "架空県みほん市さくら町1-2-3" };
const own = { kanji: "花山 みほん", kana: "ハナヤマ ミホン", birthDate: "1953-02-10", sex: "female", address: "架空県みほん市さくら町1-2-3", number: "12345678" };

function aCase(change: Partial<CaseToWorkOn>): CaseToWorkOn {
  return {
    id: "01900000-0000-7000-8000-00000000000a",
    scheme: "health-insurance-card",
    kind: "another_person",
    state: "with_institution",
    finding: null,
    leakState: null,
    version: 3,
    details: "",
    answers: [],
    resident,
    record: own,
    ...change,
  };
}

describe("the next step", () => {
  test.each([
    ["acknowledges what was received", { state: "received" }, { event: "acknowledge" }],
    ["acknowledges what was suspended", { state: "viewing_suspended" }, { event: "acknowledge" }],
    ["asks for the leak log before correcting", { state: "finding", finding: "mislinkage" }, { event: "request_log" }],
    ["then corrects", { state: "finding", finding: "mislinkage", leakState: "log_requested" }, { event: "start_correction" }],
    ["asks first where nothing was explained", { kind: "something_else" }, { event: "ask" }],
    ["finds after the answer", { kind: "something_else", answers: ["名前がちがいます"] }, { event: "find", finding: "no_error" }],
    ["reports the log after the correction", { state: "viewing_resumed", leakState: "log_requested" }, { event: "report_log" }],
  ])("%s", (_, change, step) => {
    expect(decideStep(aCase(change as Partial<CaseToWorkOn>))).toMatchObject({ ...step, version: 3 });
  });

  test("waits for the resident, and is done with a case that needs nothing more", () => {
    expect(decideStep(aCase({ state: "awaiting_resident" }))).toBe("wait");
    for (const state of ["viewing_resumed", "closed", "withdrawn", "rejected"]) expect(decideStep(aCase({ state }))).toBeUndefined();
  });
});

describe("the finding follows from comparing the record with the register", () => {
  test.each([
    ["same", own, "no_error"],
    ["written differently", { ...own, kana: "ﾊﾅﾔﾏ ﾐﾎﾝ" }, "notation_only"],
    ["another address", { ...own, address: "架空県べつの市もみじ町9-8-7" }, "mislinkage"],
    ["a fact missing", { ...own, sex: null }, "notation_only"],
    ["no record", null, "mislinkage"],
  ])("%s: %s", (_, record, finding) => {
    expect(decideStep(aCase({ record }))).toMatchObject({ event: "find", finding });
  });
});

describe("the corrected record", () => {
  test("holds the register's facts under a number of its own, which a second try repeats", () => {
    const correcting = aCase({ state: "correcting", record: { ...own, address: "架空県べつの市もみじ町9-8-7" } });
    const step = decideStep(correcting);
    expect(step).toMatchObject({ event: "verify", record: { address: resident.address, kanji: resident.kanji } });
    expect(step).not.toMatchObject({ record: { number: own.number } });
    expect(decideStep(correcting)).toEqual(step);
  });

  test("a family member's account is taken away", () => {
    expect(decideStep(aCase({ state: "correcting", kind: "family_account" }))).toMatchObject({ event: "verify", record: null });
  });
});
