/** One number, one matter: what is read out on the telephone names a case, a request or an enquiry, and never two. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { certificateRequests, enquiries } from "../../db/schema";
import { fileReportAs, openCastPortal, viewAs } from "../../test/cast-portal";
import type { TestDatabase } from "../../test/test-database";
import { makeReceipt } from "../platform/receipt-number";
import { freeReceipt } from "./receipt.server";

let opened: TestDatabase;
beforeAll(async () => void (opened = await openCastPortal()));
afterAll(() => opened.close());

test("a number that an enquiry, a request or a case of this resident has is not given again; another's may be", async () => {
  const at = new Date();
  const viewing = await viewAs("all-right", { at });
  const residentId = viewing.subject;
  const ofCase = await fileReportAs(viewing, "all-right", { scheme: "pension", kind: "another_person" });
  const serial = Number(ofCase.slice(5, 9));
  const [ofEnquiry, ofRequest, free] = [1, 2, 3].map((step) => (serial + step) % 10_000) as [number, number, number];
  const since = { openedAt: at, state: "open", stateSince: at } as const;
  await opened.db.insert(enquiries).values({
    ...since,
    residentId,
    enquiryId: randomUUID(),
    number: makeReceipt(at, ofEnquiry),
    topic: "other",
    channel: "portal",
    text: "たしかめてください",
  });
  await opened.db.insert(certificateRequests).values({
    residentId,
    requestId: randomUUID(),
    receipt: makeReceipt(at, ofRequest),
    institutionId: "mihon-kokuho",
    reason: "hard_to_use",
    state: "requested",
    stateSince: at,
    requestedAt: at,
    signatureId: randomUUID(),
  });
  const drawn = [serial, ofEnquiry, ofRequest, free];
  const draw = () => drawn.shift() ?? -1;
  await opened.db.transaction(async (tx) => {
    expect(await freeReceipt(tx, residentId, at, draw)).toBe(makeReceipt(at, free));
    expect(await freeReceipt(tx, randomUUID(), at, () => serial)).toBe(ofCase);
  });
});
