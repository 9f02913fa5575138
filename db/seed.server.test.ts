import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { institutions } from "./institutions";
import { people } from "./people";
import { isSeeded, seed } from "./seed";
import * as schema from "./schema";
import { openTestDatabase, type TestDatabase } from "../test/test-database";

const today = new Date("2026-11-22T01:00:00+09:00");
const laterThatDay = new Date("2026-11-22T23:00:00+09:00");

let database: TestDatabase;
beforeAll(async () => void (database = await openTestDatabase()));
beforeEach(() => database.empty());
afterAll(() => database.close());

const seeded = ["institutions", "residents", "linkages", "answers", "accounts", "insuranceUses"] as const;

async function everything() {
  const rows: Record<string, unknown[]> = {};
  for (const table of seeded)
    rows[table] = await database.db
      .select()
      .from(schema[table])
      .orderBy(sql`1, 2`);
  return rows;
}

test("an empty database becomes a seeded one, with every row of the cast", async () => {
  expect(await isSeeded(database.db)).toBe(false);
  await seed(database.db, { today });
  expect(await isSeeded(database.db)).toBe(true);
  const rows = await everything();
  expect(Object.fromEntries(seeded.map((table) => [table, rows[table]?.length]))).toEqual({
    institutions: institutions.length,
    residents: people.length,
    linkages: people.length * 29,
    answers: people.flatMap((person) => person.answers).length,
    accounts: people.filter((person) => person.account).length,
    insuranceUses: people.filter((person) => person.insuranceUse).length,
  });
});

test("the rows hold what the cast list says", async () => {
  await seed(database.db, { today });
  const rows = await database.db.select().from(schema.linkages);
  expect(
    rows.find(({ residentId, schemeId }) => residentId === people[0]?.id && schemeId === "health-insurance-card"),
  ).toMatchObject({
    state: "linked",
    institutionId: "mihon-kokuho",
    madeAt: new Date("2021-10-04T01:00:00Z"),
    madeHow: "register_inquiry",
    inquiryFacts: ["name", "birth_date"],
    recordKanji: "花山 みほん",
    recordBirthDate: "1953-02-10",
    recordSex: null,
    recordAddress: "架空県べつの市もみじ町9-8-7",
    suspendedAt: null,
    version: 1,
  });
  const uses = await database.db.select().from(schema.insuranceUses);
  expect(uses.filter((use) => use.consentAt === null)).toHaveLength(1);
  const given = await database.db.select().from(schema.answers);
  expect(given.map(({ answeredAt }) => answeredAt.getTime()).sort((a, b) => b - a)[0]).toBe(
    Date.parse("2026-11-20T10:00:00+09:00"),
  );
});

test("seeding again on the same day gives the same rows, on another day other days of answering only", async () => {
  await seed(database.db, { today });
  const first = await everything();
  await database.empty();
  await seed(database.db, { today: laterThatDay });
  expect(await everything()).toEqual(first);
  await database.empty();
  await seed(database.db, { today: new Date("2026-11-23T01:00:00+09:00") });
  const { answers, ...others } = await everything();
  expect(others).toEqual(Object.fromEntries(Object.entries(first).filter(([table]) => table !== "answers")));
  expect(answers).not.toEqual(first["answers"]);
});

test("a seeding that fails half-way leaves nothing", async () => {
  await database.db.execute(sql`insert into insurance_uses values (${people[0]?.id}, now(), 'x', 'x', null)`);
  await expect(seed(database.db, { today })).rejects.toThrow();
  expect(await isSeeded(database.db)).toBe(false);
  expect(await database.db.select().from(schema.institutions)).toEqual([]);
});
