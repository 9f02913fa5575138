import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { credentials } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { answerWithCard, openCastPortal } from "../../test/cast-portal";
import { person } from "../../test/people";
import { beginSignIn, completeSignIn, endSessionOf } from "./sign-in.server";
import { findStaffMember } from "./staff.server";
import { dismissStaff, listStaff, takeOnStaff } from "./staff-register.server";
import { findViewing } from "./viewing.server";

let opened: TestDatabase;
const at = new Date();
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

async function signInAt(key: string, returnTo: string) {
  const { ceremonyId, binding } = await beginSignIn({ sharedTerminal: true, returnTo, at });
  return completeSignIn({ ceremonyId, binding, assertion: await answerWithCard(key, ceremonyId, at), at });
}

async function deskToken(key: string): Promise<string> {
  const signedIn = await signInAt(key, "/desk");
  return signedIn.ok ? signedIn.token : "";
}

test("staff sign in at the desk with the own card, into a session that opens nothing of their own; and the other way round", async () => {
  const atDesk = await signInAt("desk-agent", "/desk/find");
  expect(atDesk).toMatchObject({ ok: true, desk: true, returnTo: "/desk/find" });
  const token = atDesk.ok ? atDesk.token : "";
  expect(await findStaffMember(token, at)).toMatchObject({
    ok: true,
    staffMember: { staffId: person("desk-agent").id, role: "agent", label: "窓口1番" },
  });
  expect(await findViewing({ own: token, desk: token }, "me", at)).toEqual({ ok: false, reason: "signed_out" });
  const own = await signInAt("desk-agent", "/me");
  const ownToken = own.ok ? own.token : "";
  expect((await findViewing({ own: ownToken }, "me", at)).ok).toBe(true);
  expect(await findStaffMember(ownToken, at)).toEqual({ ok: false, reason: "signed_out" });
});

test("whoever is none of the staff does not come in", async () => {
  expect(await signInAt("all-right", "/desk")).toEqual({ ok: false, reason: "not_staff" });
});

test("a session at the desk is short", async () => {
  const token = await deskToken("desk-agent");
  expect((await findStaffMember(token, later(10 - 0.01), false)).ok).toBe(true);
  expect(await findStaffMember(token, later(10), false)).toEqual({ ok: false, reason: "idle" });
  for (let minutes = 9; minutes < 240; minutes += 9)
    expect((await findStaffMember(token, later(minutes))).ok).toBe(true);
  expect(await findStaffMember(token, later(240))).toEqual({ ok: false, reason: "signed_out" });
});

test("taken on, given another role, dismissed: each counts on the next request", async () => {
  const residentId = person("all-right").id;
  expect(await takeOnStaff({ residentId, role: "auditor", label: "監査2", at })).toBe(true);
  const token = await deskToken("all-right");
  const found = await findStaffMember(token, at);
  expect(found.ok && [found.staffMember.may("audit"), found.staffMember.may("work")]).toEqual([true, false]);
  expect(await takeOnStaff({ residentId, role: "agent", label: "窓口9番", at })).toBe(true);
  const changed = await findStaffMember(token, at);
  expect(changed.ok && [changed.staffMember.may("audit"), changed.staffMember.may("work")]).toEqual([false, true]);
  expect((await listStaff()).map(({ label }) => label)).toContain("窓口9番");
  expect(await dismissStaff(residentId, at)).toBe(true);
  expect(await findStaffMember(token, at)).toEqual({ ok: false, reason: "signed_out" });
  expect(await dismissStaff(residentId, at)).toBe(false);
  expect(await takeOnStaff({ residentId: "01900000-0000-7000-8000-000000009999", role: "agent", label: "x", at })).toBe(
    false,
  );
});

test("a card that was suspended ends what it opened; signing out ends it too", async () => {
  const token = await deskToken("desk-supervisor");
  await endSessionOf(await deskToken("desk-supervisor"), at);
  expect((await findStaffMember(token, at)).ok).toBe(true);
  await opened.db
    .update(credentials)
    .set({ endedAt: at, endedBecause: "suspended" })
    .where(eq(credentials.residentId, person("desk-supervisor").id));
  expect(await findStaffMember(token, at)).toEqual({ ok: false, reason: "signed_out" });
});
