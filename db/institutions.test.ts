import { expect, test } from "vitest";
import { schemes } from "../app/catalogue/schemes";
import { getInstitution, institutions } from "./institutions";

test("there are some forty, each id, name and phone number once", () => {
  expect(institutions.length).toBeGreaterThanOrEqual(38);
  for (const field of ["institutionId", "nameJa", "nameEn", "phone"] as const) {
    expect(new Set(institutions.map((institution) => institution[field])).size).toBe(institutions.length);
  }
});

test.each([...new Set(schemes.flatMap(({ institutionKinds }) => institutionKinds))])("%s has at least one", (kind) => {
  expect(institutions.map((institution) => institution.kind)).toContain(kind);
});

test.each(institutions)("$institutionId is complete and looks invented", (institution) => {
  expect(institution.institutionId).toMatch(/^[a-z]+(-[a-z]+)+$/);
  expect(institution.phone).toMatch(/^0120-000-1\d\d$/);
  expect(institution.nameJa).toMatch(/みほん|架空|れい|たとえ|べつの|ほか/);
  for (const english of [institution.nameEn, institution.officeEn]) expect(english).toMatch(/^[\x20-\x7e]+$/);
  expect(institution.officeJa).not.toBe("");
});

test("an unknown id is a fault, not an empty answer", () => {
  expect(getInstitution("mihon-kokuho").nameJa).toBe("みほん市国民健康保険");
  expect(() => getInstitution("constructor")).toThrow("no institution");
});
