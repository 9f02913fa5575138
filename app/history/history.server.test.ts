/**
 * The exchange history: whole days, everybody's looks, search, the marks of a mislinkage, seven years, and the file to
 * take along.
 */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cases, exchanges } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import type { HistoryEntry } from "./history";
import { takeResidentStep } from "../corrections/case.server";
import { exportHistory, type HistoryWords, readHistory } from "./history.server";
import { clearAway } from "../server/housekeeping.server";
import { findInstitutionCase } from "../institutions/institution-case.server";
import { type InstitutionStep, takeInstitutionStep } from "../institutions/institution-step.server";
import { findLinkage } from "../linkages/linkage.server";

let opened: TestDatabase;
let at: Date;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
});
afterAll(() => opened.close());

const everything = { show: "all", office: "" } as const;
const entriesOf = ({ days }: Awaited<ReturnType<typeof readHistory>>): HistoryEntry[] =>
  days.flatMap(({ entries }) => entries);
const isExchange = (entry: HistoryEntry) => entry.what === "exchange";

test("exchanges and looks stand in one list, newest day first, and a page never cuts a day", async () => {
  const viewing = await viewAs("all-right", { at });
  await findLinkage(viewing, "pension");
  const pages = [];
  for (let before: Date | undefined; ;) {
    const page = await readHistory(viewing, { ...everything, ...(before ? { before } : {}) });
    pages.push(page);
    if (!page.next) break;
    before = page.next;
  }
  const days = pages.flatMap((page) => page.days.map(({ day }) => day.getTime()));
  expect(days).toEqual([...new Set(days)].sort((a, b) => b - a));
  const all = pages.flatMap(entriesOf);
  const rows = await opened.db.select().from(exchanges).where(eq(exchanges.residentId, viewing.subject));
  expect(all.filter(isExchange)).toHaveLength(rows.length);
  expect(all[0]).toMatchObject({
    what: "looks",
    who: { kind: "self" },
    places: expect.arrayContaining([{ action: "looked_at_linkage", target: "pension" }]),
  });
});

describe("search and filter", () => {
  test.each([
    ["みほん市（住民税）", "offices"],
    ["ミホン市（住民税）", "nobody"],
    ["resident tax", "offices"],
    ["年金事務所", "offices"],
  ] as const)("%s: %s", async (office, expected) => {
    const found = entriesOf(await readHistory(await viewAs("wifes-account", { at }), { show: "all", office }));
    expect(found.length > 0 ? "offices" : "nobody").toBe(expected);
    for (const entry of found)
      if (entry.what === "exchange")
        expect(
          [entry.askerId, entry.holderId].some((id) => ["mihon-zei", "mihon-nenkin", "betsu-nenkin"].includes(id)),
        ).toBe(true);
  });

  test("only between offices, or only looks on this site", async () => {
    const viewing = await viewAs("wifes-account", { at });
    expect(entriesOf(await readHistory(viewing, { show: "offices", office: "" })).every(isExchange)).toBe(true);
    expect(entriesOf(await readHistory(viewing, { show: "portal", office: "" })).some(isExchange)).toBe(false);
  });
});

