import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accounts, auditEntries, auditHeads, cases, insuranceUses, linkages, outbox, residents } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, openCastPortal, signInWithCard, viewAs } from "../../test/cast-portal";
import { readOverdue } from "../../test/desk-lists";
import { person } from "../../test/people";
import { firstBroken } from "../platform/audit-chain";
import { ANSWER_DAYS, REMIND_DAYS_BEFORE, REOPEN_DAYS, SILENCE_DAYS, UNSURE_DAYS } from "./correction";
import { DAY_MS, endOfJapanDay } from "../platform/japan-time";
import type { ReportKind } from "./reports";
import { type SchemeId, suspensionGroup } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { escalateOverdue, remindOfSilence, takeTimedSteps } from "./case-clock.server";
import { findLeak } from "./leak.server";
import { findCase, listCases, type ResidentStep, takeResidentStep } from "./case.server";
import { findInstitutionCase } from "../institutions/institution-case.server";
import { type InstitutionStep, takeInstitutionStep } from "../institutions/institution-step.server";
import { findLinkage } from "../linkages/linkage.server";
import { deliverOutbox } from "../platform/outbox.server";
import { readInbox } from "../notices/notice.server";
import { findFinishedTask } from "../identity/session.server";
import { hideLinkage, recordDeath } from "../protection/protection.server";
import { findViewing } from "../identity/viewing.server";

let opened: TestDatabase;
let at: Date;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
});
afterAll(() => opened.close());

const INSURANCE = "health-insurance-card";
const later = (viewing: Viewing, days: number): Viewing => ({ ...viewing, at: new Date(at.getTime() + days * DAY_MS) });

interface Reported {
  viewing: Viewing;
  receipt: string;
  row(): Promise<typeof cases.$inferSelect>;
  state(): Promise<string>;
  does(event: ResidentStep["event"], text?: string, when?: Viewing): ReturnType<typeof takeResidentStep>;
  institution(step: InstitutionStep, when?: Date): ReturnType<typeof takeInstitutionStep>;
  hidden(): Promise<boolean[]>;
}

async function report(key: string, scheme: SchemeId, kind: ReportKind): Promise<Reported> {
  const viewing = await viewAs(key, { at });
  return followed(viewing, scheme, await fileReportAs(viewing, key, { scheme, kind }));
}

function followed(viewing: Viewing, scheme: SchemeId, receipt: string): Reported {
  const ofCase = and(eq(cases.residentId, viewing.subject), eq(cases.receipt, receipt));
  const row = async () => {
    const [found] = await opened.db.select().from(cases).where(ofCase);
    if (!found) throw new Error("the case is gone");
    return found;
  };
  return {
    viewing,
    receipt,
    row,
    state: async () => (await row()).state,
    does: async (event, text, when = viewing) =>
      takeResidentStep(when, {
        receipt,
        event,
        key: randomUUID(),
        version: (await row()).version,
        ...(text ? { text } : {}),
      }),
    institution: async (step, when = at) => {
      const { institutionId, caseId, version } = await row();
      return takeInstitutionStep({ institutionId, caseId, step, version, key: randomUUID(), at: when });
    },
    hidden: async () => {
      const rows = await opened.db.select().from(linkages).where(eq(linkages.residentId, viewing.subject));
      return suspensionGroup(scheme).map((id) =>
        rows.some(({ schemeId, suspendedAt }) => schemeId === id && suspendedAt !== null),
      );
    },
  };
}

const own = (key: string, number: string | null = "10000001") => {
  const { nameKanji: kanji, nameKana: kana, birthDate, sex, address } = person(key);
  return { kanji, kana, birthDate, sex, address, number };
};
const find = (finding: "mislinkage" | "notation_only" | "no_error") =>
  ({ event: "find", finding, reason: "くらべました" }) as const;
const verify = (scheme: SchemeId, record: ReturnType<typeof own> | null): InstitutionStep => ({
  event: "verify",
  records: [{ scheme, record }],
});
const ok = { ok: true };
async function takeAll(of: Reported, steps: InstitutionStep[]): Promise<void> {
  for (const step of steps) expect(await of.institution(step), step.event).toMatchObject(ok);
}

