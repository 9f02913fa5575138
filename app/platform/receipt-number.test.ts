import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeReceipt, parseReceipt } from "./receipt-number";

const NINTH = new Date("2026-11-09T03:00:00Z");
const receipts = fc
  .tuple(
    fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
    fc.integer({ min: 0, max: 9999 }),
  )
  .map(([at, number]) => makeReceipt(at, number));

test("a receipt begins with the day in Japan and ends with a check digit", () => {
  expect(makeReceipt(NINTH, 42)).toMatch(/^1109-0042-\d$/);
  expect(makeReceipt(new Date("2026-11-09T15:00:00Z"), 0)).toMatch(/^1110-0000-\d$/);
  expect(parseReceipt("0572-0000-0")).toBeUndefined();
});

test.each([-1, 10_000, 0.5, Number.NaN])("%s does not fit", (number) => {
  expect(() => makeReceipt(NINTH, number)).toThrow(RangeError);
});

describe("as people write it", () => {
  const receipt = makeReceipt(NINTH, 42);
  const digits = receipt.replaceAll("-", "");
  const wide = [...receipt]
    .map((sign) => (sign === "-" ? "－" : String.fromCharCode(sign.charCodeAt(0) + 0xfee0)))
    .join("");
  test.each([
    receipt,
    digits,
    wide,
    ` ${receipt} `,
    `みほん ${receipt}`,
    `みほん　${wide}`,
    `SAMPLE-${receipt}`,
    receipt.replaceAll("-", " "),
    receipt.replaceAll("-", "ー"),
    receipt.replaceAll("-", "―"),
    receipt.replaceAll("-", "−"),
    [...digits].join(" "),
  ])("%s", (text) => {
    expect(parseReceipt(text)).toBe(receipt);
  });
  test.each([
    "",
    "みほん",
    digits.slice(1),
    `${digits}0`,
    `${receipt}x`,
    `1${digits}`,
    "1309-0042-0",
    "0009-0042-0",
    "1100-0042-0",
    "1132-0042-0",
    "1109-0042",
    "x'; drop",
  ])("%s is none", (text) => {
    expect(parseReceipt(text)).toBeUndefined();
  });
  test("of all ten check digits one is right", () => {
    const read = [..."0123456789"].filter((digit) => parseReceipt(`11090042${digit}`));
    expect(read).toEqual([digits.at(-1)]);
  });
});

test("every slip of one digit and every swap of two neighbours is noticed", () => {
  fc.assert(
    fc.property(receipts, (receipt) => {
      expect(parseReceipt(receipt)).toBe(receipt);
      const digits = [...receipt.replaceAll("-", "")];
      for (const [index, digit] of digits.entries()) {
        for (const slip of "0123456789")
          if (slip !== digit) expect(parseReceipt(digits.with(index, slip).join(""))).toBeUndefined();
        const next = digits[index + 1];
        if (next !== undefined && next !== digit)
          expect(
            parseReceipt(
              digits
                .with(index, next)
                .with(index + 1, digit)
                .join(""),
            ),
          ).toBeUndefined();
      }
    }),
  );
});

test("whatever is typed, the answer is a receipt number or nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(parseReceipt(text) ?? "1109-0042-0").toMatch(/^\d{4}-\d{4}-\d$/);
    }),
  );
});
