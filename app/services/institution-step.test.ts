/** What holds for every institution: its own cases only, each request once, nothing of a hidden record, and both halves of a swapped pair. */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cases, institutionRequests, linkages, outbox } from "../../db/schema";
import type { TestDatabase } from "../../db/test-database";
import { fileReportAs, openCastPortal, viewAs } from "../../e2e/fixtures/cast-portal";
import { person } from "../../e2e/fixtures/people";
import type { ReportKind } from "../domain/reports";
import type { SchemeId } from "../domain/schemes";
import { noteExchange } from "./exchange.server";
import { downloadCases, uploadAnswers } from "./institution-csv.server";
import { findInstitutionCase, listInstitutionCases } from "./institution-case.server";
import { type InstitutionStep, takeInstitutionStep } from "./institution-step.server";
import { listLinkages } from "./linkage.server";
import { deliverOutbox } from "./outbox.server";
import { readInbox } from "./notice.server";
import { findCase, listCases, takeResidentStep } from "./case.server";

let opened: TestDatabase;
let at: Date;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
});
afterAll(() => opened.close());

async function report(key: string, scheme: SchemeId, kind: ReportKind = "another_person", parts?: SchemeId[]) {
  const viewing = await viewAs(key, { at });
  const receipt = await fileReportAs(viewing, key, { scheme, kind, ...(parts ? { parts } : {}) });
  const row = async () => {
    const [found] = await opened.db.select().from(cases).where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, receipt)));
    if (!found) throw new Error("the case is gone");
    return found;
  };
  const { caseId, institutionId } = await row();
  const send = async (step: InstitutionStep, more: { key?: string; version?: number } = {}) =>
    takeInstitutionStep({ institutionId, caseId, step, version: more.version ?? (await row()).version, key: more.key ?? randomUUID(), at });
  return { viewing, receipt, row, caseId, institutionId, send };
}

const own = (key: string, number: string) => {
  const { nameKanji: kanji, nameKana: kana, birthDate, sex, address } = person(key);
  return { kanji, kana, birthDate, sex, address, number };
};
const found = (finding: "mislinkage" | "no_error", more: object = {}) => ({ event: "find", finding, reason: "くらべました", ...more }) as InstitutionStep;

describe("each request once", () => {
  test("sent again under its key it gets the same answer and does nothing, also three at once", async () => {
    const of = await report("all-right", "pension");
    const { version } = await of.row();
    const key = randomUUID();
    const results = await Promise.all([1, 2, 3].map(() => of.send({ event: "acknowledge" }, { key, version })));
    expect(results.every((result) => result.ok)).toBe(true);
    const [first] = results;
    for (const result of results) expect(result).toMatchObject({ ok: true, answer: first?.ok ? first.answer : {} });
    expect((await of.row()).version).toBe(version + 1);
    const later = await of.send({ event: "acknowledge" }, { key, version });
    expect(later).toMatchObject({ ok: true, replayed: true, answer: { state: "with_institution", version: version + 1 } });
  });

  test("another content under a used key is refused, and so is a version that has passed", async () => {
    const of = await report("daughter", "pension");
    const key = randomUUID();
    await of.send({ event: "acknowledge" }, { key });
    expect(await of.send(found("no_error"), { key })).toEqual({ ok: false, reason: "key_reused" });
    expect(await of.send(found("no_error"), { version: 1 })).toEqual({ ok: false, reason: "stale" });
    expect((await of.row()).state).toBe("with_institution");
  });

  test("what is kept for repeating holds nothing of the resident or the record", async () => {
    const of = await report("latin-name", "pension");
    await of.send({ event: "acknowledge" });
    const kept = JSON.stringify(await opened.db.select().from(institutionRequests).where(eq(institutionRequests.residentId, of.viewing.subject)));
    const { nameKanji, nameKana, address, birthDate } = person("latin-name");
    for (const value of [nameKanji, nameKana, address, birthDate]) expect(kept).not.toContain(value);
  });
});

