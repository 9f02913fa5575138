import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditHeads } from "../../db/schema";
import { openTestDatabase, type TestDatabase } from "../../test/test-database";
import { BeginAgain, inTransaction, provideDatabase } from "./database.server";

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  provideDatabase(opened.db);
});
afterAll(() => opened.close());

const head = (last: number) => ({ residentId: `0190a000-0000-7000-8000-00000000000${last}`, seq: 1, hash: "h" });

async function rowsOf(last: number) {
  return opened.db
    .select()
    .from(auditHeads)
    .where(eq(auditHeads.residentId, head(last).residentId));
}

test("a transaction that finds another ahead of it begins again, and what it wrote before is undone", async () => {
  let times = 0;
  await inTransaction(async (tx) => {
    times++;
    await tx.insert(auditHeads).values(head(1));
    if (times < 3) throw new BeginAgain();
  });
  expect([times, await rowsOf(1)]).toEqual([3, [head(1)]]);
});

test("what the engine itself gives back as not serialisable begins again", async () => {
  let times = 0;
  await inTransaction(async (tx) => {
    times++;
    if (times === 1) await tx.execute(sql`do $$ begin raise sqlstate '40P01'; end $$`);
  });
  expect(times).toBe(2);
});

test("after five times it is given up, and nothing is written", async () => {
  let times = 0;
  const never = inTransaction(async (tx) => {
    times++;
    await tx.insert(auditHeads).values(head(2));
    throw new BeginAgain();
  });
  await expect(never).rejects.toThrow(BeginAgain);
  expect([times, await rowsOf(2)]).toEqual([5, []]);
});

test.each(["57014", "55P03", "57P01", "53300"])(
  "a database that does not answer in time, or no more, is told as unavailable: %s",
  async (code) => {
    const gone = inTransaction((tx) => tx.execute(sql.raw(`do $$ begin raise sqlstate '${code}'; end $$`)));
    await expect(gone).rejects.toMatchObject({ code: "database_unavailable" });
  },
);

test("any other error is not tried again", async () => {
  let times = 0;
  const broken = inTransaction(async () => {
    times++;
    throw new Error("broken");
  });
  await expect(broken).rejects.toThrow("broken");
  expect(times).toBe(1);
});

test("of many who count up at once each counts", async () => {
  await opened.db.insert(auditHeads).values(head(3));
  const one = () =>
    inTransaction(async (tx) => {
      const where = eq(auditHeads.residentId, head(3).residentId);
      const [row] = await tx.select().from(auditHeads).where(where).for("update");
      await tx
        .update(auditHeads)
        .set({ seq: (row?.seq ?? 0) + 1 })
        .where(where);
    });
  await Promise.all(Array.from({ length: 20 }, one));
  expect(await rowsOf(3)).toEqual([{ ...head(3), seq: 21 }]);
});
