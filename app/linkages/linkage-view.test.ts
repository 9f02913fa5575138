import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LinkageRow } from "./linkage-facts";
import { howLinked, viewLinkage, type LinkageInput } from "./linkage-view";
import type { RegisterFacts } from "../matching/person";
import { schemes } from "../catalogue/schemes";

const MADE = new Date("2021-10-04T03:00:00Z");

const REGISTER: RegisterFacts = {
  nameKanji: "例　花子",
  nameKana: "レイ　ハナコ",
  nameLatin: null,
  formerNames: [],
  birthDate: "1990-01-02",
  sex: "female",
  address: "見本市例町1-2-3",
  earlierAddresses: ["見本市旧町4-5"],
};

function row(changes: Partial<LinkageRow> = {}): LinkageRow {
  return {
    schemeId: "pension",
    state: "linked",
    institutionId: "example",
    madeAt: MADE,
    madeHow: "register_inquiry",
    inquiryFacts: ["name", "birth_date", "sex", "address"],
    recordKanji: "例　花子",
    recordKana: "レイ　ハナコ",
    recordBirthDate: "1990-01-02",
    recordSex: "female",
    recordAddress: "見本市例町1-2-3",
    recordNumber: "0000-123456",
    recordDetails: [{ key: "since", value: "2010-04" }],
    suspendedAt: null,
    inspectionFlag: null,
    ...changes,
  };
}

const HEALTH = { schemeId: "health-insurance-card" } as const;
const ACCOUNT = { schemeId: "public-money-account" } as const;
const ELSEWHERE = { recordAddress: "別市別町9" } as const;
const SUSPENDED = { suspendedAt: MADE } as const;
const FOUND = {
  verdict: "different",
  reasons: ["birthDate:date"],
  likelihood: "birth_date",
  foundAt: "2026-11-24T03:00:00.000Z",
  runId: "run",
} as const;
const FLAGGED = { inspectionFlag: { ...FOUND, reasons: [...FOUND.reasons] } };
const FLAGGED_UNSURE = {
  inspectionFlag: { ...FLAGGED.inspectionFlag, verdict: "unsure", likelihood: "address" },
} as const;

function view(changes: Partial<LinkageRow> = {}, input: Partial<LinkageInput> = {}) {
  return viewLinkage({ register: REGISTER, linkage: row(changes), ...input });
}

function inShort(changes: Partial<LinkageRow>, input: Partial<LinkageInput>): string {
  const { state, knot, attention, doubtful, details } = view(changes, input);
  return `${state} ${knot} ${attention ?? "–"} ${doubtful ? "doubtful" : "clear"} ${details.standing}`;
}

