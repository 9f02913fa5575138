import { afterAll, beforeAll, expect, test } from "vitest";
import { openCastPortal, signInAtDesk } from "../../test/cast-portal";
import { deskTokenOf, findInCall } from "../../test/grants";
import { person } from "../../test/people";
import type { TestDatabase } from "../../test/test-database";
import { findViewing } from "../identity/viewing.server";
import { listLiveLooks } from "./live-looks.server";
import { leaveSupport } from "./support.server";

const KEY = "without-consent";
const at = new Date();
let opened: TestDatabase;
beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

test("at whom a member of staff looks is told to that one alone, until it ends", async () => {
  const agent = await signInAtDesk("desk-agent", at);
  const supportId = await findInCall(KEY, agent);
  expect(await listLiveLooks(agent)).toMatchObject([{ supportId, kind: "call", residentName: person(KEY).nameKanji }]);
  expect(await listLiveLooks(await signInAtDesk("desk-supervisor", at))).toEqual([]);
  const later = new Date(at.getTime() + 31 * 60_000);
  expect(await listLiveLooks({ ...agent, at: later })).toEqual([]);
  const found = await findViewing({ own: undefined, desk: await deskTokenOf("desk-agent", at) }, `s-${supportId}`, at);
  if (found.ok) await leaveSupport(found.viewing);
  expect(await listLiveLooks(agent)).toEqual([]);
});
