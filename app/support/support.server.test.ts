import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries, drafts, staff, supports } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { openCastPortal, viewAs } from "../../test/cast-portal";
import { deskTokenOf } from "../../test/grants";
import { MOST_CODE_TRIES } from "../identity/support";
import type { Viewing } from "../identity/viewing";
import { inTransaction } from "../platform/database.server";
import { saveDraft } from "../journeys/draft.server";
import { findGuidance, pointAt, setFollowing } from "./guidance.server";
import { findLinkage, listLinkages } from "../linkages/linkage.server";
import { findSignedWrite } from "../identity/signed-write.server";
import { signOut } from "../identity/sign-in.server";
import { type StaffMember, findStaffMember } from "../identity/staff.server";
import { once } from "../platform/submission.server";
import { allowItem, askForHelp, endHelp, findOwnSupport, joinSupport, leaveSupport } from "./support.server";
import { findViewing } from "../identity/viewing.server";

const at = new Date();
let opened: TestDatabase;
let agents: { token: string; staffMember: StaffMember }[];
beforeAll(async () => {
  opened = await openCastPortal();
  agents = [await attend("desk-agent"), await attend("desk-supervisor")];
});
beforeEach(() => opened.db.update(staff).set({ codeTries: 0, codeTriesSince: null }));
afterAll(() => opened.close());

async function attend(key: string) {
  const token = await deskTokenOf(key, at);
  const found = await findStaffMember(token, at);
  if (!found.ok) throw new Error(found.reason);
  return { token, staffMember: found.staffMember };
}

const first = () => agents[0] as (typeof agents)[number];

/** @returns the resident who has asked for help, and the code to read out */
async function ask(key: string): Promise<{ resident: Viewing; code: string }> {
  const resident = await viewAs(key, { at });
  await askForHelp(resident, "other");
  return { resident, code: (await findOwnSupport(resident))?.code ?? "" };
}

/** The agent beside the resident. */
async function beside(key: string): Promise<{ resident: Viewing; agent: Viewing; segment: string }> {
  const { resident, code } = await ask(key);
  const joined = await joinSupport(first().staffMember, code);
  if (!joined.ok) throw new Error(joined.reason);
  const segment = `s-${joined.supportId}`;
  const found = await findViewing({ own: undefined, desk: first().token }, segment, at);
  if (!found.ok) throw new Error(found.reason);
  return { resident, agent: found.viewing, segment };
}

const later = (minutes: number, { staffMember } = first()): StaffMember => ({
  ...staffMember,
  at: new Date(at.getTime() + minutes * 60_000),
});
const wrongCodes = (right: string, count: number) =>
  Array.from({ length: count }, (_, index) => String((Number(right) + 1 + index) % 1_000_000).padStart(6, "0"));

