/** A corrected record comes back with what it says, beside what the resident saw before. */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries, linkages } from "../../../db/schema";
import type { TestDatabase } from "../../../test/test-database";
import { openCastPortal, viewAs } from "../../../test/cast-portal";
import { person } from "../../../test/people";
import { finding, ownRecord, type Reporter, reporter } from "../../../test/reported-case";
import { INSURANCE_SCHEME, type SchemeId } from "../../catalogue/schemes";
import { findCase, takeResidentStep } from "../case.server";
import { findRecordChanges } from "./record-change.server";

let opened: TestDatabase;
let report: Reporter;
beforeAll(async () => {
  opened = await openCastPortal();
  report = reporter(opened, new Date());
});
afterAll(() => opened.close());

type Reported = Awaited<ReturnType<Reporter>>;

const DETAILS = [
  { key: "insurer", value: "みほん市国民健康保険" },
  { key: "symbol_number", value: "みほん ＊＊＊＊＊042（枝番 01）" },
];

async function correct(of: Reported, key: string, details = DETAILS): Promise<void> {
  const { schemeId: scheme } = await of.row();
  for (const step of [finding("mislinkage"), { event: "start_correction" }] as const) await of.send(step);
  const record = { ...ownRecord(key, "00001042"), details };
  expect(await of.send({ event: "verify", records: [{ scheme, record }] })).toMatchObject({ ok: true });
}

const detailsOf = async (of: Reported, schemeId: SchemeId) => {
  const ofScheme = and(eq(linkages.residentId, of.viewing.subject), eq(linkages.schemeId, schemeId));
  const [row] = await opened.db.select().from(linkages).where(ofScheme);
  return row?.recordDetails;
};

test("before and after, of the other person nothing; what follows takes over what it has in common", async () => {
  const key = "wrong-insurance";
  const of = await report(key, INSURANCE_SCHEME);
  await of.send({ event: "acknowledge" });
  expect(await findRecordChanges(of.viewing, await of.row())).toEqual([]);
  expect((await of.row()).recordsBefore).toBeNull();
  await correct(of, key);
  expect(await detailsOf(of, INSURANCE_SCHEME)).toEqual(DETAILS);
  expect(await detailsOf(of, "insured-number")).toEqual([DETAILS[1]]);
  expect(await detailsOf(of, "treatment-medicine")).toEqual([]);
  const row = await of.row();
  expect((await findCase(of.viewing, of.receipt))?.row.recordsBefore).toBeNull();
  const changes = await findRecordChanges(of.viewing, row);
  expect(changes).toMatchObject([
    {
      schemeId: INSURANCE_SCHEME,
      institution: { institutionId: "mihon-kokuho" },
      before: { verdicts: { name: "same", birthDate: "same", address: "different" }, maskedNumber: "＊＊＊＊119" },
      after: { verdicts: { address: "same" }, maskedNumber: "＊＊＊＊042" },
      details: { standing: "shown", values: DETAILS },
    },
  ]);
  for (const value of person(key).neverShown) expect(JSON.stringify([changes, row.recordsBefore])).not.toContain(value);
});

test("the look at the record is noted, and nobody else looks by it", async () => {
  const key = "twin-with-sisters-record";
  const of = await report(key, "vaccination");
  await of.send({ event: "acknowledge" });
  await correct(of, key, [{ key: "vaccine", value: "みほんワクチン" }]);
  const looks = () =>
    opened.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.residentId, of.viewing.subject), eq(auditEntries.action, "looked_at_linkage")));
  expect(await looks()).toHaveLength(0);
  expect(await findRecordChanges(of.viewing, await of.row())).toHaveLength(1);
  expect((await looks()).map(({ target }) => target)).toEqual(["vaccination"]);
  const other = await viewAs("all-right", { at: of.viewing.at });
  expect(await findRecordChanges(other, await of.row())).toEqual([]);
  expect(await findRecordChanges({ ...of.viewing, sees: () => false }, await of.row())).toEqual([]);
  expect(await looks()).toHaveLength(1);
});

test("a second correction stands beside the first one's record", async () => {
  const of = await report("daughter", "tax-income");
  await of.send({ event: "acknowledge" });
  await correct(of, "daughter", [{ key: "fiscal_year", value: "令和7年度" }]);
  const { receipt, version } = await of.row();
  const dispute = { receipt, event: "dispute", key: randomUUID(), version, text: "まだちがいます" } as const;
  expect(await takeResidentStep(of.viewing, dispute)).toMatchObject({ ok: true });
  await of.send({ event: "acknowledge" });
  await correct(of, "daughter", [{ key: "fiscal_year", value: "令和8年度" }]);
  expect(await findRecordChanges(of.viewing, await of.row())).toMatchObject([
    { before: { maskedNumber: "＊＊＊＊042" }, details: { values: [{ key: "fiscal_year", value: "令和8年度" }] } },
  ]);
});

test("found right as it was: only what the record says now; details of another scheme are refused", async () => {
  const of = await report("latin-name", "pension");
  await of.send({ event: "acknowledge" });
  await of.send(finding("mislinkage"));
  await of.send({ event: "start_correction" });
  const record = { ...ownRecord("latin-name", "1"), details: DETAILS };
  expect(await of.send({ event: "verify", records: [{ scheme: "pension", record }] })).toMatchObject({
    ok: false,
    reason: "invalid",
    detail: expect.stringContaining("basic_pension_last4"),
  });
  expect((await of.row()).recordsBefore).toBeNull();
  const right = await report("all-right", "pension");
  await right.send({ event: "acknowledge" });
  await right.send(finding("no_error"));
  const [change] = await findRecordChanges(right.viewing, await right.row());
  expect(change).toMatchObject({ before: undefined, after: { verdicts: { name: "same" } } });
  expect(change?.details.values).not.toHaveLength(0);
});
