import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deskNotes } from "../../db/schema";
import { openCastPortal, signInAtDesk } from "../../test/cast-portal";
import { findInCall } from "../../test/grants";
import { person } from "../../test/people";
import { finding, reporter } from "../../test/reported-case";
import type { TestDatabase } from "../../test/test-database";
import { listCases } from "../corrections/case.server";
import { readInbox } from "../notices/notice.server";
import { DAY_MS } from "../platform/japan-time";
import { adviseOnCase } from "./case-advice.server";
import { listQueue } from "./desk-queue.server";

let opened: TestDatabase;
const at = new Date();
const KEY = "just-moved";

beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

async function doubted() {
  const of = await reporter(opened, at)(KEY, "pension", "another_person");
  await of.send({ event: "acknowledge" });
  await of.send(finding("no_error"));
  expect(await of.does("doubt")).toMatchObject({ ok: true });
  return of;
}

function notesOf(receipt: string) {
  return opened.db
    .select({ text: deskNotes.text })
    .from(deskNotes)
    .where(and(eq(deskNotes.residentId, person(KEY).id), eq(deskNotes.about, receipt)));
}

test("what the desk said is noted, and the resident is asked once more; pressed twice, once", async () => {
  const of = await doubted();
  const agent = await signInAtDesk("desk-agent", at);
  const where = { residentId: person(KEY).id, receipt: of.receipt };
  const waits = { kind: "case", number: of.receipt, waitsFor: "us", owedAt: new Date(at.getTime() + 7 * DAY_MS) };
  expect((await listQueue(agent, "us")).rows).toContainEqual(expect.objectContaining(waits));
  const advice = { key: randomUUID(), version: (await of.row()).version, text: "電話で、番号を読み合わせた。" };

  expect(await adviseOnCase(agent, where, { ...advice, version: advice.version - 1 })).toMatchObject({
    reason: "stale",
  });
  expect(await adviseOnCase(agent, where, { ...advice, text: " " })).toHaveProperty("problems");
  const unspoken = await adviseOnCase(agent, where, advice);
  expect(unspoken).toEqual({ ok: false, reason: "not_spoken" });
  await findInCall(KEY, agent);
  const auditor = await signInAtDesk("desk-auditor", at);
  expect(await adviseOnCase(auditor, where, advice)).toMatchObject({ reason: "not_found" });
  expect(await notesOf(of.receipt)).toEqual([]);

  const key = randomUUID();
  expect(await adviseOnCase(agent, where, { ...advice, key })).toEqual({ ok: true });
  expect(await adviseOnCase(agent, where, { ...advice, key })).toEqual({ ok: true });
  expect((await listQueue(agent, "us")).rows.map(({ number }) => number)).not.toContain(of.receipt);
  expect(await notesOf(of.receipt)).toEqual([{ text: advice.text }]);
  const asked = (await listCases(of.viewing)).find(({ row }) => row.receipt === of.receipt);
  expect(asked).toMatchObject({ row: { state: "viewing_resumed" }, status: { mustIAct: true } });
  expect(asked?.mayDo).toEqual(["confirm", "dispute", "doubt"]);
  const kinds = (await readInbox(of.viewing)).notices.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "case_advised")).toHaveLength(1);
});
