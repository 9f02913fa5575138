import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { residents } from "../../db/schema";
import { openCastPortal } from "../../test/cast-portal";
import { person } from "../../test/people";
import type { TestDatabase } from "../../test/test-database";
import { hideLinkage } from "../protection/protection.server";
import { flaggedOf } from "./grant.server";

let opened: TestDatabase;

beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

test.each([
  ["all-right", []],
  ["just-moved", ["pension"]],
])("the flags of %s alone are read, also where a query reads from one table", async (key, flagged) => {
  await hideLinkage({
    residentId: person("just-moved").id,
    schemeId: "pension",
    why: "support_measure",
    at: new Date(),
  });
  const read = await opened.db
    .select({ flagged: flaggedOf(residents.residentId) })
    .from(residents)
    .where(eq(residents.residentId, person(key).id));
  expect(read).toEqual([{ flagged }]);
});
