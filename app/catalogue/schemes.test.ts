import { describe, expect, expectTypeOf, test } from "vitest";
import english from "../../locales/en/linkage.json" with { type: "json" };
import japanese from "../../locales/ja/linkage.json" with { type: "json" };
import {
  ACCOUNT_SCHEME,
  categories,
  findScheme,
  followersOf,
  getScheme,
  hasTrait,
  INSURANCE_SCHEME,
  isSensitive,
  schemes,
  suspensionGroup,
} from "./schemes";
import catalogue from "./schemes.json" with { type: "json" };
import type { SchemeId } from "./schemes";

/** A record must name every id of the type, so this list and the type cannot drift apart. */
const everyId: Record<SchemeId, true> = {
  "health-insurance-card": true,
  "treatment-medicine": true,
  "medical-expenses": true,
  vaccination: true,
  "specific-checkup": true,
  screening: true,
  "medical-insurance": true,
  "medical-insurance-other": true,
  "school-health": true,
  "intractable-disease": true,
  "insured-number": true,
  "insurance-info-provision": true,
  "tax-income": true,
  "medical-expense-deduction": true,
  "public-money-account": true,
  pension: true,
  "pension-other": true,
  "child-allowance": true,
  "single-parent": true,
  "maternal-child-health": true,
  "education-support": true,
  "child-disability": true,
  household: true,
  "disability-welfare": true,
  "public-assistance": true,
  "china-returnees": true,
  "long-term-care": true,
  "employment-insurance": true,
  "workers-comp": true,
};

const insuranceGroup: SchemeId[] = [
  "health-insurance-card",
  "treatment-medicine",
  "medical-expenses",
  "specific-checkup",
  "medical-insurance",
  "medical-insurance-other",
  "insured-number",
  "insurance-info-provision",
  "medical-expense-deduction",
];

describe("the catalogue", () => {
  test("holds the 29 published items, each id once, in order", () => {
    expect(schemes.map((scheme) => scheme.no)).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
    expect(schemes.map((scheme) => scheme.id)).toEqual(Object.keys(everyId));
  });

  test.each(schemes.map((scheme) => [scheme.id, scheme] as const))("%s refers only to what exists", (_, scheme) => {
    expect(categories.map((category) => category.id)).toContain(scheme.category);
    expect(scheme.institutionKinds).not.toHaveLength(0);
    for (const kind of scheme.institutionKinds) expect(catalogue.institutionKinds.map(({ id }) => id)).toContain(kind);
    expect(["normal", "high", "special_care"]).toContain(scheme.sensitivity);
    if (scheme.followsScheme) expect(getScheme(scheme.followsScheme).followsScheme).toBeNull();
  });

  test("only the public-money account is the resident's to change or remove", () => {
    const changeable = schemes.filter((scheme) => scheme.residentMayChange || scheme.residentMayUnlink);
    expect(changeable.map((scheme) => scheme.id)).toEqual(["public-money-account"]);
  });
});

test("the schemes with rules of their own are the insurance card and the public-money account", () => {
  expect([INSURANCE_SCHEME, ACCOUNT_SCHEME]).toEqual(["health-insurance-card", "public-money-account"]);
  expect(hasTrait("public-money-account", "insurance_card")).toBe(false);
  expect(() => hasTrait("nothing", "insurance_card")).toThrow("no scheme");
});

test("what is sensitive: welfare and household as much as health", () => {
  expect(["public-assistance", "vaccination"].map(isSensitive)).toEqual([true, true]);
  expect(["pension", "public-money-account"].map(isSensitive)).toEqual([false, false]);
});

test.each([japanese, english])("a scheme has words for the name of its number where it has the trait", ({ letter }) => {
  const named = schemes.filter(({ traits }) => traits.includes("named_number")).map(({ id }) => id);
  expect(Object.keys(letter.number).toSorted()).toEqual(named.toSorted());
});

test("finds by id, and says when there is none", () => {
  expect(findScheme("pension")?.nameJa).toBe("年金");
  expectTypeOf(getScheme("pension").id).toEqualTypeOf<SchemeId>();
  for (const unknown of ["", "constructor", "PENSION", "pension "]) {
    expect(findScheme(unknown)).toBeUndefined();
    expect(() => getScheme(unknown)).toThrow("no scheme");
  }
});

describe("rows that follow another", () => {
  test("all of the insurance group follow the insurance card", () => {
    expect(followersOf("health-insurance-card")).toEqual(insuranceGroup.slice(1));
  });

  test.each(schemes.map((scheme) => scheme.id))("%s: its group is its source and every follower of it", (id) => {
    expect(suspensionGroup(id)).toEqual(insuranceGroup.includes(id) ? insuranceGroup : [id]);
  });
});