describe("an institution sees", () => {
  test("its own cases only; another's is not found in any way", async () => {
    const of = await report("wifes-account", "pension");
    const stranger = "rei-kenpo";
    expect(await findInstitutionCase(stranger, of.caseId, at)).toBeUndefined();
    expect((await listInstitutionCases(stranger, undefined, at)).cases.map(({ id }) => id)).not.toContain(of.caseId);
    const { version } = await of.row();
    expect(await takeInstitutionStep({ institutionId: stranger, caseId: of.caseId, step: { event: "acknowledge" }, version, key: randomUUID(), at })).toEqual({ ok: false, reason: "not_found" });
    expect(await downloadCases(stranger, at)).not.toContain(of.caseId);
  });

  test("nothing of a hidden record: not in the case, not as CSV, not by asking for an exchange, and again once it is shown", async () => {
    const of = await report("wrong-insurance", "health-insurance-card");
    const { neverShown } = person("wrong-insurance");
    const seen = async () => JSON.stringify(await findInstitutionCase(of.institutionId, of.caseId, at)) + (await downloadCases(of.institutionId, at));
    for (const value of neverShown) expect(await seen()).not.toContain(value);
    expect(await findInstitutionCase(of.institutionId, of.caseId, at)).toMatchObject({ items: [{ suspended: true, record: null, linked: true }] });
    const exchange = { scheme: "health-insurance-card", recordNumber: "77309119", asker: "mihon-kodomo", ground: "child_allowance" as const };
    expect(await noteExchange(of.institutionId, exchange, randomUUID(), at)).toEqual({ ok: false, reason: "exchange_stopped" });
    for (const step of [{ event: "acknowledge" }, found("mislinkage"), { event: "start_correction" }] as InstitutionStep[]) await of.send(step);
    for (const value of neverShown) expect(await seen()).not.toContain(value);
    await of.send({ event: "verify", records: [{ scheme: "health-insurance-card", record: own("wrong-insurance", "10000009") }] });
    expect(await findInstitutionCase(of.institutionId, of.caseId, at)).toMatchObject({ items: [{ suspended: false, record: { number: "10000009" } }] });
    const again = { ...exchange, recordNumber: "10000009" };
    expect(await noteExchange(of.institutionId, again, "once", at)).toMatchObject({ ok: true });
    expect(await noteExchange(of.institutionId, again, "once", at)).toMatchObject({ ok: true, replayed: true });
    expect(await noteExchange("rei-kenpo", again, randomUUID(), at)).toEqual({ ok: false, reason: "not_found" });
  });
});

describe("the leak track", () => {
  const correct = async (of: Awaited<ReturnType<typeof report>>, number: string) => {
    await of.send({ event: "acknowledge" });
    await of.send(found("mislinkage"));
    await of.send({ event: "start_correction" });
    await of.send({ event: "verify", records: [{ scheme: "household", record: own("all-right", number) }] });
  };
  const says = async (of: Awaited<ReturnType<typeof report>>, event: "confirm" | "dispute", text?: string) =>
    takeResidentStep(of.viewing, { receipt: of.receipt, event, key: randomUUID(), version: (await of.row()).version, ...(text ? { text } : {}) });

  test("once ended it is offered no second time, until a mislinkage is found anew: then with a target of its own", async () => {
    const of = await report("all-right", "household");
    await correct(of, "1");
    await of.send({ event: "request_log" });
    expect(await of.send({ event: "report_log", result: "viewed" })).toMatchObject({ ok: true, answer: { leakState: "notified", steps: [] } });
    expect(await of.send({ event: "request_log" })).toMatchObject({ ok: false, reason: "refused" });
    await says(of, "dispute", "まだちがいます");
    await of.send({ event: "acknowledge" });
    const again = await of.send(found("mislinkage"));
    expect(again).toMatchObject({ ok: true, answer: { leakState: null, steps: ["start_correction", "request_log"] } });
    expect((await of.row()).leakDueAt).not.toBeNull();
    await of.send({ event: "start_correction" });
    await of.send({ event: "verify", records: [{ scheme: "household", record: own("all-right", "2") }] });
    await says(of, "confirm");
  });

  test("a case that the resident has closed stays with its institution until the logs are in, and then no longer", async () => {
    const of = await report("daughter", "household");
    await correct(of, "3");
    await says(of, "confirm");
    const listed = async () => (await listInstitutionCases(of.institutionId, undefined, at)).cases.find(({ id }) => id === of.caseId);
    expect(await listed()).toMatchObject({ state: "closed", steps: ["request_log"] });
    expect(await findInstitutionCase(of.institutionId, of.caseId, at)).toMatchObject({ steps: ["request_log"] });
    await of.send({ event: "request_log" });
    expect(await of.send({ event: "report_log", result: "not_viewed" })).toMatchObject({ ok: true, answer: { leakState: "notified", steps: [] } });
    expect(await listed()).toBeUndefined();
    expect(await of.send({ event: "request_log" })).toMatchObject({ ok: false, reason: "not_found" });
  });
});

