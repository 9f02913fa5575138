import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries, blocks, credentials, mandates, supports } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, openCastPortal, signInWithCard, viewAs } from "../../test/cast-portal";
import { acting, deskTokenOf, grantMandate, lookInCall } from "../../test/grants";
import { person } from "../../test/people";
import { getHome } from "../home/home.server";
import { findCase, listCases } from "../corrections/case.server";
import { readHistory } from "../history/history.server";
import { findLinkage, listLinkages } from "../linkages/linkage.server";
import { listMandates } from "../mandates/mandate.server";
import { signAcceptance, tryCode } from "../mandates/mandate-code.server";
import { findReportJourney } from "../corrections/reporting/report-journey.server";
import { lookUp } from "../support/look-up.server";
import { addBlock, findProtection, hideLinkage, recordDeath, removeBlock } from "./protection.server";
import { askForHelp, findOwnSupport, joinSupport, listAllowable } from "../support/support.server";
import { findStaffMember } from "../identity/staff.server";
import { findViewing } from "../identity/viewing.server";

let opened: TestDatabase;
const at = new Date();
beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

const id = (key: string) => person(key).id;

async function actionsOf(key: string): Promise<string[]> {
  const rows = await opened.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.residentId, id(key)))
    .orderBy(auditEntries.seq);
  return rows.map(({ action }) => action);
}
async function agent(key = "desk-agent") {
  const found = await findStaffMember(await deskTokenOf(key, at), at);
  if (!found.ok) throw new Error(key);
  return found.staffMember;
}

describe("a hidden record", () => {
  test("is shown to the resident with a mark, and to no proxy and no desk, with all that follows it", async () => {
    const own = await viewAs("kept-apart", { at });
    const marked = (await listLinkages(own)).linkages
      .filter(({ hiddenFromOthers }) => hiddenFromOthers)
      .map(({ view }) => view.schemeId);
    expect(marked).toEqual(expect.arrayContaining(["health-insurance-card", "treatment-medicine"]));
    const mandateId = await grantMandate("kept-apart", "daughter", at, {
      scopes: ["see", "see_sensitive", "report", "follow", "manage"],
    });
    for (const viewing of [await acting("daughter", mandateId, at), await lookInCall("kept-apart", await agent())]) {
      const seen = await listLinkages(viewing);
      expect(seen.linkages.map(({ view }) => view.schemeId).filter((scheme) => marked.includes(scheme))).toEqual([]);
      expect(seen.linkages.some(({ hiddenFromOthers }) => hiddenFromOthers)).toBe(false);
      expect(seen.insuranceUse).toBeUndefined();
      const before = (await actionsOf("kept-apart")).length;
      for (const scheme of marked) {
        expect(viewing.sees(scheme)).toBe(false);
        expect(viewing.may("see_sensitive", scheme)).toBe(false);
        expect(await findLinkage(viewing, scheme)).toBeUndefined();
        expect(await findReportJourney(viewing, scheme)).toEqual({ ok: false, reason: "not_found" });
      }
      expect((await actionsOf("kept-apart")).length).toBe(before);
    }
    expect((await listAllowable(own)).filter((scheme) => marked.includes(scheme))).toEqual([]);
  });

  test("hides the cases about it, the begun reports, and what the history says of it", async () => {
    const own = await viewAs("wifes-account", { at });
    const receipt = await fileReportAs(own, "wifes-account", { scheme: "pension", kind: "another_person" });
    const mandateId = await grantMandate("wifes-account", "daughter", at, { scopes: ["see", "follow", "report"] });
    const desk = await agent();
    await findLinkage(own, "pension");
    await findCase(own, receipt);
    const seenBefore = await getHome(await acting("daughter", mandateId, at));
    expect(seenBefore.affairs).toContainEqual(expect.objectContaining({ receipt }));
    expect(
      JSON.stringify(await readHistory(await lookInCall("wifes-account", desk), { show: "all", office: "" })),
    ).toContain(receipt);
    expect(await hideLinkage({ residentId: id("wifes-account"), schemeId: "pension", why: "non_disclosure", at })).toBe(
      "done",
    );
    const proxy = await acting("daughter", mandateId, at);
    const helper = await lookInCall("wifes-account", desk);
    for (const viewing of [proxy, helper]) {
      expect(await listCases(viewing)).toEqual([]);
      expect(await findCase(viewing, receipt)).toBeUndefined();
      expect(JSON.stringify((await getHome(viewing)).affairs)).not.toContain(receipt);
    }
    const told = JSON.stringify((await readHistory(helper, { show: "all", office: "" })).days);
    expect(told).not.toContain(receipt);
    expect(told).not.toContain('"pension"');
    expect(JSON.stringify((await readHistory(own, { show: "all", office: "" })).days)).toContain('"pension"');
  });

  test("is hidden and shown again by the operator, once, and noted", async () => {
    const residentId = id("all-right");
    const hide = { residentId, schemeId: "household", at } as const;
    expect(await hideLinkage({ ...hide, why: "support_measure" })).toBe("done");
    expect(await hideLinkage({ ...hide, why: "support_measure" })).toBe("already");
    expect(await findProtection(residentId)).toMatchObject({
      hidden: [{ schemeId: "household", why: "support_measure" }],
    });
    expect(await hideLinkage({ ...hide, why: undefined })).toBe("done");
    expect(await hideLinkage({ ...hide, residentId: "01900000-0000-7000-8000-000000000000", why: undefined })).toBe(
      "not_found",
    );
    expect((await actionsOf("all-right")).filter((action) => action.includes("hid"))).toEqual([
      "hid_linkage",
      "unhid_linkage",
    ]);
  });
});