describe("to the end of the path", () => {
  test("another person's record: hidden, corrected, compared again, shown, confirmed; the leak investigation beside it", async () => {
    const key = "wrong-insurance";
    const of = await report(key, INSURANCE, "another_person");
    expect(await of.hidden()).toEqual(suspensionGroup(INSURANCE).map(() => true));
    await takeAll(of, [
      { event: "acknowledge" },
      find("mislinkage"),
      { event: "request_log" },
      { event: "start_correction" },
    ]);
    expect(await of.hidden()).not.toContain(false);
    await takeAll(of, [verify(INSURANCE, own(key))]);
    expect(await of.state()).toBe("viewing_resumed");
    expect(await of.hidden()).not.toContain(true);
    const shown = await findLinkage(of.viewing, INSURANCE);
    expect(shown?.view).toMatchObject({
      state: "linked",
      attention: undefined,
      maskedNumber: expect.stringMatching(/001$/),
    });
    await takeAll(of, [{ event: "report_log", result: "unknowable" }]);
    expect(await of.does("confirm")).toEqual({ ok: true, sessionEnded: false });
    expect(await of.row()).toMatchObject({
      state: "closed",
      finding: "mislinkage",
      leakState: "notified",
      leakResult: "unknowable",
    });
    const found = await findCase(of.viewing, of.receipt);
    expect(found?.path.main.map((step) => step.key)).toEqual([
      "received",
      "viewing_suspended",
      "with_institution",
      "found_another_person",
      "correcting",
      "verified",
      "viewing_resumed",
      "your_check",
      "closed",
    ]);
    expect(found?.path.leak.map((step) => step.key)).toEqual(["log_requested", "log_unknowable", "notified"]);
    const leak = await findLeak(of.viewing, of.receipt);
    expect(leak?.result).toBe("unknowable");
    expect(leak?.period?.schemeIds).toEqual(expect.arrayContaining([INSURANCE, "treatment-medicine"]));
    // Whoever sees the case, but not all that follows its record, reads of no more than they see.
    const narrow: Viewing = { ...of.viewing, sees: (scheme) => scheme === INSURANCE };
    expect((await findLeak(narrow, of.receipt))?.period?.schemeIds).toEqual([INSURANCE]);
    expect(found).toMatchObject({ hidden: false, mayDo: ["reopen"], status: { mustIAct: false } });
  });

  test("every step of it is in the access history, and the chain holds", async () => {
    const { subject } = await viewAs("wrong-insurance", { at });
    const entries = await opened.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.residentId, subject))
      .orderBy(auditEntries.seq);
    const [head] = await opened.db.select().from(auditHeads).where(eq(auditHeads.residentId, subject));
    const [row] = await opened.db.select().from(cases).where(eq(cases.residentId, subject));
    const steps = entries.filter(({ target, action }) => target === row?.receipt && !action.startsWith("looked"));
    expect(steps.map(({ action, actor }) => `${actor.split(":")[0]} ${action}`)).toEqual([
      "resident reported",
      "portal suspended_viewing",
      "institution case_acknowledged",
      "institution case_found",
      "institution leak_log_requested",
      "institution case_correcting",
      "institution case_verified",
      "portal resumed_viewing",
      "institution leak_reported",
      "portal leak_notified",
      "resident confirmed",
    ]);
    expect(firstBroken(entries, head)).toBeUndefined();
  });

  test.each(["notation_only", "no_error"] as const)(
    "%s: shown again at once, with nothing to correct and no leak",
    async (finding) => {
      const of = await report("variant-name", finding === "no_error" ? "pension" : INSURANCE, "another_person");
      await takeAll(of, [{ event: "acknowledge" }, find(finding)]);
      expect(await of.row()).toMatchObject({ state: "viewing_resumed", finding, leakState: null });
      expect(await of.hidden()).not.toContain(true);
      expect(await of.institution({ event: "request_log" })).toMatchObject({ ok: false, reason: "refused" });
    },
  );

  test("rejected: shown again, with the reason", async () => {
    const of = await report("latin-name", "pension", "something_else");
    await takeAll(of, [{ event: "reject", reason: "窓口の応対についてのお話でした" }]);
    expect(await of.row()).toMatchObject({ state: "rejected", reason: "窓口の応対についてのお話でした" });
    expect(await of.hidden()).toEqual([false]);
    expect((await of.does("withdraw")).ok).toBe(false);
  });

  test("missing: nothing is hidden, and it is linked in the end", async () => {
    const key = "missing-handbook";
    const of = await report(key, "disability-welfare", "missing");
    expect(await of.hidden()).toEqual([false]);
    await takeAll(of, [
      { event: "acknowledge" },
      find("mislinkage"),
      { event: "start_correction" },
      verify("disability-welfare", own(key, "00123456")),
    ]);
    expect(await of.state()).toBe("viewing_resumed");
    expect((await findLinkage(of.viewing, "disability-welfare"))?.view).toMatchObject({
      state: "linked",
      doubtful: false,
    });
    expect((await findCase(of.viewing, of.receipt))?.status.statusKey).toBe("resident_asked");
  });

  test("a family member's account is taken away", async () => {
    const of = await report("childs-account", "public-money-account", "family_account");
    await takeAll(of, [
      { event: "acknowledge" },
      find("mislinkage"),
      { event: "start_correction" },
      verify("public-money-account", null),
    ]);
    expect(await opened.db.select().from(accounts).where(eq(accounts.residentId, of.viewing.subject))).toEqual([]);
    expect((await findLinkage(of.viewing, "public-money-account"))?.view.state).toBe("not_linked");
  });

  test("use as insurance card without consent is cancelled", async () => {
    const key = "without-consent";
    const of = await report(key, INSURANCE, "without_consent");
    await takeAll(of, [
      { event: "acknowledge" },
      find("mislinkage"),
      { event: "start_correction" },
      verify(INSURANCE, own(key)),
    ]);
    expect(
      await opened.db.select().from(insuranceUses).where(eq(insuranceUses.residentId, of.viewing.subject)),
    ).toEqual([]);
  });
});

