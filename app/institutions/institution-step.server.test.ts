/** What holds for every institution: its own cases only, each request once, and nothing of a hidden record. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { institutionRequests } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { finding, ownRecord, type Reporter, reporter } from "../../test/reported-case";
import { takeResidentStep } from "../corrections/case.server";
import { noteExchange } from "./exchange.server";
import { findInstitutionCase, listInstitutionCases } from "./institution-case.server";
import { downloadCases } from "./institution-csv.server";
import { type InstitutionStep, takeInstitutionStep } from "./institution-step.server";
import { listLinkages } from "../linkages/linkage.server";

let opened: TestDatabase;
let at: Date;
let report: Reporter;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
  report = reporter(opened, at);
});
afterAll(() => opened.close());

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
    expect(later).toMatchObject({
      ok: true,
      replayed: true,
      answer: { state: "with_institution", version: version + 1 },
    });
  });

  test("another content under a used key is refused, and so is a version that has passed", async () => {
    const of = await report("daughter", "pension");
    const key = randomUUID();
    await of.send({ event: "acknowledge" }, { key });
    expect(await of.send(finding("no_error"), { key })).toEqual({ ok: false, reason: "key_reused" });
    expect(await of.send(finding("no_error"), { version: 1 })).toEqual({ ok: false, reason: "stale" });
    expect((await of.row()).state).toBe("with_institution");
  });

  test("what is kept for repeating holds nothing of the resident or the record", async () => {
    const of = await report("latin-name", "pension");
    await of.send({ event: "acknowledge" });
    const kept = JSON.stringify(
      await opened.db.select().from(institutionRequests).where(eq(institutionRequests.residentId, of.viewing.subject)),
    );
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
    expect(
      await takeInstitutionStep({
        institutionId: stranger,
        caseId: of.caseId,
        step: { event: "acknowledge" },
        version,
        key: randomUUID(),
        at,
      }),
    ).toEqual({ ok: false, reason: "not_found" });
    expect(await downloadCases(stranger, at)).not.toContain(of.caseId);
  });

  test("nothing of a hidden record: not in the case, not as CSV, not by asking for an exchange, and again once it is shown", async () => {
    const of = await report("wrong-insurance", "health-insurance-card");
    const { neverShown } = person("wrong-insurance");
    const seen = async () =>
      JSON.stringify(await findInstitutionCase(of.institutionId, of.caseId, at)) +
      (await downloadCases(of.institutionId, at));
    for (const value of neverShown) expect(await seen()).not.toContain(value);
    expect(await findInstitutionCase(of.institutionId, of.caseId, at)).toMatchObject({
      items: [{ suspended: true, record: null, linked: true }],
    });
    const exchange = {
      scheme: "health-insurance-card",
      recordNumber: "77309119",
      asker: "mihon-kodomo",
      ground: "child_allowance" as const,
    };
    expect(await noteExchange(of.institutionId, exchange, randomUUID(), at)).toEqual({
      ok: false,
      reason: "exchange_stopped",
    });
    for (const step of [
      { event: "acknowledge" },
      finding("mislinkage"),
      { event: "start_correction" },
    ] as InstitutionStep[])
      await of.send(step);
    for (const value of neverShown) expect(await seen()).not.toContain(value);
    await of.send({
      event: "verify",
      records: [{ scheme: "health-insurance-card", record: ownRecord("wrong-insurance", "10000009") }],
    });
    expect(await findInstitutionCase(of.institutionId, of.caseId, at)).toMatchObject({
      items: [{ suspended: false, record: { number: "10000009" } }],
    });
    const again = { ...exchange, recordNumber: "10000009" };
    expect(await noteExchange(of.institutionId, again, "once", at)).toMatchObject({ ok: true });
    expect(await noteExchange(of.institutionId, again, "once", at)).toMatchObject({ ok: true, replayed: true });
    expect(await noteExchange("rei-kenpo", again, randomUUID(), at)).toEqual({ ok: false, reason: "not_found" });
  });
});

describe("the leak track", () => {
  const correct = async (of: Awaited<ReturnType<Reporter>>, number: string) => {
    await of.send({ event: "acknowledge" });
    await of.send(finding("mislinkage"));
    await of.send({ event: "start_correction" });
    await of.send({ event: "verify", records: [{ scheme: "household", record: ownRecord("all-right", number) }] });
  };
  const says = async (of: Awaited<ReturnType<Reporter>>, event: "confirm" | "dispute", text?: string) =>
    takeResidentStep(of.viewing, {
      receipt: of.receipt,
      event,
      key: randomUUID(),
      version: (await of.row()).version,
      ...(text ? { text } : {}),
    });

  test("once ended it is offered no second time, until a mislinkage is found anew: then with a target of its own", async () => {
    const of = await report("all-right", "household");
    await correct(of, "1");
    await of.send({ event: "request_log" });
    expect(await of.send({ event: "report_log", result: "viewed" })).toMatchObject({
      ok: true,
      answer: { leakState: "notified", steps: [] },
    });
    expect(await of.send({ event: "request_log" })).toMatchObject({ ok: false, reason: "refused" });
    await says(of, "dispute", "まだちがいます");
    await of.send({ event: "acknowledge" });
    const again = await of.send(finding("mislinkage"));
    expect(again).toMatchObject({ ok: true, answer: { leakState: null, steps: ["start_correction", "request_log"] } });
    expect((await of.row()).leakDueAt).not.toBeNull();
    await of.send({ event: "start_correction" });
    await of.send({ event: "verify", records: [{ scheme: "household", record: ownRecord("all-right", "2") }] });
    await says(of, "confirm");
  });

  test("a case that the resident has closed stays with its institution until the logs are in, and then no longer", async () => {
    const of = await report("daughter", "household");
    await correct(of, "3");
    await says(of, "confirm");
    const listed = async () =>
      (await listInstitutionCases(of.institutionId, undefined, at)).cases.find(({ id }) => id === of.caseId);
    expect(await listed()).toMatchObject({ state: "closed", steps: ["request_log"] });
    expect(await findInstitutionCase(of.institutionId, of.caseId, at)).toMatchObject({ steps: ["request_log"] });
    await of.send({ event: "request_log" });
    expect(await of.send({ event: "report_log", result: "not_viewed" })).toMatchObject({
      ok: true,
      answer: { leakState: "notified", steps: [] },
    });
    expect(await listed()).toBeUndefined();
    expect(await of.send({ event: "request_log" })).toMatchObject({ ok: false, reason: "not_found" });
  });
});

describe("a case about several items", () => {
  test("hides all of them, wants a record for each, and shows all of them again", async () => {
    const of = await report("strangers-account", "vaccination", "another_person", ["screening"]);
    const states = async () => {
      const all = await listLinkages(of.viewing);
      return ["vaccination", "screening"].map(
        (id) => all.linkages.find(({ view }) => view.schemeId === id)?.view.state,
      );
    };
    expect(await states()).toEqual(["suspended", "suspended"]);
    for (const step of [
      { event: "acknowledge" },
      finding("mislinkage"),
      { event: "start_correction" },
    ] as InstitutionStep[])
      await of.send(step);
    const record = ownRecord("strangers-account", "55");
    expect(await of.send({ event: "verify", records: [{ scheme: "vaccination", record }] })).toMatchObject({
      ok: false,
      reason: "invalid",
    });
    expect(await states()).toEqual(["suspended", "suspended"]);
    const both = ["vaccination", "screening"].map((scheme) => ({
      scheme,
      record: { ...record, number: `55-${scheme}` },
    }));
    expect(await of.send({ event: "verify", records: both })).toMatchObject({
      ok: true,
      answer: { state: "viewing_resumed" },
    });
    expect(await states()).toEqual(["linked", "linked"]);
  });

  test("items of another institution, or already under correction, cannot be put together", async () => {
    const viewing = await viewAs("all-right", { at });
    await expect(
      fileReportAs(viewing, "all-right", { scheme: "vaccination", kind: "another_person", parts: ["pension"] }),
    ).rejects.toThrow("not_possible");
    await fileReportAs(viewing, "all-right", { scheme: "screening", kind: "another_person" });
    await expect(
      fileReportAs(viewing, "all-right", { scheme: "vaccination", kind: "another_person", parts: ["screening"] }),
    ).rejects.toThrow("not_possible");
  });
});