describe("people who are kept apart", () => {
  test("do not find each other by a code, in either direction; the answer is that to a wrong one", async () => {
    const wrong = await tryCode(await viewAs("without-consent", { at }), "ABCDE23456");
    for (const [principal, proxy] of [
      ["kept-apart", "without-consent"],
      ["without-consent", "kept-apart"],
    ] as const) {
      const code = await grantMandate(principal, undefined, at);
      const asked = await viewAs(proxy, { at });
      expect(await tryCode(asked, code)).toEqual(wrong);
      expect(await signAcceptance(asked)).toBeUndefined();
      expect(await tryCode(await viewAs("daughter", { at }), code)).toEqual({ ok: true });
    }
  });

  test("lose their mandates at once, and are told nothing but the end", async () => {
    const mandateId = await grantMandate("strangers-account", "wifes-account", at);
    const token = await signInWithCard("wifes-account", { at });
    const look = () => findViewing({ own: token }, `m-${mandateId}`, at);
    expect((await look()).ok).toBe(true);
    const row = { residentId: id("strangers-account"), blockedId: id("wifes-account"), since: at };
    await opened.db.insert(blocks).values(row);
    expect(await look()).toEqual({ ok: false, reason: "not_found" });
    expect((await listMandates(await viewAs("wifes-account", { at }))).ended).toMatchObject([
      { mandateId, standing: "ended" },
    ]);
    const block = { residentId: row.residentId, blockedId: row.blockedId, at };
    expect(await addBlock(block)).toBe("already");
    const [ended] = await opened.db.select().from(mandates).where(eq(mandates.mandateId, mandateId));
    expect(ended?.state).toBe("revoked");
    expect(await removeBlock(block)).toBe("done");
    expect(await removeBlock(block)).toBe("already");
    expect(await look()).toEqual({ ok: false, reason: "not_found" });
    expect(await addBlock({ ...block, blockedId: block.residentId })).toBe("not_found");
  });

  test("at the desk too: the code stays for others, the search finds nobody, a running look ends", async () => {
    const helped = await viewAs("just-moved", { at });
    const desk = await agent();
    await askForHelp(helped, "other");
    const code = (await findOwnSupport(helped))?.code ?? "";
    const blocked = { residentId: helped.subject, blockedId: desk.staffId, at };
    await addBlock(blocked);
    expect(await joinSupport(desk, code)).toEqual(await joinSupport(desk, "000000"));
    const joined = await joinSupport(await agent("desk-supervisor"), code);
    expect(joined.ok).toBe(true);
    const { nameKanji: name, birthDate, sex, address } = person("just-moved");
    const asked = { kind: "call", reason: "other", receipt: "", said: { name, birthDate, sex, address } } as const;
    expect(await lookUp(desk, asked)).toEqual({ ok: false, reason: "not_found" });
    await removeBlock(blocked);
    const found = await lookUp(desk, asked);
    if (!found.ok) throw new Error(found.reason);
    const token = await deskTokenOf("desk-agent", at);
    expect((await findViewing({ own: undefined, desk: token }, `s-${found.supportId}`, at)).ok).toBe(true);
    await addBlock(blocked);
    expect(await findViewing({ own: undefined, desk: token }, `s-${found.supportId}`, at)).toEqual({
      ok: false,
      reason: "not_found",
    });
    const [row] = await opened.db.select().from(supports).where(eq(supports.supportId, found.supportId));
    expect(row?.endedAt).not.toBeNull();
  });
});

