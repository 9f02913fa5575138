import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries, blocks, cardPermissions, chips, notices, sessions } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { signInAtDesk, factsOf, openCastPortal, ORIGIN, signInWithCard } from "../../test/cast-portal";
import { person } from "../../test/people";
import { signChallenge } from "../simulator/chip.server";
import {
  type AskedChange,
  findCardholder,
  findCardRequest,
  findPermission,
  getCardholder,
  permitCardChange,
  useCardPermission as takePermission,
} from "./card-permission.server";
import type { StaffMember } from "../identity/staff.server";

const at = new Date("2026-11-26T10:00:00+09:00");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const holder = person("locked-card").id;
let portal: TestDatabase;
let agent: StaffMember;

beforeAll(async () => {
  portal = await openCastPortal();
  agent = await signInAtDesk("desk-agent", at);
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.db.delete(cardPermissions);
  await findCardholder(agent, factsOf("locked-card"));
});

const asked = (more: Partial<AskedChange> = {}): AskedChange => ({
  residentId: holder,
  change: "reset_pin",
  reason: "locked",
  papers: ["driving_licence"],
  key: randomUUID(),
  ...more,
});

async function chipOf(key: string) {
  const [chip] = await portal.db
    .select()
    .from(chips)
    .where(eq(chips.serial, person(key).card.serial));
  if (!chip) throw new Error(`${key} has no card`);
  return chip;
}

/** As the card on the reader answers: without its PIN. @param signer whose chip signs */
async function use(moment = at, signer = "locked-card") {
  const own = await chipOf("locked-card");
  const request = await findCardRequest(own.credentialId, moment);
  if (!request) return "nothing permitted";
  const chip = await chipOf(signer);
  const counter = chip.counter + 1;
  await portal.db.update(chips).set({ counter }).where(eq(chips.serial, chip.serial));
  const assertion = JSON.stringify(signChallenge({ ...chip, counter }, request, ORIGIN, false));
  return () =>
    takePermission({ credentialId: own.credentialId, permissionId: request.permission, assertion, at: moment });
}

async function took(moment = at, signer?: string) {
  const answer = await use(moment, signer);
  return typeof answer === "string" ? answer : answer();
}

describe("a permission", () => {
  test("serves once, whoever else tries at the same time", async () => {
    expect(await permitCardChange(agent, asked())).toMatchObject({ ok: true });
    const answer = await use();
    if (typeof answer === "string") throw new Error(answer);
    const all = await Promise.all([answer(), answer(), answer()]);
    expect(all.filter((one) => one === "reset_pin")).toHaveLength(1);
    expect(await took()).toBe("nothing permitted");
  });

  test("is over after half an hour", async () => {
    await permitCardChange(agent, asked());
    expect(await took(later(30))).toBe("nothing permitted");
    expect(await took(later(29))).toBe("reset_pin");
  });

  test("is used up, and changes nothing, where another card signs", async () => {
    const permitted = await permitCardChange(agent, asked());
    expect(await took(at, "wrong-insurance")).toBeUndefined();
    expect(await took()).toBe("nothing permitted");
    const target = permitted.ok ? permitted.permissionId : "";
    const rows = await portal.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.residentId, holder), eq(auditEntries.target, target)));
    expect(rows.map(({ action }) => action)).toEqual(["desk_permitted_card", "card_change_failed"]);
  });

  test("ends with the next one of the same card", async () => {
    const first = await permitCardChange(agent, asked());
    await permitCardChange({ ...agent, at: later(1) }, asked({ change: "without_pin", reason: "hard_to_keep" }));
    expect(first.ok && (await findPermission({ ...agent, at: later(2) }, holder, first.permissionId))).toMatchObject({
      standing: "over",
    });
    expect(await took(later(2))).toBe("without_pin");
  });

  test("asked for twice with one form is one", async () => {
    const form = asked();
    expect(await permitCardChange(agent, form)).toEqual(await permitCardChange(agent, form));
    expect(await portal.db.select().from(cardPermissions)).toHaveLength(1);
  });

  test("needs papers, a card that serves, and somebody found at the counter just now", async () => {
    expect(await permitCardChange(agent, asked({ papers: ["letter_of_attorney"] }))).toEqual({
      ok: false,
      reason: "no_papers",
    });
    expect(await permitCardChange(agent, asked({ residentId: person("all-right").id }))).toEqual({
      ok: false,
      reason: "not_found",
    });
    expect(await permitCardChange({ ...agent, at: later(61) }, asked())).toEqual({ ok: false, reason: "not_found" });
    await findCardholder(agent, factsOf("returned-card"));
    expect(await permitCardChange(agent, asked({ residentId: person("returned-card").id }))).toEqual({
      ok: false,
      reason: "no_card",
    });
    expect(await getCardholder({ ...agent, staffId: person("desk-supervisor").id }, holder)).toBeUndefined();
  });

  test("is given to nobody by themselves, and not by an auditor", async () => {
    expect(await findCardholder(agent, factsOf("desk-agent"))).toEqual({ ok: false, reason: "own" });
    const auditor = await signInAtDesk("desk-auditor", at);
    await findCardholder(auditor, factsOf("locked-card"));
    expect(await permitCardChange(auditor, asked())).toEqual({ ok: false, reason: "not_found" });
  });
});

test("the cardholder is told of both, and sessions of the old PIN end", async () => {
  const key = "variant-name";
  const residentId = person(key).id;
  await findCardholder(agent, factsOf(key));
  await signInWithCard(key, { at });
  await permitCardChange(agent, asked({ residentId, reason: "forgotten" }));
  const chip = await chipOf(key);
  const request = await findCardRequest(chip.credentialId, at);
  if (!request) throw new Error("nothing permitted");
  const assertion = JSON.stringify(signChallenge({ ...chip, counter: chip.counter + 1 }, request, ORIGIN, false));
  expect(
    await takePermission({ credentialId: chip.credentialId, permissionId: request.permission, assertion, at }),
  ).toBe("reset_pin");
  const told = await portal.db.select().from(notices).where(eq(notices.residentId, residentId));
  expect(told.map(({ kind }) => kind).sort()).toEqual(["card_permitted", "card_pin_changed"]);
  const open = await portal.db.select().from(sessions).where(eq(sessions.residentId, residentId));
  expect(open.map(({ endedAt }) => endedAt)).toEqual([at]);
});

test("nothing of the portal holds or hears a PIN", async () => {
  const kept = JSON.stringify(await portal.db.select().from(cardPermissions));
  expect(kept).not.toContain(person("locked-card").card.pin);
});

test("whoever is kept apart from the agent after being found was not found", async () => {
  const permitted = await permitCardChange(agent, asked());
  await portal.db.insert(blocks).values({ residentId: holder, blockedId: agent.staffId, since: at });
  expect(await getCardholder(agent, holder)).toBeUndefined();
  expect(await permitCardChange(agent, asked())).toEqual({ ok: false, reason: "not_found" });
  expect(await findPermission(agent, holder, permitted.ok ? permitted.permissionId : "")).toBeUndefined();
  await portal.db.delete(blocks).where(eq(blocks.residentId, holder));
});
