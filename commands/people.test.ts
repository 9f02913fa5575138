import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { castGroups, people } from "../db/people";

test("prints one JSON line a person, with exactly what is needed to sign in", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "commands/people.ts"]);
  const lines = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const expected = people.map(({ id, nameKanji, card, for: why }) => ({
    id,
    name: nameKanji,
    card: card.serial,
    pin: card.pin,
    for: why.ja,
  }));
  expect(lines).toEqual(expected);
  expect(Object.keys(lines[0])).toEqual(["id", "name", "card", "pin", "for"]);
  expect(lines.filter(({ pin }) => pin === null)).toHaveLength(1);
});

test("everybody is in one of the groups in which a demo offers them, and in one only", () => {
  const offered = Object.values(castGroups).flatMap((group) => group.map(({ key }) => key));
  expect(offered.toSorted()).toEqual(people.map(({ key }) => key).toSorted());
  expect(castGroups.staff.map(({ key }) => key)).toEqual(people.filter(({ staff }) => staff).map(({ key }) => key));
});
