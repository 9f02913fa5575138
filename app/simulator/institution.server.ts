/** Simulated institutions: told of a case, they ask the portal's institution API for it and take one step after another. */
import { and, eq, lte } from "drizzle-orm";
import { z } from "zod";
import { simulatedWork } from "../../db/schema";
import { hasInstitutionKey, makeRequestToken } from "./institution-key.server";
import { type CaseToWorkOn, decideStep } from "./institution-decision";
import { world } from "./world.server";

const notice = z.object({ case: z.uuid() });

/** Notes the case as work to do, now if it was already noted. @returns false for what is no notice to a simulated institution */
export async function acceptNotice(institutionId: string, body: unknown, at: Date): Promise<boolean> {
  const parsed = notice.safeParse(body);
  if (!parsed.success || !(await hasInstitutionKey(institutionId))) return false;
  const nextStepAt = afterPace(at);
  await world()
    .db.insert(simulatedWork)
    .values({ institutionId, caseId: parsed.data.case, nextStepAt })
    .onConflictDoUpdate({ target: [simulatedWork.institutionId, simulatedWork.caseId], set: { nextStepAt } });
  return true;
}

function afterPace(at: Date): Date {
  return new Date(at.getTime() + world().paceMs);
}

type Work = typeof simulatedWork.$inferSelect;

/** One step in every case whose time has come. What fails holds up no other case and is tried again later. */
export async function workOnCases(at: Date): Promise<void> {
  const due = await world().db.select().from(simulatedWork).where(lte(simulatedWork.nextStepAt, at));
  const failures: unknown[] = [];
  for (const work of due) await workOn(work, at).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "some cases could not be worked on");
}

async function workOn(work: Work, at: Date): Promise<void> {
  const row = and(eq(simulatedWork.institutionId, work.institutionId), eq(simulatedWork.caseId, work.caseId));
  await world().db.update(simulatedWork).set({ nextStepAt: afterPace(at) }).where(row);
  const found = await call(work, "GET", "");
  const step = found && decideStep(found);
  // A notice that came meanwhile has set another time: the case is looked at once more.
  if (!step) await world().db.delete(simulatedWork).where(and(row, eq(simulatedWork.nextStepAt, afterPace(at))));
  else if (step !== "wait") await call(work, "POST", "/steps", step);
}

/** @returns the case as the API answers it, or undefined where the institution may not (or no longer) see it */
async function call(work: Work, method: "GET" | "POST", path: string, body?: unknown): Promise<CaseToWorkOn | undefined> {
  const response = await fetch(`${world().portalUrl}/api/institutions/v1/cases/${work.caseId}${path}`, {
    method,
    headers: { Authorization: `Bearer ${await makeRequestToken(work.institutionId)}`, "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (response.ok) return (await response.json()) as CaseToWorkOn;
  // A step that came too late (409) is decided anew in the next round.
  if (response.status === 404 || response.status === 409) return undefined;
  throw new Error(`institution API answered with ${response.status}`);
}
