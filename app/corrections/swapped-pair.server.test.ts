/**
 * Two people with each other's record: both halves are hidden and corrected, and neither person ever sees the other.
 */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { linkages, outbox } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { finding, type Reporter, reporter } from "../../test/reported-case";
import type { SchemeId } from "../catalogue/schemes";
import { findCase, listCases } from "./case.server";
import { findInstitutionCase, listInstitutionCases } from "../institutions/institution-case.server";
import { listLinkages } from "../linkages/linkage.server";
import { readInbox } from "../notices/notice.server";
import { deliverOutbox } from "../platform/outbox.server";

let opened: TestDatabase;
let at: Date;
let report: Reporter;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
  report = reporter(opened, at);
});
afterAll(() => opened.close());

const PENSION: SchemeId = "pension";
const crosswise = async (a: string, b: string) => {
  for (const [key, holder, number] of [
    [a, b, `${b}-1`],
    [b, a, `${a}-1`],
  ] as const) {
    const {
      nameKanji: recordKanji,
      nameKana: recordKana,
      birthDate: recordBirthDate,
      sex: recordSex,
      address: recordAddress,
    } = person(holder);
    const facts = { recordKanji, recordKana, recordBirthDate, recordSex, recordAddress, recordNumber: number };
    await opened.db
      .update(linkages)
      .set(facts)
      .where(and(eq(linkages.residentId, person(key).id), eq(linkages.schemeId, PENSION)));
  }
};

test("the institution names its own number; the other person's record is hidden too, and neither ever sees the other", async () => {
  const [a, b] = ["certificate-ends-soon", "missing-handbook"] as const;
  await crosswise(a, b);
  const of = await report(a, PENSION);
  await of.send({ event: "acknowledge" });
  const key = randomUUID();
  const step = finding("mislinkage", { cause: "swapped_pair", counterpartNumber: `${a}-1` });
  const { version } = await of.row();
  await of.send(step, { key, version });
  await deliverOutbox(at);
  await of.send(step, { key, version });
  await deliverOutbox(at);
  const other = await viewAs(b, { at });
  const halves = await listCases(other);
  expect(halves).toHaveLength(1);
  expect(halves[0]).toMatchObject({
    row: { kind: "found_by_institution", state: "viewing_suspended", signatureId: null },
    hidden: true,
  });
  expect(halves[0]?.row.matterId).toBe((await of.row()).matterId);
  const inbox = await readInbox(other);
  expect(inbox.notices.map(({ kind }) => kind)).toContain("case_found_first");
  for (const [viewing, receipt, stranger] of [
    [of.viewing, of.receipt, b],
    [other, halves[0]?.row.receipt ?? "", a],
  ] as const) {
    const shown = JSON.stringify([
      await findCase(viewing, receipt),
      await listLinkages(viewing),
      await readInbox(viewing),
    ]);
    const { nameKanji, nameKana, address } = person(stranger);
    for (const value of [nameKanji, nameKana, address, `${stranger}-1`]) expect(shown).not.toContain(value);
  }
  const listed = (await listInstitutionCases(of.institutionId, undefined, at)).cases.filter(
    ({ matter }) => matter !== null,
  );
  expect(new Set(listed.map(({ matter }) => matter)).size).toBe(1);
  expect(listed).toHaveLength(2);
});

test("who has reported already keeps the own case, which joins the matter", async () => {
  const [a, b] = ["all-right", "twin-with-sisters-record"] as const;
  const mine = await report(b, PENSION, "something_else");
  const before = await mine.row();
  await opened.db
    .update(linkages)
    .set({ recordNumber: `${a}-1` })
    .where(and(eq(linkages.residentId, person(b).id), eq(linkages.schemeId, PENSION)));
  const of = await report(a, PENSION);
  await of.send({ event: "acknowledge" });
  expect(await of.send(finding("mislinkage", { cause: "swapped_pair", counterpartNumber: `${a}-1` }))).toMatchObject({
    ok: true,
  });
  await deliverOutbox(at);
  expect(await mine.row()).toMatchObject({ caseId: before.caseId, matterId: of.caseId, kind: "something_else" });
  expect(await listCases(mine.viewing)).toHaveLength(1);
});

