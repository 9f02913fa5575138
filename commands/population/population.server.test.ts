import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { asc, eq, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { comparePerson } from "../../app/matching/person";
import { schemes } from "../../app/catalogue/schemes";
import { StartError } from "../../db/client";
import { generatePopulation, type GenerationRequest } from "./population";
import { generateResident } from "./people";
import { generateRecord, MISLINKAGES, type Planted } from "./records";
import { people } from "../../db/people";
import { linkages, residents } from "../../db/schema";
import { seed } from "../../db/seed";
import { openTestDatabase, type TestDatabase } from "../../test/test-database";

const REQUEST: GenerationRequest = {
  residents: 60,
  seed: 2023,
  mislinked: 0.05,
  out: undefined,
  schemeIds: undefined,
  replace: false,
};

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
});
afterAll(() => opened.close());
beforeEach(() => opened.empty());

async function everything() {
  const all = await opened.db.select().from(linkages).orderBy(asc(linkages.residentId), asc(linkages.schemeId));
  return { residents: await opened.db.select().from(residents).orderBy(asc(residents.residentId)), linkages: all };
}

test("29 linkages a resident; what follows another row holds no facts of its own", async () => {
  expect(await generatePopulation(opened, REQUEST)).toEqual({ residents: 60, linkages: 60 * schemes.length });
  const { residents: written, linkages: rows } = await everything();
  expect([written.length, rows.length]).toEqual([60, 60 * schemes.length]);
  const followers = new Set(schemes.filter(({ followsScheme }) => followsScheme !== null).map(({ id }) => String(id)));
  for (const row of rows)
    expect(row.recordNumber !== null).toBe(row.state === "linked" && !followers.has(row.schemeId));
});

test("the same for a seed, another for another, and a resident is the same however many there are", async () => {
  await generatePopulation(opened, REQUEST);
  const first = await everything();
  await opened.empty();
  await generatePopulation(opened, REQUEST);
  expect(await everything()).toEqual(first);
  await opened.empty();
  await generatePopulation(opened, { ...REQUEST, seed: 2024 });
  expect((await everything()).residents[0]?.nameKanji).not.toBe(first.residents[0]?.nameKanji);
  expect(generateResident(2023, 7)).toEqual(generateResident(2023, 7));
});

test("the cast beside it is not touched, and a second population is asked for twice", async () => {
  await seed(opened.db, { today: new Date("2026-11-24T03:00:00Z") });
  const before = await everything();
  await generatePopulation(opened, { ...REQUEST, residents: 5 });
  await expect(generatePopulation(opened, REQUEST)).rejects.toThrow(StartError);
  await generatePopulation(opened, { ...REQUEST, residents: 3, replace: true });
  const { residents: written, linkages: rows } = await everything();
  expect(written.length).toBe(people.length + 3);
  const ids = new Set(before.residents.map(({ residentId }) => residentId));
  expect(rows.filter(({ residentId }) => ids.has(residentId))).toEqual(before.linkages);
});

test("a record number is nobody else's at its institution", async () => {
  await generatePopulation(opened, REQUEST);
  const twice = await opened.db
    .select({ number: linkages.recordNumber })
    .from(linkages)
    .where(like(linkages.recordNumber, "%"))
    .groupBy(linkages.institutionId, linkages.schemeId, linkages.recordNumber)
    .having(sql`count(*) > 1`);
  expect(twice).toEqual([]);
});

test("files hold what the linkages hold, and the answer key names every record in which something was planted", async () => {
  const out = mkdtempSync(path.join(tmpdir(), "himozuke-generate-"));
  try {
    await generatePopulation(opened, { ...REQUEST, out });
    const held = await opened.db
      .select()
      .from(linkages)
      .where(eq(linkages.schemeId, "pension"))
      .orderBy(asc(linkages.recordNumber));
    const [, ...lines] = readFileSync(path.join(out, "zenkoku-pension-1.csv"), "utf8").trim().split("\r\n");
    expect(lines.map((line) => line.split(",").slice(1, 5))).toEqual(
      held.map(({ recordNumber, recordKanji, recordKana, recordBirthDate }) => [
        recordNumber ?? "",
        recordKanji ?? "",
        recordKana ?? "",
        recordBirthDate ?? "",
      ]),
    );
    const [, ...key] = readFileSync(path.join(out, "answer-key.csv"), "utf8").trim().split("\r\n");
    const planted = Array.from(
      { length: REQUEST.residents },
      (_, i) => generateRecord(generateResident(REQUEST.seed, i), i, 16, REQUEST).planted,
    );
    expect(key.filter((line) => line.includes(",pension,")).map((line) => line.split(",")[3])).toEqual(
      planted.filter(Boolean),
    );
    expect(readdirSync(out).length).toBeGreaterThan(10);
  } finally {
    rmSync(out, { recursive: true });
  }
});

test("what was planted is what the engine says of it: another's record never agrees, a notation always does", () => {
  const rules = { seed: 1, residents: 4000, mislinked: 0.3 };
  const answers = new Map<string, Set<string>>();
  for (let number = 0; number < rules.residents; number++) {
    const resident = generateResident(rules.seed, number);
    const { record, planted } = generateRecord(resident, number, 16, rules);
    const { overall } = comparePerson(resident, record);
    const kind: Planted | "as_in_register" = planted ?? "as_in_register";
    answers.set(kind, (answers.get(kind) ?? new Set()).add(overall));
  }
  for (const kind of MISLINKAGES)
    for (const answer of answers.get(kind) ?? ["none"])
      expect([kind, answer]).toEqual([kind, expect.stringMatching(/^(different|unsure)$/)]);
  expect([...(answers.get("as_in_register") ?? [])]).toEqual(["same"]);
  expect([...(answers.get("earlier_address") ?? [])]).toEqual(["notation"]);
  expect([...(answers.get("notation") ?? [])]).not.toContain("different");
});
