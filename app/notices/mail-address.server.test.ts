/** Addresses for mail, as far as no mail server is needed for it; what goes out is in notice.test.ts. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "../../test/test-database";
import { openCastPortal, viewAs } from "../../test/cast-portal";
import { getMailStanding, MOST_CODES, setMailAddress } from "./mail-address.server";

let opened: TestDatabase;
const at = new Date("2026-11-24T03:00:00Z");
beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

test("no more than five codes go out in an hour, however many are asked for at once; what was refused changes nothing", async () => {
  const viewing = await viewAs("latin-name", { at });
  const asked = await Promise.all(
    Array.from({ length: 7 }, (_, index) =>
      setMailAddress(viewing, { address: `a${index}@example.jp`, language: "ja" }),
    ),
  );
  expect(asked.filter(({ ok }) => ok)).toHaveLength(MOST_CODES);
  const before = await getMailStanding(viewing);
  expect(await setMailAddress(viewing, { address: "late@example.jp", language: "ja" })).toEqual({
    ok: false,
    reason: "too_many",
  });
  expect(await getMailStanding(viewing)).toEqual(before);
  const later = { ...viewing, at: new Date(at.getTime() + 61 * 60_000) };
  expect(await setMailAddress(later, { address: "late@example.jp", language: "ja" })).toEqual({ ok: true });
});
