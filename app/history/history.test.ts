import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mislinkedPeriodOf } from "./exchange-grounds";
import { byDay, type Exchange, groupLooks, isLook, type Look, lookerOf, pageOfDays } from "./history";
import { japanDay } from "../platform/japan-time";

const MINUTE = 60_000;
const T = new Date("2026-11-24T03:00:00Z").getTime();
const look = (minutes: number, action = "looked_at_home", who: Look["who"] = { kind: "self" }): Look => ({
  at: new Date(T + minutes * MINUTE),
  who,
  action,
  target: "x",
});
const exchange = (minutes: number): Exchange => ({
  id: String(minutes),
  at: new Date(T + minutes * MINUTE),
  askerId: "a",
  holderId: "h",
  schemeId: "pension",
  ground: "payment",
  markedBy: undefined,
});

test("one's own looks of a day are one entry, each place once; an institution's stand apart", () => {
  const grouped = groupLooks([
    look(0),
    look(1),
    look(2, "looked_at_case"),
    look(3, "institution_looked_at_case", { kind: "institution", institutionId: "i" }),
    look(24 * 60),
  ]);
  expect(grouped.map((entry) => entry.what === "looks" && [entry.who.kind, entry.count, entry.places.length])).toEqual([
    ["self", 1, 1],
    ["institution", 1, 1],
    ["self", 3, 2],
  ]);
});

test("a day is a day in Japan", () => {
  const days = byDay([exchange(11 * 60 + 59), exchange(12 * 60)], []);
  expect(days.map(({ day }) => day.toISOString().slice(0, 10))).toEqual(["2026-11-25", "2026-11-24"]);
});

test("pages hold whole days, leave nothing out and repeat nothing", () => {
  const times = fc.array(fc.integer({ min: 0, max: 60 * 24 * 20 }), { maxLength: 80 });
  fc.assert(
    fc.property(times, times, fc.integer({ min: 1, max: 30 }), (asked, looked, size) => {
      const exchanges = asked.map(exchange);
      const looks = looked.map((minutes) => look(minutes));
      const read: string[] = [];
      for (let before: Date | undefined; ;) {
        const isOlder = ({ at }: { at: Date }) => !before || japanDay(at) < before;
        const page = pageOfDays(byDay(exchanges.filter(isOlder), looks.filter(isOlder)), size);
        read.push(
          ...page.days.flatMap(({ entries }) =>
            entries.map((entry) => (entry.what === "exchange" ? entry.id : entry.at.toISOString())),
          ),
        );
        if (!page.next) break;
        before = page.next;
      }
      const all = byDay(exchanges, looks).flatMap(({ entries }) =>
        entries.map((entry) => (entry.what === "exchange" ? entry.id : entry.at.toISOString())),
      );
      expect(read).toEqual(all);
    }),
  );
});

test("where only so many looks are read at once, no day of a look is left out for good, and none comes twice", () => {
  const times = fc.array(fc.integer({ min: 0, max: 60 * 24 * 20 }), { maxLength: 80 });
  fc.assert(
    fc.property(
      times,
      times,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 20 }),
      (asked, looked, size, most) => {
        const exchanges = asked.map(exchange);
        const looks = looked.map((minutes) => look(minutes)).sort((a, b) => b.at.getTime() - a.at.getTime());
        const read: number[] = [];
        for (let before: Date | undefined; ;) {
          const isOlder = ({ at }: { at: Date }) => !before || japanDay(at) < before;
          const some = looks.filter(isOlder).slice(0, most);
          const page = pageOfDays(
            byDay(exchanges.filter(isOlder), some),
            size,
            some.length < most ? undefined : some.at(-1)?.at,
          );
          read.push(...page.days.map(({ day }) => day.getTime()));
          if (!page.next) break;
          before = page.next;
        }
        expect(read).toEqual(byDay(exchanges, looks).map(({ day }) => day.getTime()));
      },
    ),
  );
});

test.each([
  ["looked_at_home", true],
  ["institution_looked_at_case", true],
  ["exported_history", true],
  ["answered", false],
  ["signed_in", false],
  ["looked", false],
])("%s is a look: %s", (action, expected) => expect(isLook(action)).toBe(expected));

test.each([
  ["resident:r", { kind: "self" }],
  ["resident:other", { kind: "proxy", proxyId: "other" }],
  ["institution:mihon-shi", { kind: "institution", institutionId: "mihon-shi" }],
  ["portal", { kind: "other" }],
])("%s is %o", (actor, expected) => expect(lookerOf(actor, "r")).toEqual(expected));

describe("while a wrong record stood", () => {
  const span = { receipt: "1", schemeIds: ["pension"], from: new Date(T), until: new Date(T + 10 * MINUTE) };
  test.each([
    [-1, "pension", undefined],
    [0, "pension", "1"],
    [10, "pension", "1"],
    [11, "pension", undefined],
    [5, "household", undefined],
  ])("%i minutes on, %s: %s", (minutes, schemeId, expected) => {
    expect(mislinkedPeriodOf({ schemeId, at: new Date(T + minutes * MINUTE) }, [span])?.receipt).toBe(expected);
  });
  test("since nobody knows when: everything before counts", () => {
    expect(mislinkedPeriodOf({ schemeId: "pension", at: new Date(0) }, [{ ...span, from: null }])?.receipt).toBe("1");
  });
});
