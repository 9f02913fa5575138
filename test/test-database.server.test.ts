import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditHeads, simulator } from "../db/schema";
import { openTestDatabase, type TestDatabase } from "./test-database";

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
});

afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
});

const head = { residentId: "0190a000-0000-7000-8000-000000000001", seq: 1, hash: "h" };

test("what one test writes, no other test sees", async () => {
  await one.db.insert(auditHeads).values(head);
  expect(await one.db.select().from(auditHeads)).toEqual([head]);
  expect(await other.db.select().from(auditHeads)).toEqual([]);
});

test("an emptied database has its tables and no rows, also in the simulator's schema", async () => {
  await one.db.insert(auditHeads).values({ ...head, residentId: "0190a000-0000-7000-8000-000000000002" });
  await one.db.execute(sql`create table ${simulator}.planted as select 1 as one`);
  await one.empty();
  expect(await one.db.select().from(auditHeads)).toEqual([]);
  expect(await one.db.execute(sql`select * from ${simulator}.planted`)).toMatchObject({ rows: [] });
});