describe("the resident's own steps", () => {
  test("answering a question: the institution reads the answer and goes on", async () => {
    const of = await report("all-right", "pension", "something_else");
    await takeAll(of, [{ event: "acknowledge" }, { event: "ask", question: "いつからですか" }]);
    expect(await findCase(of.viewing, of.receipt)).toMatchObject({
      row: { question: "いつからですか" },
      status: { mustIAct: true },
      mayDo: ["answer", "withdraw"],
    });
    expect(await of.does("answer", "四月からです")).toMatchObject(ok);
    const row = await of.row();
    expect(row).toMatchObject({ state: "with_institution", question: null });
    await deliverOutbox(at);
    const { institutionId, caseId } = row;
    expect(await findInstitutionCase(institutionId, caseId, at)).toMatchObject({ answers: ["四月からです"] });
    expect(await of.institution(find("no_error"))).toMatchObject({ ok: true, answer: { state: "viewing_resumed" } });
  });

  test("withdrawing shows the record again and tells the institution", async () => {
    const of = await report("all-right", INSURANCE, "another_person");
    expect(await of.does("withdraw")).toMatchObject(ok);
    expect(await of.state()).toBe("withdrawn");
    expect(await of.hidden()).not.toContain(true);
    const told = await opened.db.select().from(outbox).where(eq(outbox.residentId, of.viewing.subject));
    expect(told.filter(({ payload }) => payload["caseId"]).map(({ topic }) => topic)).toContain("case_changed");
  });

  test("still wrong: hidden again, found anew, corrected a second time", async () => {
    const key = "just-moved";
    const of = await report(key, INSURANCE, "another_person");
    await takeAll(of, [{ event: "acknowledge" }, find("no_error")]);
    expect(await of.does("dispute", "やはり番号がちがいます")).toMatchObject(ok);
    expect(await of.row()).toMatchObject({ state: "viewing_suspended", finding: null });
    expect(await of.hidden()).not.toContain(false);
    await takeAll(of, [
      { event: "acknowledge" },
      find("mislinkage"),
      { event: "start_correction" },
      verify(INSURANCE, own(key)),
    ]);
    const found = await findCase(of.viewing, of.receipt);
    expect(found?.path.main.find((step) => step.key === "disputed")?.text).toBe("やはり番号がちがいます");
  });

  test("cannot tell: two weeks of silence end nothing, the record stays shown, and the answer may still be given", async () => {
    const of = await report("twin-without-record", INSURANCE, "another_person");
    await takeAll(of, [{ event: "acknowledge" }, find("no_error")]);
    expect(await of.does("doubt")).toMatchObject(ok);
    await takeTimedSteps(endOfJapanDay(at, UNSURE_DAYS));
    expect(await of.state()).toBe("resident_unsure");
    expect(await of.hidden()).not.toContain(true);
    expect(await findCase(of.viewing, of.receipt)).toMatchObject({
      status: { mustIAct: false, owner: "portal", nextStepKey: "desk_advice" },
      mayDo: ["confirm", "dispute"],
    });
    expect(await of.does("confirm")).toMatchObject(ok);
    expect(await of.state()).toBe("closed");
  });

  test("who could not tell, and was never reached, leaves no case open for ever", async () => {
    const of = await report("twin-without-record", "pension", "another_person");
    await takeAll(of, [{ event: "acknowledge" }, find("no_error")]);
    expect(await of.does("doubt")).toMatchObject(ok);
    await recordDeath({ residentId: of.viewing.subject, died: true, at });
    await takeTimedSteps(later(of.viewing, UNSURE_DAYS + 1).at);
    expect(await of.state()).toBe("closed");
    await opened.db.update(residents).set({ diedAt: null }).where(eq(residents.residentId, of.viewing.subject));
  });

  test("what the desk does not see, it cannot look at: there 'I cannot tell' is no answer", async () => {
    const of = await report("latin-name", "pension", "another_person");
    await takeAll(of, [{ event: "acknowledge" }, find("no_error")]);
    const residentId = of.viewing.subject;
    await hideLinkage({ residentId, schemeId: "pension", why: "support_measure", at });
    expect((await findCase(of.viewing, of.receipt))?.mayDo).toEqual(["confirm", "dispute"]);
    expect((await findLinkage(of.viewing, "pension"))?.openCase).toMatchObject({ mayDoubt: false, reviewedHere: true });
    expect(await of.does("doubt")).toEqual({ ok: false, reason: "no_such_step" });
    await hideLinkage({ residentId, schemeId: "pension", why: undefined, at });
    expect((await findLinkage(of.viewing, "pension"))?.openCase).toMatchObject({ mayDoubt: true });
  });

  test("opening again: within thirty days of the end, and no later", async () => {
    const of = await report("daughter", "pension", "another_person");
    await takeAll(of, [{ event: "acknowledge" }, find("no_error")]);
    await of.does("confirm");
    const last = { ...of.viewing, at: endOfJapanDay(at, REOPEN_DAYS) };
    expect((await findCase(last, of.receipt))?.mayDo).toEqual(["reopen"]);
    const tooLate = { ...last, at: new Date(last.at.getTime() + 1) };
    expect(await of.does("reopen", "まだちがいます", tooLate)).toEqual({ ok: false, reason: "too_late" });
    expect(await of.does("reopen", "まだちがいます", last)).toMatchObject(ok);
    expect(await of.state()).toBe("viewing_suspended");
    expect(await of.hidden()).toEqual([true]);
  });

  test("a case that was wrongly refused is opened again, hidden again, and looked into", async () => {
    const of = await report("wifes-account", "tax-income", "another_person");
    await takeAll(of, [{ event: "reject", reason: "べつのお話でした" }]);
    expect(await of.hidden()).toEqual([false]);
    expect((await findCase(of.viewing, of.receipt))?.mayDo).toEqual(["reopen"]);
    expect(await of.does("reopen", "金額がちがいます")).toMatchObject(ok);
    expect(await of.row()).toMatchObject({ state: "viewing_suspended", closedAt: null });
    expect(await of.hidden()).toEqual([true]);
    await takeAll(of, [{ event: "acknowledge" }, find("no_error")]);
    const found = await findCase(of.viewing, of.receipt);
    expect(found?.path.main.map(({ key }) => key).slice(0, 4)).toEqual([
      "received",
      "viewing_suspended",
      "rejected",
      "reopened",
    ]);
  });

  test("not while the record was reported anew", async () => {
    const of = await report("all-right", "employment-insurance", "another_person");
    await takeAll(of, [{ event: "acknowledge" }, find("no_error")]);
    await of.does("confirm");
    const anew = await report("all-right", "employment-insurance", "out_of_date");
    expect((await findCase(of.viewing, of.receipt))?.mayDo).toEqual([]);
    expect(await of.does("reopen", "まだちがいます")).toEqual({ ok: false, reason: "no_such_step" });
    await anew.does("withdraw");
    expect(await of.does("reopen", "まだちがいます")).toMatchObject(ok);
  });

  test("sent twice, also at the same moment: done once", async () => {
    const of = await report("certificate-ends-soon", "pension", "another_person");
    const { version } = await of.row();
    const step = { receipt: of.receipt, event: "withdraw", key: randomUUID(), version } as const;
    const results = await Promise.all([1, 2, 3].map(() => takeResidentStep(of.viewing, step)));
    expect(results).toEqual([1, 2, 3].map(() => ({ ok: true, sessionEnded: false })));
    expect(await takeResidentStep(of.viewing, step)).toMatchObject(ok);
    const entries = await opened.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.residentId, of.viewing.subject), eq(auditEntries.action, "withdrew")));
    expect(entries).toHaveLength(1);
  });

  test("made from an older page: told, and nothing is written", async () => {
    const of = await report("twin-without-record", "pension", "another_person");
    const { version } = await of.row();
    await takeAll(of, [{ event: "acknowledge" }]);
    const before = await of.row();
    expect(
      await takeResidentStep(of.viewing, { receipt: of.receipt, event: "withdraw", key: randomUUID(), version }),
    ).toEqual({ ok: false, reason: "stale" });
    expect(await of.row()).toEqual(before);
  });

  test("from a form without its key: taken for none, as the next of them would be taken for the same", async () => {
    const of = await report("just-moved", "pension", "another_person");
    const { version } = await of.row();
    const step = { receipt: of.receipt, event: "withdraw", version } as const;
    expect(await takeResidentStep(of.viewing, { ...step, key: "" })).toEqual({ ok: false, reason: "not_found" });
    expect(await takeResidentStep(of.viewing, { ...step, key: randomUUID() })).toMatchObject(ok);
  });

  test("another's case is none: not found, not listed, not touched", async () => {
    const of = await report("twin-with-sisters-record", "pension", "another_person");
    const stranger = await viewAs("certificate-ends-soon", { at });
    expect(await findCase(stranger, of.receipt)).toBeUndefined();
    expect((await listCases(stranger)).map(({ row }) => row.receipt)).not.toContain(of.receipt);
    const { version } = await of.row();
    expect(
      await takeResidentStep(stranger, { receipt: of.receipt, event: "withdraw", key: randomUUID(), version }),
    ).toEqual({ ok: false, reason: "not_found" });
    expect(await of.state()).toBe("viewing_suspended");
  });

  test("on a shared terminal the session ends with the step, and the closing page knows what was done", async () => {
    const of = await report("strangers-account", "pension", "another_person");
    const token = await signInWithCard("strangers-account", { at, sharedTerminal: true });
    const found = await findViewing({ own: token }, "me", at);
    if (!found.ok) throw new Error(found.reason);
    expect(await of.does("withdraw", undefined, found.viewing)).toEqual({ ok: true, sessionEnded: true });
    expect(await findViewing({ own: token }, "me", at)).toEqual({ ok: false, reason: "signed_out" });
    expect(await findFinishedTask(token, at)).toEqual({ kind: "case", receipt: of.receipt });
  });
});

