import { expect, test } from "vitest";
import { MANY_IN_AN_HOUR, unusualLooks } from "./unusual-looks";

test.each([
  [{ isFamily: false, earlierInHour: 0, hasMatter: true }, []],
  [{ isFamily: true, earlierInHour: 0, hasMatter: true }, ["own_family"]],
  [{ isFamily: false, earlierInHour: MANY_IN_AN_HOUR - 1, hasMatter: true }, []],
  [{ isFamily: false, earlierInHour: MANY_IN_AN_HOUR, hasMatter: true }, ["many"]],
  [{ isFamily: false, earlierInHour: 0, hasMatter: false }, ["no_case"]],
  [{ isFamily: true, earlierInHour: 99, hasMatter: false }, ["own_family", "many", "no_case"]],
])("%o is %o", (circumstances, unusual) => expect(unusualLooks(circumstances)).toEqual(unusual));