describe("after a death nobody acts", () => {
  test("for the principal, nor as the proxy, nor at the desk; nor does the card sign in", async () => {
    const forDead = await grantMandate("variant-name", "latin-name", at);
    const byDead = await grantMandate("latin-name", "variant-name", at);
    const tokens = {
      living: await signInWithCard("latin-name", { at }),
      dying: await signInWithCard("variant-name", { at }),
    };
    const look = await lookInCall("variant-name", await agent());
    expect((await findViewing({ own: tokens.living }, `m-${forDead}`, at)).ok).toBe(true);
    expect((await findViewing({ own: tokens.dying }, `m-${byDead}`, at)).ok).toBe(true);
    expect(await recordDeath({ residentId: id("variant-name"), died: true, at })).toBe("done");
    expect(await findViewing({ own: tokens.living }, `m-${forDead}`, at)).toEqual({ ok: false, reason: "not_found" });
    expect(await findViewing({ own: tokens.dying }, `m-${byDead}`, at)).toEqual({ ok: false, reason: "signed_out" });
    expect(await findViewing({ own: tokens.dying }, "me", at)).toEqual({ ok: false, reason: "signed_out" });
    await expect(getHome(look)).rejects.toMatchObject({ code: "grant_ended" });
    await expect(signInWithCard("variant-name", { at })).rejects.toThrow("unknown_card");
    expect(await recordDeath({ residentId: id("variant-name"), died: true, at })).toBe("already");
    expect(await recordDeath({ residentId: id("variant-name"), died: false, at })).toBe("done");
    expect((await findViewing({ own: tokens.living }, `m-${forDead}`, at)).ok).toBe(true);
  });

  test("a proxy whose card was suspended, returned or has run out acts for nobody, also with a passkey's session", async () => {
    const mandateId = await grantMandate("just-moved", "twin-without-record", at);
    const token = await signInWithCard("twin-without-record", { at });
    const own = and(eq(credentials.residentId, id("twin-without-record")), eq(credentials.kind, "card"));
    const [card] = await opened.db.select().from(credentials).where(own);
    for (const ended of [
      { endedAt: at, endedBecause: "suspended" },
      { endedAt: at, endedBecause: "returned" },
      { certificateEndsAt: at },
    ] as const) {
      await opened.db.update(credentials).set(ended).where(own);
      expect(await findViewing({ own: token }, `m-${mandateId}`, at)).toEqual({ ok: false, reason: "not_found" });
      await opened.db
        .update(credentials)
        .set({ endedAt: null, endedBecause: null, certificateEndsAt: card?.certificateEndsAt ?? null })
        .where(own);
      expect((await findViewing({ own: token }, `m-${mandateId}`, at)).ok).toBe(true);
    }
  });
});
