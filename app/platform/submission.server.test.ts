import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Transaction } from "../../db/client";
import { auditHeads, submissions } from "../../db/schema";
import { openTestDatabase, type TestDatabase } from "../../test/test-database";
import { inTransaction, provideDatabase } from "./database.server";
import { once } from "./submission.server";

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  provideDatabase(opened.db);
});
afterAll(() => opened.close());

const subject = "0190a000-0000-7000-8000-000000000001";
const writing = { subject, at: new Date() };

type Done = { ok: true } | { ok: false; reason: "late" };
const refused: Done = { ok: false, reason: "late" };

async function write(tx: Transaction, hash: string): Promise<void> {
  await tx.insert(auditHeads).values({ residentId: subject, seq: 1, hash });
}
const read = async () => ({
  written: (await opened.db.select().from(auditHeads).where(eq(auditHeads.residentId, subject))).map(
    ({ hash }) => hash,
  ),
  keys: (await opened.db.select().from(submissions)).map(({ key }) => key),
});

test("a refusal has written nothing, and uses no key up", async () => {
  const work = async (tx: Transaction): Promise<Done> => {
    await write(tx, "refused");
    return refused;
  };
  expect(await inTransaction((tx) => once(tx, writing, "a", () => work(tx)))).toEqual(refused);
  expect(await read()).toEqual({ written: [], keys: [] });
});

test("one refusal inside another undoes the outer one's writes too, and nothing from before both", async () => {
  const result = await inTransaction(async (tx) => {
    await tx.insert(submissions).values({ residentId: subject, key: "before", at: writing.at, result: {} });
    return once(tx, writing, "outer", async () => {
      await write(tx, "outer");
      return once(tx, writing, "inner", async () => {
        await tx.update(auditHeads).set({ hash: "inner" });
        return refused;
      });
    });
  });
  expect(result).toEqual(refused);
  expect(await read()).toEqual({ written: [], keys: ["before"] });
});

test("what is done inside another is kept with it, a refusal beside it is not", async () => {
  await inTransaction((tx) =>
    once(tx, writing, "outer", async () => {
      await once(tx, writing, "refused", async () => {
        await write(tx, "refused");
        return refused;
      });
      return once(tx, writing, "done", async (): Promise<Done> => {
        await write(tx, "done");
        return { ok: true };
      });
    }),
  );
  expect(await read()).toEqual({ written: ["done"], keys: ["before", "done", "outer"] });
});
