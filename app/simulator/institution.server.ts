/**
 * Simulated institutions: told of a case or a request, they ask the portal's institution API for it and take one step
 * after another.
 */
import { createHash } from "node:crypto";
import { and, eq, lte } from "drizzle-orm";
import { z } from "zod";
import type { RecordDetail } from "../catalogue/record-details";
import { path } from "../path";
import { simulatedRecords, simulatedWork } from "../../db/schema/simulator";
import { type CaseToWorkOn, decideStep, type OwnRecord } from "./institution-decision";
import { hasInstitutionKey } from "./institution-key.server";
import { mannerOf, slownessOf } from "./manners";
import { askPortal } from "./portal-client.server";
import replies from "./replies.json";
import { world } from "./world.server";

const notice = z.union([z.object({ case: z.uuid() }), z.object({ certificateRequest: z.uuid() })]);

type Work = typeof simulatedWork.$inferSelect;

/**
 * Notes what the notice is about as work to do, now if it was already noted.
 * @returns false for what is no notice to a simulated institution
 */
export async function acceptNotice(institutionId: string, body: unknown, at: Date): Promise<boolean> {
  const parsed = notice.safeParse(body);
  if (!parsed.success || !(await hasInstitutionKey(institutionId))) return false;
  const item =
    "case" in parsed.data
      ? { kind: "case" as const, itemId: parsed.data.case }
      : { kind: "certificate" as const, itemId: parsed.data.certificateRequest };
  const nextStepAt = afterPace(institutionId, at);
  await world()
    .db.insert(simulatedWork)
    .values({ institutionId, ...item, nextStepAt })
    .onConflictDoUpdate({
      target: [simulatedWork.institutionId, simulatedWork.kind, simulatedWork.itemId],
      set: { nextStepAt },
    });
  return true;
}

function afterPace(institutionId: string, at: Date): Date {
  return new Date(at.getTime() + world().paceMs * slownessOf(mannerOf(institutionId)));
}

/** One step in everything whose time has come. What fails holds up nothing else and is tried again later. */
export async function workOnCases(at: Date): Promise<void> {
  const due = await world().db.select().from(simulatedWork).where(lte(simulatedWork.nextStepAt, at));
  const failures: unknown[] = [];
  for (const work of due) await workOn(work, at).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "some cases could not be worked on");
}

async function workOn(work: Work, at: Date): Promise<void> {
  const own = and(
    eq(simulatedWork.institutionId, work.institutionId),
    eq(simulatedWork.kind, work.kind),
    eq(simulatedWork.itemId, work.itemId),
  );
  const nextStepAt = afterPace(work.institutionId, at);
  await world().db.update(simulatedWork).set({ nextStepAt }).where(own);
  const goesOn = work.kind === "case" ? await workOnCase(work) : await workOnRequest(work);
  // A notice that came meanwhile has set another time: it is looked at once more.
  if (!goesOn)
    await world()
      .db.delete(simulatedWork)
      .where(and(own, eq(simulatedWork.nextStepAt, nextStepAt)));
}

/** @returns whether there will be more to do */
async function workOnCase({ institutionId, itemId }: Work): Promise<boolean> {
  const found = await askPortal<CaseToWorkOn>({
    institutionId,
    method: "GET",
    path: path("api-case", { case: itemId }),
  });
  const records = new Map(found ? await recordsOf(institutionId, found) : []);
  const step = found && decideStep(found, { manner: mannerOf(institutionId), seed: world().seed, records });
  if (!found || !step) return false;
  if (step === "wait") return true;
  const taken = await askPortal({
    institutionId,
    method: "POST",
    path: path("api-case-steps", { case: itemId }),
    body: step,
    version: found.version,
    key: keyOf(itemId, found.version, step),
  });
  if (taken && step["event"] === "verify") await keepRecords(institutionId, found, step["records"] as CorrectedItem[]);
  return true;
}

/** The same step on the same version is the same request. */
function keyOf(...parts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40);
}

async function recordsOf(institutionId: string, { items }: CaseToWorkOn): Promise<[string, OwnRecord][]> {
  const rows = await world()
    .db.select()
    .from(simulatedRecords)
    .where(eq(simulatedRecords.institutionId, institutionId));
  return rows
    .filter(({ reference }) => items.some((item) => item.reference === reference))
    .map((row) => [row.reference, row]);
}

interface CorrectedItem {
  scheme: string;
  record: (OwnRecord & { details?: RecordDetail[] }) | null;
}

/** What was corrected stands in the institution's own system, too. */
async function keepRecords(institutionId: string, { items }: CaseToWorkOn, corrected: CorrectedItem[]): Promise<void> {
  for (const { reference, scheme } of items) {
    const record = corrected.find((one) => one.scheme === scheme)?.record;
    const own = and(eq(simulatedRecords.institutionId, institutionId), eq(simulatedRecords.reference, reference));
    await world().db.delete(simulatedRecords).where(own);
    if (!record) continue;
    const { details = [], ...facts } = record;
    const rightRecord = { number: facts.number, details };
    await world()
      .db.insert(simulatedRecords)
      .values({ institutionId, reference, ...facts, rightNumber: null, rightRecord });
  }
}

interface RequestToWorkOn {
  state: string;
  version: number;
}

/** Whoever asks for a certificate gets one; an institution that refuses things refuses this, too. */
async function workOnRequest({ institutionId, itemId }: Work): Promise<boolean> {
  const found = await askPortal<RequestToWorkOn>({
    institutionId,
    method: "GET",
    path: path("api-certificate-request", { request: itemId }),
  });
  if (!found || mannerOf(institutionId) === "silent") return false;
  const refused =
    mannerOf(institutionId) === "refusing" ? { event: "refuse", reason: replies.reasons.certificate } : undefined;
  const body = refused ?? { event: found.state === "requested" ? "accept" : "send" };
  await askPortal({
    institutionId,
    method: "POST",
    path: path("api-certificate-request-steps", { request: itemId }),
    body,
    version: found.version,
    key: keyOf(itemId, found.version, body),
  });
  return true;
}
