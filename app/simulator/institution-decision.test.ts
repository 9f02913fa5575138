import { describe, expect, test } from "vitest";
import { type CaseToWorkOn, decideStep as decide, type Knowledge, type OwnRecord } from "./institution-decision";

const resident = {
  kanji: "花山 みほん",
  kana: "ハナヤマ ミホン",
  latin: null,
  birthDate: "1953-02-10",
  sex: "female",
  address: "架空県みほん市さくら町1-2-3",
};
const own = {
  kanji: "花山 みほん",
  kana: "ハナヤマ ミホン",
  birthDate: "1953-02-10",
  sex: "female",
  address: "架空県みほん市さくら町1-2-3",
  number: "12345678",
};

const REFERENCE = "r1";
const item = { scheme: "health-insurance-card", reference: REFERENCE, linked: true, record: null };
const knowing = (record: OwnRecord | null, knowledge: Partial<Knowledge> = {}): Knowledge => ({
  manner: "careful",
  seed: "test",
  records: new Map(record ? [[REFERENCE, record]] : []),
  ...knowledge,
});
const decideStep = (found: CaseToWorkOn, knowledge = knowing(own)) => decide(found, knowledge);

function aCase(change: Partial<CaseToWorkOn>): CaseToWorkOn {
  return {
    id: "01900000-0000-7000-8000-00000000000a",
    scheme: "health-insurance-card",
    kind: "another_person",
    state: "with_institution",
    finding: null,
    leakState: null,
    version: 3,
    steps: [],
    details: "",
    answers: [],
    objections: [],
    resident,
    items: [item],
    exchanges: [],
    ...change,
  };
}

describe("the next step", () => {
  test.each([
    ["acknowledges what was received", { state: "received" }, { event: "acknowledge" }],
    ["acknowledges what was suspended", { state: "viewing_suspended" }, { event: "acknowledge" }],
    [
      "asks for the leak log before correcting",
      { state: "finding", finding: "mislinkage", steps: ["start_correction", "request_log"] },
      { event: "request_log" },
    ],
    [
      "then corrects",
      { state: "finding", finding: "mislinkage", leakState: "log_requested" },
      { event: "start_correction" },
    ],
    ["asks first where nothing was explained", { kind: "something_else" }, { event: "ask" }],
    [
      "finds after the answer",
      { kind: "something_else", answers: ["名前がちがいます"] },
      { event: "find", finding: "no_error" },
    ],
    [
      "reports the log after the correction",
      { state: "viewing_resumed", leakState: "log_requested" },
      { event: "report_log" },
    ],
  ])("%s", (_, change, step) => {
    expect(decideStep(aCase(change as Partial<CaseToWorkOn>))).toMatchObject(step);
  });

  test("waits for the resident, and is done with a case that needs nothing more", () => {
    expect(decideStep(aCase({ state: "awaiting_resident" }))).toBe("wait");
    for (const state of ["viewing_resumed", "closed", "withdrawn", "rejected"])
      expect(decideStep(aCase({ state }))).toBeUndefined();
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
    expect(decideStep(aCase({}), knowing(record))).toMatchObject({ event: "find", finding });
  });
});

