import { afterAll, beforeAll, expect, test } from "vitest";
import { ceremonies, drafts, outbox, sessions, submissions } from "../../db/schema";
import { openTestDatabase, type TestDatabase } from "../../test/test-database";
import { provideDatabase } from "../platform/database.server";
import { clearAway } from "./housekeeping.server";

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  provideDatabase(opened.db);
});
afterAll(() => opened.close());

const at = new Date("2026-11-22T03:00:00Z");
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);
const residentId = "01900000-0000-7000-8000-000000000001";
const id = (n: number) => `01900000-0000-7000-8000-0000000000a${n}`;

test("clears away what has served its time, and nothing else", async () => {
  const ceremony = { challenge: "x", purpose: "sign_in" as const, browserHash: "x", returnTo: "/me" };
  await opened.db.insert(ceremonies).values([
    { ...ceremony, ceremonyId: id(1), expiresAt: daysAgo(1) },
    { ...ceremony, ceremonyId: id(2), expiresAt: daysAgo(-1) },
  ]);
  const session = {
    residentId,
    tokenHash: "x",
    credentialId: "x",
    sharedTerminal: false,
    startedAt: daysAgo(60),
    lastSeenAt: daysAgo(60),
  };
  await opened.db.insert(sessions).values([
    { ...session, sessionId: id(1), endsAt: daysAgo(59) },
    { ...session, sessionId: id(2), endsAt: daysAgo(-1), endedAt: daysAgo(31) },
    { ...session, sessionId: id(3), endsAt: daysAgo(-1), endedAt: daysAgo(1) },
    { ...session, sessionId: id(4), endsAt: daysAgo(1) },
  ]);
  await opened.db.insert(submissions).values([
    { residentId, key: "old", result: {}, at: daysAgo(31) },
    { residentId, key: "new", result: {}, at: daysAgo(29) },
  ]);
  const notice = {
    residentId,
    topic: "case_opened" as const,
    payload: { institutionId: "mihon-kokuho", caseId: id(1) },
    createdAt: daysAgo(90),
    nextAttemptAt: daysAgo(90),
  };
  await opened.db.insert(outbox).values([
    { ...notice, outboxId: id(1), deliveredAt: daysAgo(31) },
    { ...notice, outboxId: id(2) },
  ]);

  const draft = { residentId, data: { details: "x" } };
  await opened.db.insert(drafts).values([
    { ...draft, kind: "unsent:/me/old", updatedAt: daysAgo(31) },
    { ...draft, kind: "unsent:/me/new", updatedAt: daysAgo(29) },
    { ...draft, kind: `unsent:${id(1)}/me/old`, updatedAt: daysAgo(0.6) },
    { ...draft, kind: `unsent:${id(1)}/me/new`, updatedAt: daysAgo(0.4) },
    { ...draft, kind: "report:pension", updatedAt: daysAgo(90) },
  ]);

  await clearAway(at);

  expect((await opened.db.select().from(ceremonies)).map((row) => row.ceremonyId)).toEqual([id(2)]);
  expect((await opened.db.select().from(sessions)).map((row) => row.sessionId).sort()).toEqual([id(3), id(4)]);
  expect((await opened.db.select().from(submissions)).map((row) => row.key)).toEqual(["new"]);
  expect((await opened.db.select().from(drafts)).map((row) => row.kind).sort()).toEqual([
    "report:pension",
    "unsent:/me/new",
    `unsent:${id(1)}/me/new`,
  ]);
  expect((await opened.db.select().from(outbox)).map((row) => row.outboxId)).toEqual([id(2)]);
});