test("a report that hides nothing leaves nothing of the other in view: the half is opened beside it", async () => {
  const [a, b] = ["swapped-mother", "strangers-account"] as const;
  await crosswise(a, b);
  const mine = await report(b, PENSION, "out_of_date");
  const of = await report(a, PENSION);
  await of.send({ event: "acknowledge" });
  await of.send(finding("mislinkage", { cause: "swapped_pair", counterpartNumber: `${a}-1` }));
  await deliverOutbox(at);
  const halves = (await listCases(mine.viewing)).filter(({ row }) => row.schemeId === PENSION);
  expect(halves.map(({ row }) => row.kind).sort()).toEqual(["found_by_institution", "out_of_date"]);
  expect(JSON.stringify(await listLinkages(mine.viewing))).not.toContain(person(a).address);
  expect(await findInstitutionCase(mine.institutionId, mine.caseId, at)).toMatchObject({
    items: [{ suspended: true, record: null }],
  });
});

test("both halves found at once, each from its own report, carry one matter, and so they do after a second delivery", async () => {
  const [a, b] = ["wrong-insurance", "without-consent"] as const;
  await crosswise(a, b);
  const [one, two] = [await report(a, PENSION), await report(b, PENSION)];
  for (const [half, number] of [
    [one, `${a}-1`],
    [two, `${b}-1`],
  ] as const) {
    await half.send({ event: "acknowledge" });
    await half.send(finding("mislinkage", { cause: "swapped_pair", counterpartNumber: number }));
  }
  await deliverOutbox(at);
  const matters = async () => [(await one.row()).matterId, (await two.row()).matterId];
  const [matter] = await matters();
  expect(await matters()).toEqual([matter, matter]);
  await opened.db.update(outbox).set({ deliveredAt: null }).where(eq(outbox.topic, "counterpart_found"));
  await deliverOutbox(new Date(at.getTime() + 60_000));
  expect(await matters()).toEqual([matter, matter]);
  const ofPension = async ({ viewing }: typeof one) =>
    (await listCases(viewing)).filter(({ row }) => row.schemeId === PENSION).length;
  expect([await ofPension(one), await ofPension(two)]).toEqual([1, 1]);
});

test("a number that stands with several hides nobody's record on a guess, and waits for the desk", async () => {
  const of = await report("latin-name", "household");
  const holders = ["just-moved", "childs-account"].map((key) => person(key).id);
  for (const id of holders)
    await opened.db
      .update(linkages)
      .set({ recordNumber: "twice", institutionId: of.institutionId })
      .where(and(eq(linkages.residentId, id), eq(linkages.schemeId, "household")));
  await of.send({ event: "acknowledge" });
  await of.send(finding("mislinkage", { cause: "swapped_pair", counterpartNumber: "twice" }));
  await deliverOutbox(at);
  const [row] = await opened.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.residentId, of.viewing.subject), eq(outbox.topic, "counterpart_found")));
  expect(row).toMatchObject({ deadAt: at, lastError: "several linkages with the number of the other half" });
  for (const key of ["just-moved", "childs-account"]) expect(await listCases(await viewAs(key, { at }))).toEqual([]);
});

test("a number that stands with nobody waits for the desk", async () => {
  const of = await report("variant-name", PENSION);
  await of.send({ event: "acknowledge" });
  await of.send(finding("mislinkage", { cause: "swapped_pair", counterpartNumber: "nobody" }));
  await deliverOutbox(at);
  const [row] = await opened.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.residentId, of.viewing.subject), eq(outbox.topic, "counterpart_found")));
  expect(row).toMatchObject({ deadAt: at, lastError: "no linkage with the number of the other half" });
  expect(await of.send(finding("no_error", { counterpartNumber: "x" }))).toMatchObject({ ok: false });
});