describe("silence", () => {
  test(`closes a case after ${SILENCE_DAYS} days, and not before`, async () => {
    const of = await report("wifes-account", "pension", "another_person");
    await takeAll(of, [{ event: "acknowledge" }, find("no_error")]);
    const reminders = async () =>
      (await readInbox(of.viewing)).notices.filter(
        ({ kind, about }) => kind === "case_closes_soon" && about.receipt === of.receipt,
      ).length;
    await remindOfSilence(later(of.viewing, SILENCE_DAYS - REMIND_DAYS_BEFORE - 1).at);
    expect(await reminders()).toBe(0);
    for (const day of [3, 2]) await remindOfSilence(later(of.viewing, SILENCE_DAYS - day).at);
    expect(await reminders()).toBe(1);
    await takeTimedSteps(endOfJapanDay(at, SILENCE_DAYS));
    expect(await of.state()).toBe("viewing_resumed");
    await takeTimedSteps(later(of.viewing, SILENCE_DAYS + 1).at);
    expect(await of.state()).toBe("closed");
    const [last] = (await findCase(later(of.viewing, SILENCE_DAYS + 1), of.receipt))?.events.slice(-1) ?? [];
    expect(last).toMatchObject({ event: "close", actor: "portal" });
  });
});

describe("time", () => {
  test(`a question that is not answered for ${ANSWER_DAYS} days goes back to the institution, and not before`, async () => {
    const of = await report("missing-handbook", "pension", "something_else");
    await takeAll(of, [{ event: "acknowledge" }, { event: "ask", question: "いつからですか" }]);
    await takeTimedSteps(endOfJapanDay(at, ANSWER_DAYS));
    expect(await of.state()).toBe("awaiting_resident");
    await takeTimedSteps(later(of.viewing, ANSWER_DAYS + 1).at);
    expect(await of.row()).toMatchObject({ state: "with_institution", question: "いつからですか" });
    expect(await of.does("answer", "四月からです")).toMatchObject({ ok: false });
  });

  test("a step that does not come by its target is told to desk and resident once, and is off the list when it comes", async () => {
    const of = await report("swapped-mother", "pension", "another_person");
    const { dueAt } = await of.row();
    const listed = () => readOverdue(of.receipt, at);
    const tooLate = new Date((dueAt?.getTime() ?? 0) + 1);
    await escalateOverdue(new Date((dueAt?.getTime() ?? 0) - 1));
    expect(await listed()).toEqual([]);
    await escalateOverdue(tooLate);
    await escalateOverdue(new Date(tooLate.getTime() + DAY_MS));
    expect(await listed()).toMatchObject([{ track: "main", escalatedAt: tooLate }]);
    const inbox = await readInbox({ ...of.viewing, at: tooLate });
    expect(inbox.notices.filter(({ kind }) => kind === "case_overdue")).toHaveLength(1);
    expect(
      (await findCase({ ...of.viewing, at: tooLate }, of.receipt))?.path.main.filter(({ key }) => key === "overdue"),
    ).toHaveLength(1);
    expect(await of.institution({ event: "acknowledge" }, tooLate)).toMatchObject({
      ok: true,
      answer: { overdue: false },
    });
    expect(await listed()).toEqual([]);
  });

  test("the leak investigation has a target of its own", async () => {
    const of = await report("wifes-account", "household", "another_person");
    await takeAll(of, [{ event: "acknowledge" }, find("mislinkage"), { event: "request_log" }]);
    const { leakDueAt } = await of.row();
    await escalateOverdue(new Date((leakDueAt?.getTime() ?? 0) + 1));
    expect((await readOverdue(of.receipt, at)).map(({ track }) => track).sort()).toEqual(["leak", "main"]);
    expect((await readInbox(of.viewing)).notices.map(({ kind }) => kind)).toContain("leak_overdue");
    await takeAll(of, [{ event: "report_log", result: "not_viewed" }]);
    expect((await readOverdue(of.receipt, at)).filter(({ track }) => track === "leak")).toEqual([]);
  });
});
