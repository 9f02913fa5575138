import { expect, test } from "vitest";
import { countFailure, countRequest, failedTooOften } from "./limits.server";

test("an institution may send six hundred requests a minute, and each its own", async () => {
  for (let sent = 0; sent < 600; sent++) expect(await countRequest("one")).toBeUndefined();
  const wait = await countRequest("one");
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await countRequest("another")).toBeUndefined();
});

test("whose tokens fail sixty times waits, without being looked at", async () => {
  for (let failed = 0; failed < 59; failed++) await countFailure("192.0.2.1");
  expect(await failedTooOften("192.0.2.1")).toBeUndefined();
  await countFailure("192.0.2.1");
  expect(await failedTooOften("192.0.2.1")).toBeGreaterThan(0);
  expect(await failedTooOften("192.0.2.2")).toBeUndefined();
});
