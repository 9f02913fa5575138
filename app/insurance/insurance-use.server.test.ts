/** The card as insurance card, and the certificate in its place: signed, once, versioned, told. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { certificateRequests, insuranceUses, signatures } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, openCastPortal, signAs, viewAs } from "../../test/cast-portal";
import { getCertificateStanding, withdrawRequest } from "./certificate-request.server";
import { getHome } from "../home/home.server";
import type { Viewing } from "../identity/viewing";
import {
  findInstitutionCertificate,
  listInstitutionCertificates,
  takeCertificateStep,
} from "../institutions/institution-certificate.server";
import { getInsuranceUse } from "./insurance-use.server";
import { readInbox } from "../notices/notice.server";
import { deliverOutbox } from "../platform/outbox.server";

let opened: TestDatabase;
let at: Date;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date("2026-11-24T03:00:00Z");
});
afterAll(() => opened.close());

const cancellation = (version: number, key = randomUUID()) =>
  JSON.stringify({ what: "insurance_use_cancellation", key, version });
const request = (reason = "hard_to_use", key = randomUUID()) =>
  JSON.stringify({ what: "certificate_request", key, reason });

/** Why home offers a certificate. */
async function offered(viewing: Viewing) {
  const { affairs } = await getHome(viewing);
  return affairs.flatMap((affair) => (affair.kind === "eligibility" ? [affair.reason] : []))[0];
}

describe("cancelling the use", () => {
  test("counts from the end of the following month, is signed, and told", async () => {
    const viewing = await viewAs("all-right", { at });
    const { use, standing, wouldEndAt } = await getInsuranceUse(viewing);
    expect(standing).toBe("used");
    expect(wouldEndAt.toISOString()).toBe("2026-12-31T14:59:59.999Z");
    await signAs(viewing, "all-right", cancellation(use?.version ?? 0));
    expect(await getInsuranceUse(viewing)).toMatchObject({
      standing: "ending",
      use: { endsAt: wouldEndAt, cancelledAt: at },
    });
    expect((await getInsuranceUse({ ...viewing, at: new Date("2027-01-01T00:00:00Z") })).standing).toBe("ended");
    expect((await readInbox(viewing)).notices.map(({ kind }) => kind)).toEqual(["insurance_use_cancelled"]);
    expect(
      (await opened.db.select().from(signatures).where(eq(signatures.residentId, viewing.subject))).map(
        ({ content }) => content,
      ),
    ).toEqual([expect.stringContaining("insurance_use_cancellation")]);
    expect(await offered(viewing)).toBe("use_cancelled");
  });

  test("not twice, and not on an older page", async () => {
    const viewing = await viewAs("daughter", { at });
    const { use } = await getInsuranceUse(viewing);
    await expect(signAs(viewing, "daughter", cancellation((use?.version ?? 0) + 1))).rejects.toThrow("not_possible");
    await signAs(viewing, "daughter", cancellation(use?.version ?? 0));
    await expect(signAs(viewing, "daughter", cancellation((use?.version ?? 0) + 1))).rejects.toThrow("not_possible");
    const [row] = await opened.db.select().from(insuranceUses).where(eq(insuranceUses.residentId, viewing.subject));
    expect(row?.version).toBe((use?.version ?? 0) + 1);
  });

  test("a registration without consent is a case of its own, and hides nothing", async () => {
    const viewing = await viewAs("without-consent", { at });
    const receipt = await fileReportAs(viewing, "without-consent", {
      scheme: "health-insurance-card",
      kind: "without_consent",
    });
    expect(await getInsuranceUse(viewing)).toMatchObject({ openCase: receipt, standing: "used" });
    expect((await getCertificateStanding(viewing)).insurer?.institutionId).toBe("mihon-denki-kenpo");
  });
});

