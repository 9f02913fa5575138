/**
 * What one side of a mandate did, as it arrives in the other side's rows: in whichever order, more than once, and never
 * for somebody else's mandate.
 */
import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blocks, notices, outbox } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { answerWithCard, openCastPortal, viewAs } from "../../test/cast-portal";
import { beginMandate, signCeremony } from "../../test/mandates";
import type { Viewing } from "../identity/viewing";
import { signAcceptance, tryCode } from "./mandate-code.server";
import { takeAcceptance, takeMandateChange } from "./mandate-exchange.server";
import { findMandate } from "./mandate.server";
import { endMandate, signConfirmation } from "./mandate-step.server";
import { deliverOutbox } from "../platform/outbox.server";
import { completeSignedWrite } from "../identity/signed-write.server";

let opened: TestDatabase;
const at = new Date("2026-11-24T03:00:00Z");
const keys = { principal: "all-right", proxy: "wifes-account" };
let taro: Viewing;
let hanako: Viewing;
beforeAll(async () => {
  opened = await openCastPortal();
  taro = await viewAs(keys.principal, { at });
  hanako = await viewAs(keys.proxy, { at });
});
afterAll(() => opened.close());

test("a second submit gives the same; a code serves once, for whoever accepts first", async () => {
  const { mandateId, code } = await beginMandate(taro, keys.principal, "offer");
  const daughter = await viewAs("daughter", { at });
  for (const viewing of [hanako, daughter]) await tryCode(viewing, code);
  const ceremony = await signAcceptance(hanako);
  const assertion = await answerWithCard(keys.proxy, ceremony ?? "", at);
  const [first, second] = await Promise.all(
    [0, 1].map(() => completeSignedWrite(hanako, { ceremonyId: ceremony ?? "", assertion })),
  );
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  expect(await signCeremony(daughter, "daughter", await signAcceptance(daughter))).toMatchObject({ ok: true });
  // Both acceptances travel at once: either may arrive first, and only that one has it.
  await deliverOutbox(at);
  const accepted = await findMandate(taro, mandateId);
  expect(accepted).toMatchObject({ standing: "accepted", name: expect.stringMatching(/^(例 花子|仮名 ゆり)$/) });
  const [winner, loser] = accepted?.name === "例 花子" ? [hanako, daughter] : [daughter, hanako];
  expect(await findMandate(winner, mandateId)).toMatchObject({ standing: "accepted" });
  expect(await findMandate(loser, mandateId)).toBeUndefined();
  expect(await tryCode(loser, code)).toEqual({ ok: false, reason: "wrong_code" });
  expect(await endMandate(loser, mandateId, randomUUID())).toBe("resigned");
  await deliverOutbox(at);
  expect(await findMandate(taro, mandateId)).toMatchObject({ standing: "accepted", name: accepted?.name });
  expect(await endMandate(winner, mandateId, randomUUID())).toBe("resigned");
  await deliverOutbox(at);
  expect(await findMandate(taro, mandateId)).toMatchObject({ standing: "declined" });
});

test.each(["the acceptance first", "the resignation first"] as const)(
  "given back before the principal has heard of it, %s to arrive",
  async (order) => {
    const { mandateId, code } = await beginMandate(taro, keys.principal, "offer");
    await tryCode(hanako, code);
    expect(await signCeremony(hanako, keys.proxy, await signAcceptance(hanako))).toMatchObject({ ok: true });
    expect(await endMandate(hanako, mandateId, randomUUID())).toBe("resigned");
    const rows = await opened.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.residentId, hanako.subject), isNull(outbox.deliveredAt)));
    const [acceptance, resignation] = ["mandate_accepted", "mandate_changed"].map((topic) =>
      rows.find((row) => row.topic === topic),
    );
    if (!acceptance || !resignation) throw new Error("nothing is on its way");
    const inOrder = [() => takeAcceptance(acceptance), () => takeMandateChange(resignation)];
    for (const take of order === "the acceptance first" ? inOrder : inOrder.toReversed()) await take();
    const isOver = { standing: "declined", name: "例 花子" };
    const declined = await findMandate(taro, mandateId);
    expect(declined).toMatchObject(isOver);
    // Carried out once more by the worker, which changes nothing.
    await deliverOutbox(at);
    expect(await findMandate(taro, mandateId)).toEqual(declined);
  },
);

test.each([
  ["it ended before", false, ["mandate_ended"]],
  ["it ended before, and the two are to be kept apart by now", true, []],
] as const)("the proxy is not told that it began where %s", async (_, isApart, kinds) => {
  const { mandateId, code } = await beginMandate(taro, keys.principal, "offer");
  await tryCode(hanako, code);
  expect(await signCeremony(hanako, keys.proxy, await signAcceptance(hanako))).toMatchObject({ ok: true });
  await deliverOutbox(at);
  const version = (await findMandate(taro, mandateId))?.version ?? 0;
  expect(
    await signCeremony(
      taro,
      keys.principal,
      await signConfirmation(taro, { key: randomUUID(), mandateId, version, name: "例 花子" }),
    ),
  ).toMatchObject({ ok: true });
  expect(await endMandate(taro, mandateId, randomUUID())).toBe("revoked");
  const apart = { residentId: taro.subject, blockedId: hanako.subject, since: at };
  if (isApart) await opened.db.insert(blocks).values(apart);
  await deliverOutbox(at);
  await opened.db.delete(blocks).where(eq(blocks.residentId, taro.subject));
  const told = (await opened.db.select().from(notices).where(eq(notices.residentId, hanako.subject))).filter(
    ({ about }) => about.mandateId === mandateId,
  );
  expect(told.map(({ kind }) => kind)).toEqual(kinds);
});
