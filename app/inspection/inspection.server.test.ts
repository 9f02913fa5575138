import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { seed } from "../../db/seed";
import { auditEntries, auditHeads, cases, linkages } from "../../db/schema";
import { openTestDatabase, type TestDatabase } from "../../test/test-database";
import { person } from "../../test/people";
import { firstBroken } from "../platform/audit-chain";
import type { RecordFacts } from "../matching/person";
import { ownViewing } from "../identity/viewing";
import { inTransaction, provideDatabase } from "../platform/database.server";
import { type FileRecord, inspectLinkage } from "./inspection.server";
import { findLinkage } from "../linkages/linkage.server";
import { writeCorrectedRecords } from "../institutions/corrected-record.server";

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  provideDatabase(opened.db);
});
afterAll(() => opened.close());
beforeEach(async () => {
  await opened.empty();
  await seed(opened.db, { today: AT });
});

const AT = new Date("2026-11-24T03:00:00Z");
const PENSION = "pension";
const HANAKO = person("all-right");
const row = and(eq(linkages.residentId, HANAKO.id), eq(linkages.schemeId, PENSION));
const OWN: RecordFacts = {
  kanji: HANAKO.nameKanji,
  kana: HANAKO.nameKana,
  birthDate: HANAKO.birthDate,
  sex: HANAKO.sex,
  address: HANAKO.address,
};
const BORN_ELSEWHEN = { ...OWN, birthDate: "1955-05-05" };

async function linkage() {
  const [found] = await opened.db.select().from(linkages).where(row);
  if (!found) throw new Error("the linkage is gone");
  return found;
}
async function audited(): Promise<string[]> {
  const entries = await opened.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.residentId, HANAKO.id))
    .orderBy(auditEntries.seq);
  const [head] = await opened.db.select().from(auditHeads).where(eq(auditHeads.residentId, HANAKO.id));
  expect(firstBroken(entries, head)).toBeUndefined();
  return entries.map(({ actor, action, target }) => `${actor} ${action} ${target}`);
}
async function inspect(facts: RecordFacts, changes: Partial<FileRecord> = {}, at = AT) {
  const { institutionId, recordNumber } = await linkage();
  const file: FileRecord = {
    runId: randomUUID(),
    institutionId,
    recordNumber: recordNumber ?? "",
    facts,
    madeHow: null,
    inquiryFacts: null,
    ...changes,
  };
  return inTransaction((tx) =>
    inspectLinkage(tx, { subject: HANAKO.id, at, actor: `institution:${institutionId}` }, PENSION, file),
  );
}
function seen() {
  const session = {
    sessionId: randomUUID(),
    credentialId: "x",
    sharedTerminal: false,
    startedAt: AT,
    idleEndsAt: AT,
    endsAt: AT,
  };
  return findLinkage(ownViewing(HANAKO.id, session, AT), PENSION);
}
const suspend = () => opened.db.update(linkages).set({ suspendedAt: AT }).where(row);