describe("a case about several items", () => {
  test("hides all of them, wants a record for each, and shows all of them again", async () => {
    const of = await report("strangers-account", "vaccination", "another_person", ["screening"]);
    const states = async () => {
      const all = await listLinkages(of.viewing);
      return ["vaccination", "screening"].map((id) => all.linkages.find(({ view }) => view.schemeId === id)?.view.state);
    };
    expect(await states()).toEqual(["suspended", "suspended"]);
    for (const step of [{ event: "acknowledge" }, found("mislinkage"), { event: "start_correction" }] as InstitutionStep[]) await of.send(step);
    const record = own("strangers-account", "55");
    expect(await of.send({ event: "verify", records: [{ scheme: "vaccination", record }] })).toMatchObject({ ok: false, reason: "invalid" });
    expect(await states()).toEqual(["suspended", "suspended"]);
    const both = ["vaccination", "screening"].map((scheme) => ({ scheme, record: { ...record, number: `55-${scheme}` } }));
    expect(await of.send({ event: "verify", records: both })).toMatchObject({ ok: true, answer: { state: "viewing_resumed" } });
    expect(await states()).toEqual(["linked", "linked"]);
  });

  test("items of another institution, or already under correction, cannot be put together", async () => {
    const viewing = await viewAs("all-right", { at });
    await expect(fileReportAs(viewing, "all-right", { scheme: "vaccination", kind: "another_person", parts: ["pension"] })).rejects.toThrow("not_possible");
    await fileReportAs(viewing, "all-right", { scheme: "screening", kind: "another_person" });
    await expect(fileReportAs(viewing, "all-right", { scheme: "vaccination", kind: "another_person", parts: ["screening"] })).rejects.toThrow("not_possible");
  });
});