describe("guessing codes", () => {
  test("of any number of parallel guesses no more are looked at than are left, the right one among them or not", async () => {
    const { code } = await ask("all-right");
    const guesses = [...wrongCodes(code, 19), code];
    const answers = await Promise.all(guesses.map((guess) => joinSupport(first().staffMember, guess)));
    expect(answers.filter((answer) => answer.ok || answer.reason === "wrong_code")).toHaveLength(MOST_CODE_TRIES);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "too_many")).toHaveLength(15);
    expect(answers.at(-1)).toEqual({ ok: false, reason: "too_many" });
    expect((await joinSupport(later(9), code)).ok).toBe(false);
    expect((await joinSupport(later(9, agents[1]), code)).ok).toBe(true);
  });

  test("a code that was right gives no new guesses", async () => {
    const { code } = await ask("all-right");
    for (const guess of wrongCodes(code, MOST_CODE_TRIES - 1))
      expect(await joinSupport(first().staffMember, guess)).toEqual({ ok: false, reason: "wrong_code" });
    expect((await joinSupport(first().staffMember, code)).ok).toBe(true);
    expect(await joinSupport(first().staffMember, "000000")).toEqual({ ok: false, reason: "wrong_code" });
    expect(await joinSupport(first().staffMember, "000000")).toEqual({ ok: false, reason: "too_many" });
  });

  test("of two who have heard the same code one sees the screen", async () => {
    const { code } = await ask("all-right");
    const answers = await Promise.all(
      agents.flatMap(({ staffMember }) => [joinSupport(staffMember, code), joinSupport(staffMember, code)]),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("a code serves ten minutes, not its own reader, and nobody after it was taken back", async () => {
    const { code } = await ask("desk-agent");
    expect(await joinSupport(first().staffMember, code)).toEqual({ ok: false, reason: "wrong_code" });
    expect(await joinSupport(later(10, agents[1]), code)).toEqual({ ok: false, reason: "wrong_code" });
    const { resident, code: another } = await ask("desk-agent");
    await endHelp(resident);
    expect(await joinSupport((agents[1] ?? first()).staffMember, another)).toEqual({ ok: false, reason: "wrong_code" });
  });
});

describe("a look that was ended", () => {
  test("is over for requests under way: nothing is shown, steered or written any more", async () => {
    const { resident, agent, segment } = await beside("just-moved");
    expect((await listLinkages(agent)).linkages).toHaveLength(29);
    await endHelp(resident);
    await expect(listLinkages(agent)).rejects.toMatchObject({ code: "grant_ended" });
    await expect(saveDraft(agent, "report:pension", { details: "x" })).rejects.toMatchObject({ code: "grant_ended" });
    await expect(leaveSupport(agent)).rejects.toMatchObject({ code: "grant_ended" });
    await setFollowing(agent, false);
    await pointAt(agent, { page: "linkages", section: "facts" });
    const [row] = await opened.db
      .select()
      .from(supports)
      .where(eq(supports.supportId, segment.slice(2)));
    expect(row).toMatchObject({ following: true, pointedSection: null });
    expect(await findGuidance(agent)).toBeUndefined();
    expect(await opened.db.select().from(drafts).where(eq(drafts.residentId, resident.subject))).toEqual([]);
    expect(await findViewing({ own: undefined, desk: first().token }, segment, at)).toEqual({
      ok: false,
      reason: "not_found",
    });
  });

  test("leaves no look behind its end in the trail, however many run at once", async () => {
    const { resident, agent } = await beside("variant-name");
    const looks = Array.from({ length: 12 }, () => listLinkages(agent).catch((error: { code: string }) => error.code));
    const ended = endHelp(resident);
    const lateLooks = Array.from({ length: 6 }, () =>
      listLinkages(agent).catch((error: { code: string }) => error.code),
    );
    await Promise.all([...looks, ended, ...lateLooks]);
    const trail = await opened.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.residentId, resident.subject))
      .orderBy(auditEntries.seq);
    const end = trail.findLastIndex(({ action }) => action === "ended_help");
    expect(trail.slice(end).filter(({ actor }) => actor.startsWith("staff:"))).toEqual([]);
  });

  test("an item that was taken back is not shown by a request that was under way", async () => {
    const { resident } = await beside("latin-name");
    await allowItem(resident, "treatment-medicine", true);
    const support = await findOwnSupport(resident);
    const found = await findViewing({ own: undefined, desk: first().token }, `s-${support?.supportId}`, at);
    if (!found.ok) throw new Error(found.reason);
    expect((await findLinkage(found.viewing, "treatment-medicine", true))?.view.details.standing).toBe("shown");
    await allowItem(resident, "treatment-medicine", false);
    await expect(findLinkage(found.viewing, "treatment-medicine", true)).rejects.toMatchObject({ code: "grant_ended" });
  });

  test("what is taken back stays taken back, whatever is allowed at the same time", async () => {
    const { resident } = await beside("without-consent");
    await allowItem(resident, "treatment-medicine", true);
    const others = ["screening", "vaccination", "public-assistance"];
    await Promise.all([
      ...others.map((scheme) => allowItem(resident, scheme, true)),
      allowItem(resident, "treatment-medicine", false),
    ]);
    const allowed = (await findOwnSupport(resident))?.allowed ?? [];
    expect(allowed).not.toContain("treatment-medicine");
    await Promise.all(allowed.map((scheme) => allowItem(resident, scheme, false)));
    expect((await findOwnSupport(resident))?.allowed).toEqual([]);
  });

  test("ends with the resident's session", async () => {
    const { resident, segment } = await beside("certificate-ends-soon");
    const look = () => findViewing({ own: undefined, desk: first().token }, segment, at);
    expect((await look()).ok).toBe(true);
    await signOut(resident);
    expect(await look()).toEqual({ ok: false, reason: "not_found" });
  });
});

test("whoever became an auditor meanwhile looks no longer", async () => {
  const { segment } = await beside("all-right");
  const { token, staffMember } = first();
  expect((await findViewing({ own: undefined, desk: token }, segment, at)).ok).toBe(true);
  await opened.db.update(staff).set({ role: "auditor" }).where(eq(staff.residentId, staffMember.staffId));
  expect(await findViewing({ own: undefined, desk: token }, segment, at)).toEqual({ ok: false, reason: "not_found" });
  await opened.db.update(staff).set({ role: "agent" }).where(eq(staff.residentId, staffMember.staffId));
});

test("what a resident has signed answers no second submit of the desk's", async () => {
  const { resident, agent } = await beside("all-right");
  await inTransaction((tx) => once(tx, resident, "signed:x", async () => ({ ok: true, receipt: "1124-0731-8" })));
  expect(await findSignedWrite(resident, "x")).toBeDefined();
  expect(await findSignedWrite(agent, "x")).toBeUndefined();
});
