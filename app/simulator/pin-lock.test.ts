import { expect, test } from "vitest";
import { MOST_TRIES, refuseWrongPin } from "./pin-lock";

test("the third wrong PIN locks the card, the first two say how many tries are left", () => {
  const answers = Array.from({ length: MOST_TRIES }, (_, taken) => refuseWrongPin(MOST_TRIES - taken - 1));
  expect(answers).toEqual([
    { ok: false, reason: "wrong_pin", triesLeft: 2 },
    { ok: false, reason: "wrong_pin", triesLeft: 1 },
    { ok: false, reason: "locked" },
  ]);
});
