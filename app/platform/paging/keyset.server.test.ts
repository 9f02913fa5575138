import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { asc, count } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deskCalls } from "../../../db/schema";
import { openTestDatabase, type TestDatabase } from "../../../test/test-database";
import { cutPage, type ListPage, readPlace, writePlace } from "./keyset";
import { inOrder, isBehind, type KeysetOrder } from "./keyset.server";

let opened: TestDatabase;
beforeAll(async () => void (opened = await openTestDatabase()));
afterAll(() => opened.close());

type Call = typeof deskCalls.$inferSelect;

async function add(moments: readonly number[]): Promise<void> {
  const rows = moments.map((at): Call => {
    const known = { channel: "phone", topic: "other", settled: true } as const;
    return { ...known, callId: randomUUID(), staffId: randomUUID(), at: new Date(at) };
  });
  if (rows.length > 0) await opened.db.insert(deskCalls).values(rows);
}

async function readPage(first: KeysetOrder["first"], from: string, size: number): Promise<ListPage<Call>> {
  const order = { at: deskCalls.at, id: deskCalls.callId, first };
  const found = await opened.db
    .select()
    .from(deskCalls)
    .where(isBehind(order, readPlace(from)))
    .orderBy(...inOrder(order))
    .limit(size + 1);
  return cutPage(found, ({ at, callId: id }) => ({ at, id }), size);
}

/** Few moments, so that many rows share one. */
const moments = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 20 });

test("a walk through the pages meets every row once and in order, whatever comes meanwhile", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("oldest" as const, "newest" as const),
      fc.integer({ min: 1, max: 7 }),
      moments,
      fc.array(moments, { maxLength: 3 }),
      async (first, size, before, meanwhile) => {
        await opened.db.delete(deskCalls);
        await add(before);
        const there = await opened.db.select().from(deskCalls).orderBy(asc(deskCalls.callId));
        const met: Call[] = [];
        let from: string | undefined = "";
        for (let page = 0; from !== undefined; page += 1) {
          const { rows, next }: ListPage<Call> = await readPage(first, from, size);
          met.push(...rows);
          from = next;
          await add(meanwhile[page] ?? []);
        }
        const ids = met.map(({ callId }) => callId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).toEqual(expect.arrayContaining(there.map(({ callId }) => callId)));
        const times = met.map(({ at }) => at.getTime());
        expect(times).toEqual([...times].sort((a, b) => (first === "oldest" ? a - b : b - a)));
        const [all] = await opened.db.select({ rows: count() }).from(deskCalls);
        expect(ids.length).toBeLessThanOrEqual(all?.rows ?? 0);
      },
    ),
    { numRuns: 40 },
  );
});

describe("a place in an address", () => {
  const moment = fc.date({
    min: new Date("1900-01-01T00:00:00Z"),
    max: new Date("2999-12-31T23:59:59Z"),
    noInvalidDate: true,
  });

  test("is read as it was written", () => {
    fc.assert(
      fc.property(moment, fc.stringMatching(/^[\da-z.-]{1,60}$/), (at, id) => {
        expect(readPlace(writePlace({ at, id }))).toEqual({ at, id });
      }),
    );
  });

  test.each([
    "",
    "2026-11-24",
    "2026-11-24T03:00:00.000Z_",
    "2026-13-41T03:00:00.000Z_a",
    "0000-11-24T03:00:00.000Z_a",
    "2026-11-24T03:00:00.000Z_a'; drop table cases",
    `2026-11-24T03:00:00.000Z_${"a".repeat(61)}`,
  ])("%j is the beginning", (text) => expect(readPlace(text)).toBeUndefined());
});

test.each([
  [0, [], undefined],
  [3, [0, 1, 2], undefined],
  [4, [0, 1, 2], "1970-01-01T00:00:00.002Z_2"],
])("of %i rows a page of three holds %j and goes on at %s", (found, rows, next) => {
  const all = Array.from({ length: found }, (_, index) => index);
  expect(cutPage(all, (row) => ({ at: new Date(row), id: String(row) }), 3)).toEqual({ rows, next });
});
