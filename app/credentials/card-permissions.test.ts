import { expect, test } from "vitest";
import { permissionEnd, permissionStanding } from "./card-permissions";

const at = new Date("2026-11-26T10:00:00+09:00");
const endsAt = permissionEnd(at);

test.each([
  [at, null, "open"],
  [new Date(endsAt.getTime() - 1), null, "open"],
  [endsAt, null, "over"],
  [at, at, "used"],
  [endsAt, at, "used"],
] as const)("at %s, used at %s: %s", (moment, usedAt, expected) => {
  expect(permissionStanding({ endsAt, usedAt }, moment)).toBe(expected);
});
