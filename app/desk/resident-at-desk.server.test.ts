import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries, blocks, enquiries, mandates } from "../../db/schema";
import { wordsIn } from "../../e2e/fixtures/words";
import { fileReportAs, openCastPortal, signInAtDesk, signInWithCard, viewAs } from "../../test/cast-portal";
import { deskTokenOf, findInCall, grantMandate } from "../../test/grants";
import { person } from "../../test/people";
import { openPages } from "../../test/portal-pages";
import type { TestDatabase } from "../../test/test-database";
import { answerEnquiry } from "./desk-enquiry.server";
import { addNote } from "./desk-note.server";
import { askDesk } from "../enquiries/enquiry.server";
import type { StaffMember } from "../identity/staff.server";
import { findViewing } from "../identity/viewing.server";
import { answerLinkage } from "../linkages/answer.server";
import { hideLinkage } from "../protection/protection.server";
import { leaveSupport } from "../support/support.server";
import { getHome } from "../home/home.server";
import { schemeName } from "../ui/scheme-names";
import { findPrincipal, listDeskMandates } from "./registered-mandate.server";
import { openResident } from "./resident-at-desk.server";

let opened: TestDatabase;
const at = new Date();
const KEY = "wifes-account";
const residentId = person(KEY).id;
let agent: StaffMember;
let receipt: string;
let supportId: string;

beforeAll(async () => {
  opened = await openCastPortal();
  const own = await viewAs(KEY, { at });
  receipt = await fileReportAs(own, KEY, { scheme: "health-insurance-card", kind: "another_person" });
  await grantMandate(KEY, "daughter", at, { scopes: ["see", "follow"] });
  await grantMandate(KEY, undefined, at);
  const asked = await askDesk(own, {
    key: randomUUID(),
    topic: "account",
    how: "write",
    text: "口座の名義が通帳とちがうようです",
    receipt: "",
    phone: "",
    slot: "",
  });
  agent = await signInAtDesk("desk-agent", at);
  supportId = await findInCall(KEY, agent);
  await answerEnquiry(
    agent,
    { residentId, enquiryId: asked.ok ? asked.enquiryId : "" },
    { key: randomUUID(), text: "通帳を見せてください", settles: false, bring: "", version: 1 },
  );
  await addNote(agent, { residentId, id: receipt, work: "case" }, { key: randomUUID(), text: "耳が遠い" });
});
afterAll(() => opened.close());

const looks = async () =>
  opened.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.residentId, residentId), eq(auditEntries.action, "looked_at_summary")));

test("all of a resident's matters stand together, and each opening in their history", async () => {
  const before = (await looks()).length;
  const found = await openResident(agent, supportId);
  expect(found).toMatchObject({
    viewer: `s-${supportId}`,
    look: { kind: "call", reason: "other", page: undefined },
    resident: { residentId },
    running: [{ receipt, schemeId: "health-insurance-card" }],
    calls: [],
    enquiries: { rows: [{ topic: "account", state: "answered" }], count: 1 },
    looks: [{ supportId, label: agent.label, reason: "other" }],
    notes: { rows: [{ text: "耳が遠い", number: receipt }], count: 1 },
    cards: [{ kind: "card" }],
  });
  expect(found?.running[0]?.main.length).toBeGreaterThan(3);
  expect((await looks()).length).toBe(before + 1);
});

test("proxies are named with what they may do, and never with the code that is handed over", async () => {
  const found = await openResident(agent, supportId);
  expect(found?.proxies.map(({ name, standing }) => [name, standing]).sort()).toEqual([
    ["たのむ人", "offered"],
    [person("daughter").nameKanji, "active"],
  ]);
  expect(found?.proxies.some((one) => "code" in one)).toBe(false);
});

test("what waits for the resident is what their own home says, in its order", async () => {
  const home = await getHome(await viewAs(KEY, { at }));
  expect(home.affairs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["case_running", "enquiry_answered"]));
  expect((await openResident(agent, supportId))?.affairs).toEqual(home.affairs);
});

test("the desk reads each record's affair in the words that the resident reads at home", async () => {
  const given = { schemeId: "pension", answer: "wrong", version: 1 } as const;
  expect(await answerLinkage(await viewAs(KEY, { at }), given)).toMatchObject({ ok: true });
  const words = wordsIn("ja");
  const read = await openPages();
  const home = await read({ own: await signInWithCard(KEY, { at }) }, "/me");
  const desk = await read({ desk: await deskTokenOf("desk-agent", at) }, `/desk/residents/${supportId}`);
  const { linkages } = await getHome(await viewAs(KEY, { at }));
  const told = linkages.flatMap(({ view: { schemeId, attention } }) =>
    (attention ? ["linkage.unfinished", "linkage.check", "linkage.look"] : []).map((key) => {
      const values = { name: schemeName(schemeId, "ja"), what: words(`linkages:attention.${attention}`) };
      const ofOther = { ...values, context: "for", whom: person(KEY).nameKanji };
      const heading = `affairs:${key}.heading`;
      return {
        key,
        own: home.text.includes(words(heading, values)),
        desk: desk.text.includes(words(heading, ofOther)),
      };
    }),
  );
  expect(told.filter(({ key, own }) => own && key === "linkage.unfinished")).toHaveLength(1);
  expect(told.filter(({ own, desk: atDesk }) => own !== atDesk)).toEqual([]);
});