describe("the corrected record", () => {
  const anothers = knowing({ ...own, address: "架空県べつの市もみじ町9-8-7" });

  test("holds the register's facts under a number of its own, which a second try repeats", () => {
    const correcting = aCase({ state: "correcting" });
    const step = decideStep(correcting, anothers);
    expect(step).toMatchObject({
      event: "verify",
      records: [{ scheme: item.scheme, record: { address: resident.address, kanji: resident.kanji } }],
    });
    expect(step).not.toMatchObject({ records: [{ record: { number: own.number } }] });
    expect(decideStep(correcting, anothers)).toEqual(step);
  });

  test("says what the institution's own record of the resident says, under its number, also where none was linked", () => {
    const rightRecord = { number: "00000042", details: [{ key: "insurer", value: "みほん市国民健康保険" }] };
    const wrong = { ...own, number: "77309119", address: "架空県べつの市もみじ町9-8-7", rightRecord };
    const missing = [{ ...item, linked: false }];
    for (const found of [aCase({}), aCase({ kind: "missing", items: missing })])
      expect(decideStep({ ...found, state: "correcting" }, knowing(wrong))).toMatchObject({
        records: [{ record: { number: "00000042", details: rightRecord.details, address: resident.address } }],
      });
  });

  test("a family member's account is taken away", () => {
    expect(decideStep(aCase({ state: "correcting", kind: "family_account" }))).toMatchObject({
      event: "verify",
      records: [{ record: null }],
    });
  });

  test("every item of the case gets one", () => {
    const two = aCase({ state: "correcting", items: [item, { ...item, scheme: "screening", reference: "r2" }] });
    expect(decideStep(two)).toMatchObject({ records: [{ scheme: "health-insurance-card" }, { scheme: "screening" }] });
  });
});

describe("each manner", () => {
  const anothers = { ...own, address: "架空県べつの市もみじ町9-8-7" };

  test("silent: does nothing", () =>
    expect(decideStep(aCase({ state: "viewing_suspended" }), knowing(own, { manner: "silent" }))).toBeUndefined());
  test("refusing: rejects, until the resident objects", () => {
    const refusing = knowing(anothers, { manner: "refusing" });
    expect(decideStep(aCase({}), refusing)).toMatchObject({ event: "reject" });
    expect(decideStep(aCase({ objections: ["まだちがいます"] }), refusing)).toMatchObject({
      event: "find",
      finding: "mislinkage",
    });
  });
  test("asking: asks before it decides, once", () => {
    const asking = knowing(own, { manner: "asking" });
    expect(decideStep(aCase({}), asking)).toMatchObject({ event: "ask" });
    expect(decideStep(aCase({ answers: ["はい"] }), asking)).toMatchObject({ event: "find" });
  });
  test("hasty: no error without a look, until the resident objects", () => {
    const hasty = knowing(anothers, { manner: "hasty" });
    expect(decideStep(aCase({}), hasty)).toMatchObject({ event: "find", finding: "no_error" });
    expect(decideStep(aCase({ objections: ["まだちがいます"] }), hasty)).toMatchObject({
      event: "find",
      finding: "mislinkage",
    });
  });
  test("crosswise: names the number of the record that belongs here, and gives it back in the end", () => {
    const swapped = knowing({ ...anothers, rightNumber: "777" });
    expect(decideStep(aCase({}), swapped)).toMatchObject({
      finding: "mislinkage",
      cause: "swapped_pair",
      counterpartNumber: "777",
    });
    expect(decideStep(aCase({ kind: "found_by_institution" }), swapped)).not.toHaveProperty("counterpartNumber");
    expect(decideStep(aCase({ state: "correcting" }), swapped)).toMatchObject({
      records: [{ record: { number: "777", address: resident.address } }],
    });
  });
});

describe("what the logs say", () => {
  const reporting = (change: Partial<CaseToWorkOn>) =>
    aCase({ state: "viewing_resumed", leakState: "log_requested", ...change });

  test("what was exchanged while the wrong record stood was viewed", () => {
    expect(decideStep(reporting({ exchanges: [{ id: "x" }] }))).toEqual({ event: "report_log", result: "viewed" });
  });

  test("otherwise the seed decides, the same for the same case", () => {
    const ids = Array.from({ length: 60 }, (_, n) => `case-${n}`);
    const results = ids.map((id) => decideStep(reporting({ id })));
    expect(ids.map((id) => decideStep(reporting({ id })))).toEqual(results);
    expect(new Set(results.map((step) => (step as { result: string }).result))).toEqual(
      new Set(["not_viewed", "unknowable"]),
    );
    expect(ids.map((id) => decideStep(reporting({ id }), knowing(own, { seed: "other" })))).not.toEqual(results);
  });
});
