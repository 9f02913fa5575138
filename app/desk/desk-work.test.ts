import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bringCard, SITUATIONS } from "../guides/bring";
import { findSlot, OFFERED_DAYS, offeredSlots } from "../enquiries/callback-slots";
import { percent, toldCount } from "./desk-figures";
import { mayWriteAgain, owedAt, SILENT_DAYS } from "../enquiries/enquiries";
import { japanDay } from "../platform/japan-time";

const HOUR = 3_600_000;

describe("slots for calls back", () => {
  const someMoment = fc.date({
    min: new Date("2026-01-01T00:00:00Z"),
    max: new Date("2027-12-31T00:00:00Z"),
    noInvalidDate: true,
  });

  const HOLIDAYS = ["2026-11-23", "2027-01-11", "2027-04-29", "2027-05-03", "2027-05-04", "2027-05-05"];
  const isHoliday = (day: string) => HOLIDAYS.includes(day);

  test("are half-hours of working days between 9 and 17 in Japan, an hour ahead, on five days", () => {
    fc.assert(
      fc.property(someMoment, (at) => {
        const slots = offeredSlots(at, isHoliday);
        const days = new Set(slots.map((slot) => japanDay(slot).toISOString()));
        expect(days.size).toBe(OFFERED_DAYS);
        for (const slot of slots) {
          const there = new Date(slot.getTime() + 9 * HOUR);
          expect([0, 6]).not.toContain(there.getUTCDay());
          expect(isHoliday(there.toISOString().slice(0, 10))).toBe(false);
          expect(there.toISOString().slice(5, 10)).not.toMatch(/^12-(29|30|31)$|^01-0[123]$/);
          expect(there.getUTCHours()).toBeGreaterThanOrEqual(9);
          expect(there.getUTCHours() + there.getUTCMinutes() / 60).toBeLessThanOrEqual(16.5);
          expect(there.getUTCMinutes() % 30).toBe(0);
          expect(slot.getTime() - at.getTime()).toBeGreaterThanOrEqual(HOUR);
        }
      }),
    );
  });

  test.each([
    ["Friday 15:30", "2026-11-27T06:30:00Z", "2026-11-27T07:30:00.000Z"],
    ["Friday 16:00", "2026-11-27T07:00:00Z", "2026-11-30T00:00:00.000Z"],
    ["Saturday", "2026-11-28T03:00:00Z", "2026-11-30T00:00:00.000Z"],
    ["Monday 00:10, which is Sunday in UTC", "2026-11-29T15:10:00Z", "2026-11-30T00:00:00.000Z"],
    ["Friday before 勤労感謝の日", "2026-11-20T08:00:00Z", "2026-11-24T00:00:00.000Z"],
    ["28 December 16:30", "2026-12-28T07:30:00Z", "2027-01-04T00:00:00.000Z"],
  ])("the first one on %s", (_, at, first) =>
    expect(offeredSlots(new Date(at), isHoliday)[0]?.toISOString()).toBe(first),
  );

  test("only an offered one is found", () => {
    const at = new Date("2026-11-24T03:00:00Z");
    expect(findSlot("2026-11-25T00:00:00.000Z", at, isHoliday)).toBeDefined();
    for (const wrong of [
      "2026-11-25T00:10:00.000Z",
      "2026-11-28T00:00:00.000Z",
      "2026-11-24T03:00:00.000Z",
      "2027-11-25T00:00:00.000Z",
      "",
    ])
      expect(findSlot(wrong, at, isHoliday)).toBeUndefined();
  });
});

describe("figures", () => {
  test.each([0, 5, 6])("%d is told", (count) => expect(toldCount(count)).toEqual({ told: true, count }));
  test.each([1, 2, 3, 4])("%d is not", (count) => expect(toldCount(count)).toEqual({ told: false }));
  test("a share of nothing is not nought", () => expect([percent(0, 0), percent(1, 3)]).toEqual([undefined, 33]));
});

test.each(SITUATIONS)("%s: whom and what, each once, and a number where the portal knows one", (situation) => {
  const { whom, bring, phones } = bringCard(situation);
  expect(new Set(whom).size).toBe(whom.length);
  expect(new Set(bring).size).toBe(bring.length);
  for (const { phone } of phones) expect(phone).toMatch(/^0120-000-\d{3}$/);
});

test("a settled enquiry can be taken up for two weeks; a promised call is what is owed", () => {
  const at = new Date("2026-11-24T03:00:00Z");
  const after = (days: number) => new Date(at.getTime() + days * 24 * HOUR);
  expect(mayWriteAgain({ state: "closed", stateSince: at }, after(SILENT_DAYS))).toBe(true);
  expect(mayWriteAgain({ state: "closed", stateSince: at }, after(SILENT_DAYS + 1))).toBe(false);
  expect(mayWriteAgain({ state: "answered", stateSince: at }, after(90))).toBe(true);
  expect(owedAt({ slotAt: after(3), stateSince: at })).toEqual(after(3));
  expect(owedAt({ slotAt: null, stateSince: at })).toEqual(after(1));
});