describe("a swapped pair", () => {
  const PENSION: SchemeId = "pension";
  const crosswise = async (a: string, b: string) => {
    for (const [key, holder, number] of [[a, b, `${b}-1`], [b, a, `${a}-1`]] as const) {
      const { nameKanji: recordKanji, nameKana: recordKana, birthDate: recordBirthDate, sex: recordSex, address: recordAddress } = person(holder);
      const facts = { recordKanji, recordKana, recordBirthDate, recordSex, recordAddress, recordNumber: number };
      await opened.db.update(linkages).set(facts).where(and(eq(linkages.residentId, person(key).id), eq(linkages.schemeId, PENSION)));
    }
  };

  test("the institution names its own number; the other person's record is hidden too, and neither ever sees the other", async () => {
    const [a, b] = ["certificate-ends-soon", "missing-handbook"] as const;
    await crosswise(a, b);
    const of = await report(a, PENSION);
    await of.send({ event: "acknowledge" });
    const key = randomUUID();
    const step = found("mislinkage", { cause: "swapped_pair", counterpartNumber: `${a}-1` });
    const { version } = await of.row();
    await of.send(step, { key, version });
    await deliverOutbox(at);
    await of.send(step, { key, version });
    await deliverOutbox(at);
    const other = await viewAs(b, { at });
    const halves = await listCases(other);
    expect(halves).toHaveLength(1);
    expect(halves[0]).toMatchObject({ row: { kind: "found_by_institution", state: "viewing_suspended", signatureId: null }, hidden: true });
    expect(halves[0]?.row.matterId).toBe((await of.row()).matterId);
    const inbox = await readInbox(other);
    expect(inbox.notices.map(({ kind }) => kind)).toContain("case_found_first");
    for (const [viewing, receipt, stranger] of [[of.viewing, of.receipt, b], [other, halves[0]?.row.receipt ?? "", a]] as const) {
      const shown = JSON.stringify([await findCase(viewing, receipt), await listLinkages(viewing), await readInbox(viewing)]);
      const { nameKanji, nameKana, address } = person(stranger);
      for (const value of [nameKanji, nameKana, address, `${stranger}-1`]) expect(shown).not.toContain(value);
    }
    const listed = (await listInstitutionCases(of.institutionId, undefined, at)).cases.filter(({ matter }) => matter !== null);
    expect(new Set(listed.map(({ matter }) => matter)).size).toBe(1);
    expect(listed).toHaveLength(2);
  });

  test("who has reported already keeps the own case, which joins the matter", async () => {
    const [a, b] = ["all-right", "twin-with-sisters-record"] as const;
    const mine = await report(b, PENSION, "something_else");
    const before = await mine.row();
    await opened.db.update(linkages).set({ recordNumber: `${a}-1` }).where(and(eq(linkages.residentId, person(b).id), eq(linkages.schemeId, PENSION)));
    const open = (await listCases(await viewAs(a, { at }))).find(({ row }) => row.schemeId === PENSION);
    if (!open) throw new Error("the case of the first test is gone");
    const { caseId, institutionId, version } = open.row;
    const step = found("mislinkage", { cause: "swapped_pair", counterpartNumber: `${a}-1` });
    expect(await takeInstitutionStep({ institutionId, caseId, step, version, key: randomUUID(), at })).toMatchObject({ ok: true });
    await deliverOutbox(at);
    expect(await mine.row()).toMatchObject({ caseId: before.caseId, matterId: caseId, kind: "something_else" });
    expect(await listCases(mine.viewing)).toHaveLength(1);
  });

  test("a report that hides nothing leaves nothing of the other in view: the half is opened beside it", async () => {
    const [a, b] = ["swapped-mother", "strangers-account"] as const;
    await crosswise(a, b);
    const mine = await report(b, PENSION, "out_of_date");
    const of = await report(a, PENSION);
    await of.send({ event: "acknowledge" });
    await of.send(found("mislinkage", { cause: "swapped_pair", counterpartNumber: `${a}-1` }));
    await deliverOutbox(at);
    const halves = (await listCases(mine.viewing)).filter(({ row }) => row.schemeId === PENSION);
    expect(halves.map(({ row }) => row.kind).sort()).toEqual(["found_by_institution", "out_of_date"]);
    expect(JSON.stringify(await listLinkages(mine.viewing))).not.toContain(person(a).address);
    expect(await findInstitutionCase(mine.institutionId, mine.caseId, at)).toMatchObject({ items: [{ suspended: true, record: null }] });
  });

  test("both halves found at once, each from its own report, carry one matter, and so they do after a second delivery", async () => {
    const [a, b] = ["wrong-insurance", "without-consent"] as const;
    await crosswise(a, b);
    const [one, two] = [await report(a, PENSION), await report(b, PENSION)];
    for (const [half, number] of [[one, `${a}-1`], [two, `${b}-1`]] as const) {
      await half.send({ event: "acknowledge" });
      await half.send(found("mislinkage", { cause: "swapped_pair", counterpartNumber: number }));
    }
    await deliverOutbox(at);
    const matters = async () => [(await one.row()).matterId, (await two.row()).matterId];
    const [matter] = await matters();
    expect(await matters()).toEqual([matter, matter]);
    await opened.db.update(outbox).set({ deliveredAt: null }).where(eq(outbox.topic, "counterpart_found"));
    await deliverOutbox(new Date(at.getTime() + 60_000));
    expect(await matters()).toEqual([matter, matter]);
    const ofPension = async ({ viewing }: typeof one) => (await listCases(viewing)).filter(({ row }) => row.schemeId === PENSION).length;
    expect([await ofPension(one), await ofPension(two)]).toEqual([1, 1]);
  });

  test("a number that stands with several hides nobody's record on a guess, and waits for the desk", async () => {
    const of = await report("latin-name", "household");
    const holders = ["just-moved", "childs-account"].map((key) => person(key).id);
    for (const id of holders) await opened.db.update(linkages).set({ recordNumber: "twice", institutionId: of.institutionId }).where(and(eq(linkages.residentId, id), eq(linkages.schemeId, "household")));
    await of.send({ event: "acknowledge" });
    await of.send(found("mislinkage", { cause: "swapped_pair", counterpartNumber: "twice" }));
    await deliverOutbox(at);
    const [row] = await opened.db.select().from(outbox).where(and(eq(outbox.residentId, of.viewing.subject), eq(outbox.topic, "counterpart_found")));
    expect(row).toMatchObject({ deadAt: at, lastError: "several linkages with the number of the other half" });
    for (const key of ["just-moved", "childs-account"]) expect(await listCases(await viewAs(key, { at }))).toEqual([]);
  });

  test("a number that stands with nobody waits for the desk", async () => {
    const of = await report("variant-name", PENSION);
    await of.send({ event: "acknowledge" });
    await of.send(found("mislinkage", { cause: "swapped_pair", counterpartNumber: "nobody" }));
    await deliverOutbox(at);
    const [row] = await opened.db.select().from(outbox).where(and(eq(outbox.residentId, of.viewing.subject), eq(outbox.topic, "counterpart_found")));
    expect(row).toMatchObject({ deadAt: at, lastError: "no linkage with the number of the other half" });
    expect(await of.send(found("no_error", { counterpartNumber: "x" }))).toMatchObject({ ok: false });
  });
});

