import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cases, enquiries, residents } from "../../db/schema";
import { fileReportAs, openCastPortal, signInAtDesk, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import type { TestDatabase } from "../../test/test-database";
import { askDesk } from "../enquiries/enquiry.server";
import { hideLinkage } from "../protection/protection.server";
import { countWaiting } from "./waiting-counts.server";

let opened: TestDatabase;
const at = new Date();
const key = "without-consent";
const residentId = person(key).id;
const SCHEME = "health-insurance-card";

beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

const countFor = async (staff: string) => countWaiting(await signInAtDesk(staff, at));

async function ask(): Promise<string> {
  const asked = await askDesk(await viewAs(key, { at }), {
    key: randomUUID(),
    topic: "account",
    how: "write",
    text: "口座の名義が通帳とちがうようです",
    receipt: "",
    phone: "",
    slot: "",
  });
  return asked.ok ? asked.enquiryId : "";
}

describe("what waits at the desk", () => {
  test("an enquiry, a promised call and a late institution are counted, each where it belongs", async () => {
    const before = await countFor("desk-agent");
    const called = await ask();
    await ask();
    await opened.db.update(enquiries).set({ slotAt: at, channel: "callback" }).where(eq(enquiries.enquiryId, called));
    const receipt = await fileReportAs(await viewAs(key, { at }), key, { scheme: SCHEME, kind: "another_person" });
    await opened.db.update(cases).set({ escalatedAt: at, dueAt: at }).where(eq(cases.receipt, receipt));
    expect(await countFor("desk-agent")).toEqual({
      us: (before?.us ?? 0) + 2,
      calls: (before?.calls ?? 0) + 1,
      overdue: (before?.overdue ?? 0) + 1,
      approvals: undefined,
    });
  });

  test("a case about a hidden record, and what concerns who has died, is not counted", async () => {
    const before = await countFor("desk-agent");
    await hideLinkage({ residentId, schemeId: SCHEME, why: "support_measure", at });
    expect((await countFor("desk-agent"))?.overdue).toBe((before?.overdue ?? 0) - 1);
    await hideLinkage({ residentId, schemeId: SCHEME, why: undefined, at });
    await hideLinkage({ residentId, schemeId: "pension", why: "support_measure", at });
    expect((await countFor("desk-agent"))?.overdue).toBe(before?.overdue);
    await hideLinkage({ residentId, schemeId: "pension", why: undefined, at });
    await opened.db.update(residents).set({ diedAt: at }).where(eq(residents.residentId, residentId));
    expect(await countFor("desk-agent")).toMatchObject({ us: (before?.us ?? 0) - 2 });
    await opened.db.update(residents).set({ diedAt: null }).where(eq(residents.residentId, residentId));
  });

  test("whoever lives with the resident is not told of it by a number either", async () => {
    const before = await countFor("desk-agent");
    const { address } = person("desk-agent");
    const own = person(key).address;
    await opened.db.update(residents).set({ address }).where(eq(residents.residentId, residentId));
    expect(await countFor("desk-agent")).toMatchObject({
      us: (before?.us ?? 0) - 2,
      overdue: (before?.overdue ?? 0) - 1,
    });
    await opened.db.update(residents).set({ address: own }).where(eq(residents.residentId, residentId));
  });

  test("approvals are counted only for whoever may approve; an auditor is told of no work", async () => {
    expect((await countFor("desk-supervisor"))?.approvals).toEqual({ mandates: 0, reports: 0 });
    expect((await countFor("desk-agent"))?.approvals).toBeUndefined();
    expect(await countFor("desk-auditor")).toBeUndefined();
  });
});
