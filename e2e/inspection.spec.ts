/**
 * An institution's whole file is inspected, and the resident concerned finds it on the own pages: with what was found,
 * without whose it is.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expectAccessible } from "./fixtures/accessibility";
import { person } from "../test/people";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";

test.use({ ownPortal: true });

const ELSEWHERE = "空想県よその市はるか町9-9-9";
/** Made by an inquiry with all four facts. */
const PENSION = "pension";

function pensionOf(key: string) {
  const linkage = person(key).linkages.find(({ schemeId }) => schemeId === PENSION);
  if (!linkage?.record || !linkage.recordNumber) throw new Error(`${key} has no pension record`);
  return { institutionId: linkage.institutionId, number: linkage.recordNumber, ...linkage.record };
}

test("a record found in an inspection needs checking, and says that every record was looked at", async ({
  page,
  portal,
  words,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), "himozuke-file-"));
  const { institutionId, number, kanji, kana, birthDate, sex } = pensionOf("all-right");
  const file = path.join(folder, "records.csv");
  writeFileSync(
    file,
    `scheme,record_number,name_kanji,name_kana,birth_date,sex,address\r\n${[PENSION, number, kanji, kana, birthDate, sex, ELSEWHERE].join(",")}\r\n`,
  );
  await portal.stop();
  const env = { ...process.env, DATA_DIR: portal.dataDir, DATABASE_URL: "", ORIGIN: "" };
  const { status, stderr } = spawnSync(
    "npm",
    ["run", "--silent", "inspect", "--", file, "--institution", institutionId],
    { env, encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  expect(readFileSync(path.join(folder, "records.inspection", "flags.csv"), "utf8")).toContain(
    `,${PENSION},${number},unsure,`,
  );
  rmSync(folder, { recursive: true });
  await portal.start();

  await signIn(page, "all-right");
  const main = page.getByRole("main");
  await main.getByRole("link", { name: /年金をたしかめる/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("linkage:headline.address_differs"));
  await expect(main).toContainText(words("linkage:reasons.town"));
  await expect(main).toContainText(words("linkage:withheld.different"));
  await expect(main).toContainText(/すべて/);
  await expect(main).not.toContainText(ELSEWHERE);
  await expectAccessible(page);
});