test("a promised call never drops off behind newer enquiries, and all are counted", async () => {
  const own = await viewAs(KEY, { at });
  const ask = async (hours: number) => {
    const form = { key: randomUUID(), topic: "account", how: "write", receipt: "", phone: "", slot: "" };
    const later = { ...own, at: new Date(at.getTime() + hours * 3_600_000) };
    const asked = await askDesk(later, { ...form, text: "口座の名義が通帳とちがうようです" });
    return asked.ok ? asked.enquiryId : "";
  };
  const promised = await ask(-2);
  const call = { channel: "callback" as const, slotAt: at };
  await opened.db.update(enquiries).set(call).where(eq(enquiries.enquiryId, promised));
  const waiting = await ask(-1);
  const newer = await Promise.all(Array.from({ length: 11 }, () => ask(0)));
  await opened.db.update(enquiries).set({ state: "closed" }).where(inArray(enquiries.enquiryId, newer));
  const found = await openResident(agent, supportId);
  expect(found?.calls.map(({ enquiryId }) => enquiryId)).toEqual([promised]);
  expect(found?.enquiries.rows.map(({ enquiryId }) => enquiryId)).toMatchObject({ 0: waiting, length: 10 });
  expect(found?.enquiries.count).toBe(13);
});

test("nothing opens without the own look: no id, another's, one that is over, an auditor's", async () => {
  expect(await openResident(agent, randomUUID())).toBeUndefined();
  expect(await openResident(agent, residentId)).toBeUndefined();
  expect(await openResident(await signInAtDesk("desk-supervisor", at), supportId)).toBeUndefined();
  expect(await openResident(await signInAtDesk("desk-auditor", at), supportId)).toBeUndefined();
  expect(await openResident({ ...agent, at: new Date(at.getTime() + 31 * 60_000) }, supportId)).toBeUndefined();
  const second = await findInCall(KEY, agent);
  const found = await findViewing({ own: undefined, desk: await deskTokenOf("desk-agent", at) }, `s-${second}`, at);
  if (found.ok) await leaveSupport(found.viewing);
  const before = (await looks()).length;
  expect(await openResident(agent, second)).toBeUndefined();
  expect((await looks()).length).toBe(before);
});

test("the own family's matters are not put together, though a look at them stands", async () => {
  const family = await findInCall("strangers-account", agent);
  expect(await openResident(agent, family)).toBeUndefined();
});

test("a hidden record's case and what was noted about it are not told", async () => {
  await hideLinkage({ residentId, schemeId: "health-insurance-card", why: "support_measure", at });
  const found = await openResident(agent, supportId);
  expect(found).toMatchObject({ running: [], notes: { rows: [], count: 0 } });
  expect(JSON.stringify(found)).not.toContain(receipt);
  await hideLinkage({ residentId, schemeId: "health-insurance-card", why: undefined, at });
});

test.each(["the proxy from the agent", "the agent from the proxy"])(
  "a proxy who is kept apart from the agent is not named: %s",
  async (which) => {
    const proxyId = person("daughter").id;
    const { nameKanji: name, birthDate, sex, address } = person(KEY);
    expect((await findPrincipal(agent, { name, birthDate, sex, address })).ok).toBe(true);
    const day = (count: number) => new Date(at.getTime() + count * 86_400_000);
    await opened.db
      .update(mandates)
      .set({ stateSince: day(-30), endsAt: day(1) })
      .where(granted(proxyId));
    const named = async () => {
      const found = await openResident(agent, supportId);
      return {
        proxies: found?.proxies.filter((one) => one.name === person("daughter").nameKanji).length,
        affairs: found?.affairs.filter(({ kind }) => kind === "mandate_ends").length,
        mandates: (await listDeskMandates(agent, residentId))?.mandates.length,
      };
    };
    const before = await named();
    expect(before).toMatchObject({ proxies: 1, affairs: 1 });
    const [one, other] = which.startsWith("the proxy") ? [proxyId, agent.staffId] : [agent.staffId, proxyId];
    await opened.db.insert(blocks).values({ residentId: one, blockedId: other, since: at });
    expect(await named()).toEqual({ proxies: 0, affairs: 0, mandates: (before.mandates ?? 0) - 1 });
    await opened.db.delete(blocks).where(and(eq(blocks.residentId, one), eq(blocks.blockedId, other)));
  },
);

function granted(proxyId: string) {
  return and(eq(mandates.residentId, residentId), eq(mandates.proxyId, proxyId));
}
