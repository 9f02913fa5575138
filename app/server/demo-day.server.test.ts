/** The day of work with which the desk of a demo begins. */
import { isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { townspeople } from "../../db/cast/townspeople";
import { people } from "../../db/people";
import { cases, enquiries, outbox, residents, simulatedWork, staff } from "../../db/schema";
import { openCastPortal, signInAtDesk } from "../../test/cast-portal";
import { readQueue } from "../../test/desk-lists";
import type { TestDatabase } from "../../test/test-database";
import { readFigures } from "../desk/desk-figures.server";
import { listOverdue } from "../desk/desk-overdue.server";
import { countQueue } from "../desk/desk-queue.server";
import { listApprovals } from "../desk/mandate-approval.server";
import { listWaitingReports } from "../desk/report-approval.server";
import { countWaiting } from "../desk/waiting-counts.server";
import { findSlot } from "../enquiries/callback-slots";
import { isHoliday } from "../enquiries/holidays.server";
import { countAnswersAtDesk } from "../enquiries/public-answer.server";
import { listDemoPeople } from "../identity/demo.server";
import type { StaffMember } from "../identity/staff.server";
import { verifyAudit } from "../platform/audit-anchor.server";
import { settings } from "../platform/settings.server";
import { fillDemoDay } from "./demo-day.server";

const now = new Date();
let opened: TestDatabase;
let supervisor: StaffMember;
beforeAll(async () => {
  opened = await openCastPortal();
  await fillDemoDay(opened.db, now);
  supervisor = await signInAtDesk("desk-supervisor", now);
});
afterAll(() => opened.close());

test("each thing that the desk does waits for it, the longest owed first", async () => {
  expect(await countQueue(supervisor)).toEqual({ us: 6, overdue: 5, calls: 3, resident: 2, mine: 0, unassigned: 11 });
  const { rows } = await listOverdue(supervisor);
  expect(new Set(rows.map(({ institution }) => institution.institutionId)).size).toBe(5);
  expect(rows.every(({ dueAt }) => dueAt < now)).toBe(true);
  const late = (await readQueue(supervisor)).filter(({ waitsFor, owedAt }) => waitsFor === "us" && owedAt < now);
  expect(late).toHaveLength(1);
  expect((await listApprovals(supervisor)).rows).toMatchObject([{ isOwn: false, ground: "statutory" }]);
  expect((await listWaitingReports(supervisor)).rows).toMatchObject([{ isOwn: false, schemeId: "pension" }]);
  expect(await countWaiting(supervisor)).toMatchObject({ approvals: { mandates: 1, reports: 1 } });
  expect(await countAnswersAtDesk()).toMatchObject({ draft: 1 });
});

test("calls back are promised for half-hours that are offered, the last on another day", async () => {
  const rows = await opened.db.select().from(enquiries).where(isNotNull(enquiries.slotAt));
  const slots = rows.map(({ slotAt }) => slotAt?.toISOString() ?? "");
  expect(slots).toHaveLength(3);
  for (const slot of slots) expect(findSlot(slot, now, isHoliday)).toBeDefined();
  expect(new Set(slots.map((slot) => new Date(Date.parse(slot) + 9 * 3_600_000).getUTCDate())).size).toBe(2);
});

test("cases stand in every part of the way, and nobody works on them by itself", async () => {
  const rows = await opened.db.select({ state: cases.state }).from(cases);
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(["viewing_suspended", "with_institution", "finding", "awaiting_resident", "viewing_resumed"]),
  );
  expect(await opened.db.$count(simulatedWork)).toBe(0);
  const left = await opened.db.select().from(outbox);
  expect(left.filter(({ deliveredAt }) => deliveredAt === null)).toEqual([]);
});

test("the figures tell of recent weeks", async () => {
  const figures = await readFigures(30, now);
  expect(figures).toMatchObject({ answered: 4, settledAtFirst: 75 });
  expect(figures.medianHours).toBeCloseTo(5.5);
  expect(figures.topics.reduce((all, { calls }) => all + calls, 0)).toBe(12);
});

test("every chain of the trail is whole, and the pace of the demo is as it was", async () => {
  expect(await verifyAudit()).toMatchObject({ ok: true });
  expect(settings().demoPace).toBe("quick");
});

test("its people are the day's own: nobody of the cast has a matter, and nobody of them is offered for signing in", async () => {
  const towns = new Set(townspeople.map(({ id }) => id));
  const mattering = [...(await opened.db.select().from(cases)), ...(await opened.db.select().from(enquiries))];
  expect(mattering.filter(({ residentId }) => !towns.has(residentId))).toEqual([]);
  const offered = [...listDemoPeople("ja", false), ...listDemoPeople("ja", true)].map(({ name }) => name);
  for (const { nameKanji } of townspeople) expect(offered).not.toContain(nameKanji);
  expect(await opened.db.$count(residents)).toBe(people.length + townspeople.length);
  expect(await opened.db.$count(staff)).toBe(3);
});