describe("while another person's record stood here", () => {
  test("exchanges are marked once the mislinkage was found, told to the institution, stay so when an objection finds the corrected record right, and reach further when it was wrong, too", async () => {
    const key = "wrong-insurance";
    const viewing = await viewAs(key, { at });
    const marked = async () => entriesOf(await readHistory(viewing, { show: "marked", office: "" }));
    const receipt = await fileReportAs(viewing, key, { scheme: "health-insurance-card", kind: "another_person" });
    const row = async () =>
      (
        await opened.db
          .select()
          .from(cases)
          .where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, receipt)))
      )[0] ??
      (() => {
        throw new Error("gone");
      })();
    const send = async (step: InstitutionStep) => {
      const { institutionId, caseId, version } = await row();
      return takeInstitutionStep({ institutionId, caseId, step, version, key: randomUUID(), at });
    };
    await send({ event: "acknowledge" });
    expect(await marked()).toEqual([]);
    await send({ event: "find", finding: "mislinkage", reason: "くらべました" });
    const all = await opened.db.select().from(exchanges).where(eq(exchanges.residentId, viewing.subject));
    const ofRecord = all.filter(({ schemeId }) => ["health-insurance-card", "treatment-medicine"].includes(schemeId));
    expect(ofRecord.length).toBeGreaterThan(3);
    expect((await marked()).map((entry) => entry.what === "exchange" && entry.id).sort()).toEqual(
      ofRecord.map(({ exchangeId }) => exchangeId).sort(),
    );
    expect((await marked()).every((entry) => entry.what === "exchange" && entry.markedBy === receipt)).toBe(true);
    const { institutionId, caseId } = await row();
    const seen = await findInstitutionCase(institutionId, caseId, at);
    expect(seen?.exchanges.map(({ id }) => id).sort()).toEqual(ofRecord.map(({ exchangeId }) => exchangeId).sort());
    const one = eq(exchanges.exchangeId, ofRecord[0]?.exchangeId ?? "");
    await opened.db
      .update(exchanges)
      .set({ ground: "a_new_one" as never })
      .where(one);
    await expect(findInstitutionCase(institutionId, caseId, at)).rejects.toThrow("ground");
    await opened.db.update(exchanges).set({ ground: ofRecord[0]?.ground }).where(one);
    const { nameKanji: kanji, nameKana: kana, birthDate, sex, address } = person(key);
    await send({ event: "start_correction" });
    await send({
      event: "verify",
      records: [
        { scheme: "health-insurance-card", record: { kanji, kana, birthDate, sex, address, number: "10000009" } },
      ],
    });
    const dispute = async (afterMs: number) => {
      const { version } = await row();
      await takeResidentStep(
        { ...viewing, at: new Date(at.getTime() + afterMs) },
        { receipt, event: "dispute", key: randomUUID(), version, text: "まだちがいます" },
      );
    };
    const meanwhile = {
      exchangeId: randomUUID(),
      at: new Date(at.getTime() + 60_000),
      askerId: "mihon-kodomo",
      holderId: institutionId,
      schemeId: "health-insurance-card",
      ground: "child_allowance",
    } as const;
    await opened.db.insert(exchanges).values({ residentId: viewing.subject, ...meanwhile });
    await dispute(120_000);
    expect(await marked()).toHaveLength(ofRecord.length);
    await send({ event: "acknowledge" });
    await send({ event: "find", finding: "no_error", reason: "くらべました" });
    expect((await row()).finding).toBe("no_error");
    expect(await marked()).toHaveLength(ofRecord.length);
    await dispute(180_000);
    await send({ event: "acknowledge" });
    await send({ event: "find", finding: "mislinkage", reason: "くらべました" });
    expect(await marked()).toHaveLength(ofRecord.length + 1);
    const stranger = await viewAs("daughter", { at });
    expect(entriesOf(await readHistory(stranger, { show: "marked", office: "" }))).toEqual([]);
  });

  test("the institution's looks at the case stand in the list, under its name", async () => {
    const viewing = await viewAs("wrong-insurance", { at });
    const looks = entriesOf(await readHistory(viewing, { show: "portal", office: "みほん市国民健康保険" }));
    expect(looks).toEqual([
      expect.objectContaining({ what: "looks", who: { kind: "institution", institutionId: "mihon-kokuho" } }),
    ]);
  });
});

test("seven years are shown and kept, no day more", async () => {
  const { id: residentId } = person("latin-name");
  const day = (years: number, days: number) =>
    new Date(Date.UTC(at.getUTCFullYear() - years, at.getUTCMonth(), at.getUTCDate() + days));
  const row = (when: Date): typeof exchanges.$inferInsert => ({
    residentId,
    exchangeId: randomUUID(),
    at: when,
    askerId: "mihon-zei",
    holderId: "mihon-nenkin",
    schemeId: "pension",
    ground: "tax_assessment",
  });
  const [kept, gone] = [row(day(7, 1)), row(day(7, -1))];
  await opened.db.insert(exchanges).values([kept, gone]);
  const viewing = await viewAs("latin-name", { at });
  const ids = async () => {
    const shown = [];
    for (let before: Date | undefined; ;) {
      const page = await readHistory(viewing, { show: "offices", office: "", ...(before ? { before } : {}) });
      shown.push(...entriesOf(page).map((entry) => entry.what === "exchange" && entry.id));
      if (!page.next) return shown;
      before = page.next;
    }
  };
  expect(await ids()).toContain(kept.exchangeId);
  expect(await ids()).not.toContain(gone.exchangeId);
  await clearAway(at);
  const left = (await opened.db.select().from(exchanges).where(eq(exchanges.residentId, residentId))).map(
    ({ exchangeId }) => exchangeId,
  );
  expect(left).toContain(kept.exchangeId);
  expect(left).not.toContain(gone.exchangeId);
});

test("the file holds a line for each exchange and look, no formulas, and its making is noted", async () => {
  const viewing = await viewAs("daughter", { at });
  const words: HistoryWords = {
    columns: { at: "at", who: "who", whom: "whom", what: "what", why: "why", note: "note" },
    exchange: ({ askerId, holderId, schemeId, ground }) => ({
      who: `=${askerId}`,
      whom: holderId,
      what: schemeId,
      why: ground,
      note: "",
    }),
    look: ({ action, target }) => ({ who: "me", what: `${action} ${target}`, why: "" }),
  };
  const csv = await exportHistory(viewing, everything, words);
  const [header, ...lines] = csv.trimEnd().split("\n");
  expect(header).toBe("\uFEFFat,who,whom,what,why,note");
  const rows = await opened.db.select().from(exchanges).where(eq(exchanges.residentId, viewing.subject));
  expect(lines.filter((line) => line.includes("'="))).toHaveLength(rows.length);
  expect(lines.filter((line) => /,=/.test(line))).toEqual([]);
  expect(lines.some((line) => line.includes("exported_history"))).toBe(true);
});