describe("state, knot, attention and what may be shown", () => {
  test.each<[string, Partial<LinkageRow>, Partial<LinkageInput>, string]>([
    ["one's own, not answered", {}, {}, "linked open – clear shown"],
    ["one's own, answered", {}, { answer: "mine" }, "linked checked – clear shown"],
    ["one's own, answered unsure", {}, { answer: "unsure" }, "linked open – clear shown"],
    ["called wrong, not yet reported", {}, { answer: "wrong" }, "needs_checking heed answered_wrong clear shown"],
    ["not linked", { state: "not_linked" }, {}, "not_linked open – clear none"],
    ["not linked, and rightly so", { state: "not_linked" }, { answer: "mine" }, "not_linked checked – clear none"],
    [
      "not linked, and missed",
      { state: "not_linked" },
      { answer: "wrong" },
      "not_linked heed answered_wrong clear none",
    ],
    ["suspended", SUSPENDED, {}, "suspended hold – clear suspended"],
    [
      "suspended, whatever the record holds",
      { ...SUSPENDED, ...ELSEWHERE },
      { answer: "wrong" },
      "suspended hold – clear suspended",
    ],
    ["another address", ELSEWHERE, {}, "needs_checking heed address_differs doubtful withheld"],
    [
      "another address, called one's own: settled, yet still withheld",
      ELSEWHERE,
      { answer: "mine" },
      "linked checked – doubtful withheld",
    ],
    ["an earlier address", { recordAddress: "見本市旧町4-5" }, {}, "needs_checking heed earlier_address clear shown"],
    [
      "another surname",
      { recordKanji: "別　花子", recordKana: "ベツ　ハナコ" },
      {},
      "needs_checking heed surname_differs doubtful withheld",
    ],
    [
      "another person, called one's own: not settled",
      { recordBirthDate: "1955-05-05" },
      { answer: "mine" },
      "needs_checking heed facts_differ doubtful withheld",
    ],
    [
      "another person, called wrong",
      { recordBirthDate: "1955-05-05" },
      { answer: "wrong" },
      "needs_checking heed facts_differ doubtful withheld",
    ],
    ["a fact missing", { recordAddress: null }, {}, "needs_checking heed fact_missing doubtful withheld"],
    ["a doubtful character", { recordKanji: "例　●子" }, {}, "needs_checking heed cannot_tell doubtful withheld"],
    [
      "out of date, already under correction",
      {},
      { answer: "wrong", underCorrection: true },
      "linked open – clear shown",
    ],
    [
      "missed, already under correction",
      { state: "not_linked" },
      { answer: "wrong", underCorrection: true },
      "not_linked open – clear none",
    ],
    [
      "another address, already under correction: still withheld",
      ELSEWHERE,
      { underCorrection: true },
      "linked open – doubtful withheld",
    ],
    ["own account", ACCOUNT, { account: { holderKana: "ﾚｲ ﾊﾅｺ" } }, "linked open – clear shown"],
    [
      "a family member's account",
      ACCOUNT,
      { account: { holderKana: "ﾚｲ ﾀﾛｳ" } },
      "needs_checking heed family_account doubtful withheld",
    ],
    [
      "a family member's account, called one's own",
      ACCOUNT,
      { account: { holderKana: "ﾚｲ ﾀﾛｳ" }, answer: "mine" },
      "needs_checking heed family_account doubtful withheld",
    ],
    [
      "another holder",
      ACCOUNT,
      { account: { holderKana: "ﾍﾞﾂ ﾀﾛｳ" } },
      "needs_checking heed other_account doubtful withheld",
    ],
    [
      "a holder that nobody can tell",
      ACCOUNT,
      { account: { holderKana: "ﾚｲ" } },
      "needs_checking heed account_unsure doubtful withheld",
    ],
    ["insurance use with consent", HEALTH, { insuranceUse: { consentAt: MADE } }, "linked open – clear shown"],
    [
      "insurance use without consent",
      HEALTH,
      { insuranceUse: { consentAt: null } },
      "needs_checking heed no_consent clear shown",
    ],
    [
      "insurance use without consent, called one's own",
      HEALTH,
      { insuranceUse: { consentAt: null }, answer: "mine" },
      "needs_checking heed no_consent clear shown",
    ],
    ["no insurance use", HEALTH, {}, "linked open – clear shown"],
    [
      "consent concerns the health insurance alone",
      {},
      { insuranceUse: { consentAt: null } },
      "linked open – clear shown",
    ],
    [
      "the account concerns its own scheme alone",
      {},
      { account: { holderKana: "ﾍﾞﾂ ﾀﾛｳ" } },
      "linked open – clear shown",
    ],
    ["sensitive, not asked for", { schemeId: "household" }, {}, "linked open – clear ask"],
    ["sensitive, asked for", { schemeId: "household" }, { sensitiveAskedFor: true }, "linked open – clear shown"],
    [
      "sensitive, asked for, doubtful",
      { schemeId: "household", ...ELSEWHERE },
      { sensitiveAskedFor: true },
      "needs_checking heed address_differs doubtful withheld",
    ],
    [
      "sensitive, asked for, suspended",
      { schemeId: "household", ...SUSPENDED },
      { sensitiveAskedFor: true },
      "suspended hold – clear suspended",
    ],
    ["no details", { recordDetails: [] }, {}, "linked open – clear none"],
    [
      "found by the inspection, though what is on file agrees",
      FLAGGED,
      {},
      "needs_checking heed inspection_found doubtful withheld",
    ],
    [
      "found by the inspection, a fact missing",
      { ...FLAGGED, recordAddress: null },
      {},
      "needs_checking heed inspection_found doubtful withheld",
    ],
    [
      "found by the inspection, the facts say it themselves",
      { ...FLAGGED, ...ELSEWHERE },
      {},
      "needs_checking heed address_differs doubtful withheld",
    ],
    [
      "found and called one's own: not settled",
      FLAGGED,
      { answer: "mine" },
      "needs_checking heed inspection_found doubtful withheld",
    ],
    [
      "found unclear and called one's own: settled, yet still withheld",
      FLAGGED_UNSURE,
      { answer: "mine" },
      "linked checked – doubtful withheld",
    ],
    [
      "found and called wrong: the report comes first",
      FLAGGED,
      { answer: "wrong" },
      "needs_checking heed answered_wrong doubtful withheld",
    ],
    ["found, already under correction", FLAGGED, { underCorrection: true }, "linked open – doubtful withheld"],
    ["found, suspended", { ...FLAGGED, ...SUSPENDED }, {}, "suspended hold – clear suspended"],
  ])("%s", (_, changes, input, expected) => {
    expect(inShort(changes, input)).toBe(expected);
  });
});