describe("a record of a file", () => {
  test("that is another person's is flagged, takes the place of the facts on file, and is audited", async () => {
    const before = await linkage();
    expect(await inspect(BORN_ELSEWHEN)).toBe("flagged");
    const after = await linkage();
    expect(after).toMatchObject({ recordBirthDate: "1955-05-05", version: before.version + 1 });
    expect(after.inspectionFlag).toMatchObject({
      verdict: "different",
      likelihood: "birth_date",
      reasons: ["birthDate:date"],
      foundAt: AT.toISOString(),
    });
    expect(await audited()).toEqual([`institution:${before.institutionId} inspection_flagged ${PENSION}`]);
  });

  test("the same again by the same inspection, which was stopped, is still its own flag and no second one", async () => {
    const runId = randomUUID();
    await inspect(BORN_ELSEWHEN, { runId });
    const [after, audit] = [await linkage(), await audited()];
    expect(await inspect(BORN_ELSEWHEN, { runId })).toBe("flagged");
    expect(await linkage()).toEqual(after);
    expect(await audited()).toEqual(audit);
  });

  test("the same again changes nothing", async () => {
    await inspect(BORN_ELSEWHEN);
    const after = await linkage();
    expect(await inspect(BORN_ELSEWHEN, {}, new Date("2027-01-01T00:00:00Z"))).toBe("unchanged");
    expect(await linkage()).toEqual(after);
    expect(await audited()).toHaveLength(1);
  });

  test("that is one's own leaves no trace", async () => {
    const before = await linkage();
    expect(await inspect({ ...OWN, kanji: HANAKO.nameKanji.replaceAll(/\s/gu, "") })).toBe("unchanged");
    expect(await linkage()).toEqual(before);
    expect(await audited()).toEqual([]);
  });

  test("that was put right since takes the flag away, and the page no longer explains the old facts", async () => {
    await inspect(BORN_ELSEWHEN);
    expect(await inspect(OWN)).toBe("cleared");
    expect(await linkage()).toMatchObject({ inspectionFlag: null, recordBirthDate: HANAKO.birthDate });
    expect((await audited()).at(-1)).toMatch(/inspection_cleared pension$/);
  });

  test("that is still doubtful, though otherwise, changes the flag", async () => {
    await inspect(BORN_ELSEWHEN);
    expect(await inspect({ ...OWN, sex: HANAKO.sex === "male" ? "female" : "male" })).toBe("flagged");
    expect(await linkage()).toMatchObject({ recordBirthDate: HANAKO.birthDate, inspectionFlag: { likelihood: "sex" } });
  });

  test("whose linkage is hidden is flagged, and the facts stay what they were", async () => {
    await suspend();
    const before = await linkage();
    expect(await inspect(BORN_ELSEWHEN)).toBe("held");
    expect(await linkage()).toEqual({
      ...before,
      inspectionFlag: expect.objectContaining({ likelihood: "birth_date" }),
    });
    expect(await inspect(BORN_ELSEWHEN)).toBe("held");
    expect(await audited()).toHaveLength(1);
  });

  test("under correction is flagged, and the facts stay what they were", async () => {
    const { institutionId, ...before } = await linkage();
    const open = {
      state: "with_institution",
      stateSince: AT,
      openedAt: AT,
      receipt: "X",
      kind: "out_of_date",
      details: "",
      contact: { channel: "portal" },
    } as const;
    const ids = {
      residentId: HANAKO.id,
      caseId: randomUUID(),
      signatureId: randomUUID(),
      schemeId: PENSION,
      institutionId,
    } as const;
    await opened.db.insert(cases).values({ ...ids, ...open });
    expect(await inspect(BORN_ELSEWHEN)).toBe("held");
    expect(await linkage()).toMatchObject({ version: before.version, recordBirthDate: before.recordBirthDate });
  });

  test.each<[string, Partial<FileRecord>]>([
    ["another number", { recordNumber: "no-such-number" }],
    ["another institution", { institutionId: "rei-mura" }],
  ])("that is of %s by now touches nothing", async (_, changes) => {
    const before = await linkage();
    expect(await inspect(BORN_ELSEWHEN, changes)).toBe("gone");
    expect(await linkage()).toEqual(before);
  });

  test("says how it was linked; what the file leaves out the linkage knows", async () => {
    const elsewhere = { ...OWN, address: "空想県別市別町9" };
    await inspect(elsewhere, { madeHow: "register_inquiry", inquiryFacts: ["name", "birth_date"] });
    expect((await linkage()).inspectionFlag?.likelihood).toBe("address_not_compared");
    await inspect(elsewhere);
    expect((await linkage()).inspectionFlag?.likelihood).toBe("address");
  });
});

describe("the resident's page", () => {
  test("explains the facts that the file holds, and says when they were found", async () => {
    await inspect(BORN_ELSEWHEN);
    const view = (await seen())?.view;
    expect(view).toMatchObject({
      state: "needs_checking",
      attention: "facts_differ",
      inspection: { foundAt: AT, wholeFile: true },
    });
    expect(view?.facts[0]).toMatchObject({ fact: "birthDate", verdict: "different", recordValues: undefined });
    expect(JSON.stringify(view)).not.toContain("1955");
  });
  test("tells what was found where the facts stayed what they were", async () => {
    await suspend();
    await inspect(BORN_ELSEWHEN);
    await opened.db.update(linkages).set({ suspendedAt: null }).where(row);
    expect((await seen())?.view).toMatchObject({ attention: "inspection_found", doubtful: true });
  });
});

describe("a new linkage goes through the same check", () => {
  async function correct(record: Partial<RecordFacts>) {
    const { institutionId } = await linkage();
    const about = {
      residentId: HANAKO.id,
      schemeId: PENSION,
      parts: [],
      institutionId,
      kind: "another_person",
    } as unknown as typeof cases.$inferSelect;
    await inTransaction((tx) =>
      writeCorrectedRecords(tx, about, [{ scheme: PENSION, record: { ...OWN, ...record, number: "0000-1" } }], AT),
    );
  }
  test("a corrected record that is still another person's is flagged", async () => {
    await correct({ birthDate: "1955-05-05" });
    expect((await linkage()).inspectionFlag).toMatchObject({ likelihood: "birth_date", runId: null });
    expect((await audited()).at(-1)).toMatch(/inspection_flagged pension$/);
  });
  test("a right one takes the flag away", async () => {
    await inspect(BORN_ELSEWHEN);
    await correct({});
    expect((await linkage()).inspectionFlag).toBeNull();
  });
});
