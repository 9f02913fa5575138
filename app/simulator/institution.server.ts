/** Simulated institutions: told of a case, they ask the portal's institution API for it and take one step after another. */
import { and, eq, lte } from "drizzle-orm";
import { z } from "zod";
import { simulatedWork } from "../../db/schema";
import { makeRequestToken } from "./institution-key.server";
import { type CaseToWorkOn, decideStep } from "./institution-decision";
import { world } from "./world.server";

const notice = z.object({ case: z.uuid() });

/** Notes the case as work to do. @returns false for what is no notice */
export async function acceptNotice(institutionId: string, body: unknown, at: Date): Promise<boolean> {
  const parsed = notice.safeParse(body);
  if (!parsed.success || !/^[a-z0-9-]{1,60}$/.test(institutionId)) return false;
  await world()
    .db.insert(simulatedWork)
    .values({ institutionId, caseId: parsed.data.case, nextStepAt: afterPace(at) })
    .onConflictDoNothing();
  return true;
}

function afterPace(at: Date): Date {
  return new Date(at.getTime() + world().paceMs);
}

type Work = typeof simulatedWork.$inferSelect;

/** One step in every case whose time has come. What fails is tried again in the next round. */
export async function workOnCases(at: Date): Promise<void> {
  const due = await world().db.select().from(simulatedWork).where(lte(simulatedWork.nextStepAt, at));
  for (const work of due) await workOn(work, at);
}

async function workOn(work: Work, at: Date): Promise<void> {
  const row = and(eq(simulatedWork.institutionId, work.institutionId), eq(simulatedWork.caseId, work.caseId));
  const found = await call(work, "GET", "");
  const step = found && decideStep(found);
  if (!step) {
    await world().db.delete(simulatedWork).where(row);
    return;
  }
  if (step !== "wait") await call(work, "POST", "/steps", step);
  await world().db.update(simulatedWork).set({ nextStepAt: afterPace(at) }).where(row);
}

/** @returns the case as the API answers it, or undefined where the institution may not (or no longer) see it */
async function call(work: Work, method: "GET" | "POST", path: string, body?: unknown): Promise<CaseToWorkOn | undefined> {
  const response = await fetch(`${world().portalUrl}/api/institutions/v1/cases/${work.caseId}${path}`, {
    method,
    headers: { Authorization: `Bearer ${await makeRequestToken(work.institutionId)}`, "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (response.status >= 500) throw new Error(`institution API answered with ${response.status}`);
  return response.ok ? ((await response.json()) as CaseToWorkOn) : undefined;
}