describe("an eligibility certificate", () => {
  test("asked for with a signature, made, sent, and told at every step; the insurer sees only what it needs", async () => {
    const viewing = await viewAs("wifes-account", { at });
    const receipt = await signAs(viewing, "wifes-account", request());
    await deliverOutbox(at);
    const institutionId = "rei-kenpo";
    const [waiting] = await listInstitutionCertificates(institutionId);
    expect(waiting).toMatchObject({ receipt, state: "requested", reason: "hard_to_use" });
    expect(await listInstitutionCertificates("mihon-kokuho")).toEqual([]);
    const requestId = waiting?.id ?? "";
    expect(await findInstitutionCertificate("mihon-kokuho", requestId, at)).toBeUndefined();
    expect(
      Object.keys((await findInstitutionCertificate(institutionId, requestId, at))?.resident ?? {}).sort(),
    ).toEqual(["address", "birthDate", "kana", "kanji"]);
    const step = (event: "accept" | "send", version: number, key = randomUUID()) =>
      takeCertificateStep({ institutionId, requestId, step: { event }, version, key, at });
    expect(await step("send", 1)).toEqual({ ok: false, reason: "refused", detail: "no_such_step" });
    const key = randomUUID();
    expect(await step("accept", 1, key)).toMatchObject({ ok: true, answer: { state: "accepted", version: 2 } });
    expect(await step("accept", 1, key)).toMatchObject({ ok: true, replayed: true });
    expect(await step("send", 1)).toEqual({ ok: false, reason: "stale" });
    expect(await withdrawRequest(viewing, { requestId, version: 2 })).toMatchObject({
      ok: false,
      reason: "no_such_step",
    });
    expect(await step("send", 2)).toMatchObject({ ok: true });
    expect((await readInbox(viewing)).notices.map(({ kind }) => kind)).toEqual([
      "certificate_sent",
      "certificate_accepted",
      "certificate_requested",
    ]);
    expect(await listInstitutionCertificates(institutionId)).toEqual([]);
  });

  test("one at a time; taken back it can be asked for again", async () => {
    const viewing = await viewAs("latin-name", { at });
    await signAs(viewing, "latin-name", request());
    await expect(signAs(viewing, "latin-name", request())).rejects.toThrow("not_possible");
    const [running] = (await getCertificateStanding(viewing)).requests;
    expect(
      await withdrawRequest(await viewAs("variant-name", { at }), {
        requestId: running?.row.requestId ?? "",
        version: 1,
      }),
    ).toMatchObject({ ok: false, reason: "not_found" });
    expect(await withdrawRequest(viewing, { requestId: running?.row.requestId ?? "", version: 1 })).toMatchObject({
      ok: true,
    });
    await signAs(viewing, "latin-name", request("lost"));
    const rows = await opened.db
      .select()
      .from(certificateRequests)
      .where(eq(certificateRequests.residentId, viewing.subject));
    expect(rows.map(({ state }) => state).sort()).toEqual(["requested", "withdrawn"]);
  });

  test("while a report hides the insurance record: offered, and asked of whoever puts it right, once", async () => {
    const viewing = await viewAs("wrong-insurance", { at });
    expect(await offered(viewing)).toBeUndefined();
    await fileReportAs(viewing, "wrong-insurance", { scheme: "health-insurance-card", kind: "another_person" });
    expect(await offered(viewing)).toBe("under_correction");
    expect(await getCertificateStanding(viewing)).toMatchObject({ mayRequest: true });
    await signAs(viewing, "wrong-insurance", request("under_correction"));
    expect(await offered(viewing)).toBeUndefined();
    expect(await getCertificateStanding(viewing)).toMatchObject({ mayRequest: false });
  });

  test("offered by itself where the certificate on the card has ended, until one is on its way", async () => {
    const later = new Date("2032-06-01T03:00:00Z");
    const viewing = { ...(await viewAs("variant-name", { at })), at: later };
    expect(await offered(viewing)).toBe("certificate_ended");
    expect(await offered({ ...viewing, at })).toBeUndefined();
    await signAs({ ...viewing, at }, "variant-name", request("certificate_ended"));
    expect(await offered(viewing)).toBeUndefined();
  });
});