describe("the CSV round trip", () => {
  const upload = (institutionId: string, text: string) => uploadAnswers(institutionId, new TextEncoder().encode(text), at);

  test("out, filled in, back: each line is taken or refused by itself, and the same file again changes nothing", async () => {
    const [one, two] = [await report("twin-without-record", "tax-income"), await report("daughter", "tax-income")];
    const header = (await downloadCases(one.institutionId, at)).split("\n")[0]?.replace("\uFEFF", "").split(",") ?? [];
    expect(header).toEqual(expect.arrayContaining(["case", "version", "details", "registerKanji", "event", "reason"]));
    const file = [
      "case,version,event,finding,reason,cause",
      `${one.caseId},${(await one.row()).version},acknowledge,,,`,
      `${two.caseId},1,acknowledge,,,`,
      `${two.caseId},${(await two.row()).version},,,,`,
      `${two.caseId},${(await two.row()).version},find,maybe,"よく,わからない",`,
      `${randomUUID()},1,acknowledge,,,`,
    ].join("\r\n");
    const first = await upload(one.institutionId, file);
    expect(first).toMatchObject({
      ok: true,
      report: {
        taken: 1,
        refused: 3,
        leftOut: 1,
        lines: [
          { line: 2, outcome: "taken", state: "with_institution" },
          { line: 3, outcome: "refused", problem: "stale" },
          { line: 4, outcome: "left_out" },
          { line: 5, outcome: "refused", problem: "invalid" },
          { line: 6, outcome: "refused", problem: "not_found" },
        ],
      },
    });
    const after = await one.row();
    expect(await upload(one.institutionId, file)).toEqual(first);
    expect(await one.row()).toEqual(after);
  });

  test("what the resident wrote never runs as a formula, and comes back as it was", async () => {
    const of = await report("latin-name", "tax-income", "something_else");
    await of.send({ event: "acknowledge" });
    await of.send({ event: "ask", question: "どこですか" });
    const { version } = await of.row();
    await takeResidentStep(of.viewing, { receipt: of.receipt, event: "answer", key: randomUUID(), version, text: '=HYPERLINK("x")' });
    const csv = await downloadCases(of.institutionId, at);
    expect(csv).toContain(`"'=HYPERLINK`);
  });

  test("a case of several items takes a number for each, and none takes another's", async () => {
    const of = await report("daughter", "vaccination", "another_person", ["screening"]);
    for (const step of [{ event: "acknowledge" }, found("mislinkage"), { event: "start_correction" }] as InstitutionStep[]) await of.send(step);
    const { kanji } = own("daughter", "");
    const line = async (number: string) => `case,version,scheme,parts,event,kanji,number\n${of.caseId},${(await of.row()).version},vaccination,screening,verify,${kanji},${number}\n`;
    expect(await upload(of.institutionId, await line("71"))).toMatchObject({ report: { lines: [{ outcome: "refused", problem: "invalid", detail: expect.stringContaining("number") }] } });
    expect(await upload(of.institutionId, await line("71 72"))).toMatchObject({ report: { lines: [{ outcome: "taken", state: "viewing_resumed" }] } });
    const rows = await opened.db.select().from(linkages).where(eq(linkages.residentId, of.viewing.subject));
    expect(["vaccination", "screening"].map((scheme) => rows.find(({ schemeId }) => schemeId === scheme)?.recordNumber)).toEqual(["71", "72"]);
  });

  test("tells what the resident objected to, and takes what only some findings need", async () => {
    const of = await report("all-right", "tax-income");
    await of.send({ event: "acknowledge" });
    await of.send(found("no_error"));
    await takeResidentStep(of.viewing, { receipt: of.receipt, event: "dispute", key: randomUUID(), version: (await of.row()).version, text: "まだちがいます" });
    expect(await downloadCases(of.institutionId, at)).toContain("まだちがいます");
    await of.send({ event: "acknowledge" });
    const file = `case,version,event,finding,reason,cause,counterpartNumber\n${of.caseId},${(await of.row()).version},find,mislinkage,とりちがえました,swapped_pair,no-such-number\n`;
    expect(await upload(of.institutionId, file)).toMatchObject({ report: { taken: 1 } });
    const sent = await opened.db.select().from(outbox).where(and(eq(outbox.residentId, of.viewing.subject), eq(outbox.topic, "counterpart_found")));
    expect(sent.map(({ payload }) => payload["recordNumber"])).toContain("no-such-number");
  });

  test.each([
    ["no header that is ours", "a,b\n1,2", "columns missing: case, version, event"],
    ["a header without one of ours, and no lines", "case,version\n", "columns missing: event"],
    ["an empty file", "", "columns missing"],
    ["a quote that never ends", 'case,version,event\n"x', "not readable"],
  ])("%s: nothing is taken", async (_, text, detail) => {
    expect(await upload("mihon-zei", text)).toEqual({ ok: false, detail: expect.stringContaining(detail) });
  });

  test("saved in Shift_JIS, as spreadsheets like to: refused, so that nobody reads broken signs", async () => {
    // "理由" in Shift_JIS.
    const file = Buffer.concat([Buffer.from("case,version,event,reason\nx,1,reject,"), Buffer.from([0x97, 0x9d, 0x97, 0x52]), Buffer.from("\n")]);
    expect(await uploadAnswers("mihon-zei", file, at)).toEqual({ ok: false, detail: expect.stringContaining("UTF-8") });
  });
});