describe("a row that follows another", () => {
  const derived = {
    schemeId: "treatment-medicine",
    recordKanji: null,
    recordKana: null,
    recordBirthDate: null,
    recordSex: null,
    recordAddress: null,
  } as const;
  const asked = { sensitiveAskedFor: true };

  test.each<[string, Partial<LinkageRow>, Partial<LinkageRow>, Partial<LinkageInput>, string]>([
    ["is compared by its source's record", derived, HEALTH, asked, "linked open – clear shown"],
    [
      "of a doubtful source is withheld, and draws no attention of its own",
      derived,
      { ...HEALTH, ...ELSEWHERE },
      asked,
      "linked open – doubtful withheld",
    ],
    [
      "of a suspended source is suspended",
      derived,
      { ...HEALTH, ...SUSPENDED },
      asked,
      "suspended hold – clear suspended",
    ],
    [
      "that is suspended itself stays so",
      { ...derived, ...SUSPENDED },
      HEALTH,
      asked,
      "suspended hold – clear suspended",
    ],
    [
      "of a source that is not linked is withheld",
      derived,
      { ...HEALTH, state: "not_linked", recordKanji: null, recordAddress: null },
      asked,
      "linked open – doubtful withheld",
    ],
    [
      "found by the inspection itself draws attention",
      { ...derived, ...FLAGGED },
      HEALTH,
      asked,
      "needs_checking heed inspection_found doubtful withheld",
    ],
    [
      "found like its source leaves the attention there",
      { ...derived, ...FLAGGED },
      { ...HEALTH, ...ELSEWHERE },
      asked,
      "linked open – doubtful withheld",
    ],
    [
      "can be called wrong, and the attention stays with the source",
      derived,
      HEALTH,
      { ...asked, answer: "wrong" },
      "linked open – clear shown",
    ],
  ])("%s", (_, changes, source, input, expected) => {
    expect(inShort(changes, { ...input, source: row(source) })).toBe(expected);
  });

  test("says whom it follows, and whether that one is doubtful", () => {
    expect(view(derived, { source: row({ ...HEALTH, ...ELSEWHERE }) }).follows).toEqual({
      schemeId: "health-insurance-card",
      doubtful: true,
    });
    expect(view(derived, { source: row(HEALTH) }).follows).toEqual({
      schemeId: "health-insurance-card",
      doubtful: false,
    });
    expect(view().follows).toBeUndefined();
  });
});

describe("how a linkage was made", () => {
  test.each<[Partial<LinkageRow>, number, boolean]>([
    [{ inquiryFacts: ["name", "birth_date"] }, 2, true],
    [{ inquiryFacts: ["name", "birth_date", "sex"] }, 3, true],
    [{ inquiryFacts: ["name", "birth_date", "sex", "address"] }, 4, false],
    [{ inquiryFacts: ["name", "name", "name", "name"] }, 1, true],
    [{ madeHow: "number_submitted", inquiryFacts: [] }, 0, false],
    [{ madeHow: "resident_registered", inquiryFacts: [] }, 0, false],
  ])("%o: %i facts, full check %s", (changes, count, needsFullCheck) => {
    expect(howLinked(row(changes))).toMatchObject({ comparedCount: count, needsFullCheck });
  });
  test("which facts were compared is told in their order", () => {
    expect(howLinked(row({ inquiryFacts: ["birth_date", "name"] }))?.compared).toEqual([
      { fact: "name", compared: true },
      { fact: "birthDate", compared: true },
      { fact: "sex", compared: false },
      { fact: "address", compared: false },
    ]);
  });
  test("what is not linked was not made", () => {
    expect(howLinked(row({ state: "not_linked", madeHow: null }))).toBeUndefined();
  });
});

const secrets = {
  recordKanji: "秘　蜜子",
  recordKana: "ヒ　ミツコ",
  recordBirthDate: "1955-05-05",
  recordAddress: "秘密市秘密町9",
  recordSex: "male",
};
const CANARY = "canary-9876543210";

test("no view of a doubtful, suspended or unlinked row holds another person's data or a whole number", () => {
  const changes = fc.record(
    {
      schemeId: fc.constantFrom(...schemes.map(({ id }) => id)),
      state: fc.constantFrom("linked" as const, "not_linked" as const),
      suspendedAt: fc.constantFrom(null, MADE),
      ...(Object.fromEntries(Object.entries(secrets).map(([key, value]) => [key, fc.constant(value)])) as Record<
        keyof typeof secrets,
        fc.Arbitrary<string>
      >),
    },
    { requiredKeys: ["schemeId"] },
  );
  const input = fc.record({
    answer: fc.constantFrom("mine" as const, "wrong" as const, "unsure" as const, undefined),
    withSource: fc.boolean(),
  });
  fc.assert(
    fc.property(changes, input, (given, { answer, withSource }) => {
      const linkage = row({ ...given, recordNumber: CANARY, recordDetails: [{ key: "secret", value: CANARY }] });
      const source = withSource ? row({ ...given, schemeId: "health-insurance-card" }) : undefined;
      const seen = viewLinkage({ register: REGISTER, linkage, source, answer, sensitiveAskedFor: true });
      const text = JSON.stringify(seen);
      if (seen.doubtful || seen.state === "suspended" || seen.state === "not_linked") {
        expect(text).not.toContain("canary");
        for (const secret of Object.values(secrets).filter((value) => value !== "male"))
          expect(text).not.toContain(secret);
        expect(seen.details.values).toEqual([]);
      }
      expect(seen.maskedNumber ?? "").not.toContain("3210");
      if (seen.state === "suspended")
        expect([seen.facts, seen.maskedNumber, seen.comparison]).toEqual([[], undefined, undefined]);
    }),
  );
});
