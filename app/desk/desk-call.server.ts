/**
 * Calls and talks at the counter, noted for the figures: by topic alone, or as an enquiry of the resident whose screens
 * the agent looks at.
 */
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { deskCalls, enquiries, residents, staffSupports, supports } from "../../db/schema";
import { type Topic, TOPICS } from "../enquiries/enquiries";
import { type Typed, type Unfit, unfit } from "../platform/form";
import { parseForm, writtenText } from "../platform/form-schema.server";
import { deskActor, recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { freeReceipt } from "../corrections/receipt.server";
import { findGrantedSupport, isInReach } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { once } from "../platform/submission.server";

/** @returns the residents whose screens this member of staff looks at now */
export async function listLooking({
  staffId,
  at,
}: Pick<StaffMember, "staffId" | "at">): Promise<{ supportId: string; name: string }[]> {
  return database()
    .select({ supportId: supports.supportId, name: residents.nameKanji })
    .from(staffSupports)
    .innerJoin(
      supports,
      and(
        eq(supports.residentId, staffSupports.principalId),
        eq(supports.supportId, staffSupports.supportId),
        isNull(supports.endedAt),
        gt(supports.endsAt, at),
      ),
    )
    .innerJoin(residents, eq(residents.residentId, staffSupports.principalId))
    .where(and(eq(staffSupports.residentId, staffId), isInReach(supports.residentId, staffId)))
    .orderBy(desc(supports.openedAt));
}

const call = z.object({
  key: z.uuid(),
  channel: z.enum(["phone", "counter"], "missing"),
  topic: z.enum(TOPICS, "missing"),
  settled: z.enum(["yes", "no"], "missing").transform((settled) => settled === "yes"),
  /** The support through which the agent looks; empty where nobody said who asked. */
  who: z.string().default(""),
});
/** Of a call by somebody who is known, it is said what it was about. */
const knownCall = call.extend({ text: writtenText() });

export type NotedCall = { ok: true } | Unfit | { ok: false; reason: "not_found" };

/** Notes one call; a second submit of the form notes nothing anew. */
export async function noteCall(staffMember: StaffMember, typed: Typed): Promise<NotedCall> {
  if (!staffMember.may("work")) return { ok: false, reason: "not_found" };
  if (!typed["who"]) {
    const read = parseForm(call, typed);
    return read.ok ? countCall(staffMember, read.value) : read;
  }
  const read = parseForm(knownCall, typed);
  if (!read.ok) return read;
  const { key, who, channel, topic, settled, text } = read.value;
  const support = await findGrantedSupport(staffMember, who);
  if (!support) return unfit({ field: "who", problem: "wrong" });
  const { residentId } = support;
  return inTransaction((tx) =>
    once(tx, { subject: residentId, at: staffMember.at }, `call:${key}`, () =>
      keepAsEnquiry(tx, staffMember, { residentId, channel, topic, settled, text }),
    ),
  );
}

/** Nobody said who asked: it counts for the figures. */
function countCall(
  { staffId, at }: StaffMember,
  { key, channel, topic, settled }: z.output<typeof call>,
): Promise<NotedCall> {
  return inTransaction((tx) =>
    once(tx, { subject: staffId, at }, `call:${key}`, async (): Promise<NotedCall> => {
      await tx.insert(deskCalls).values({ callId: uuidv7(), at, staffId, channel, topic, settled });
      await recordAudit(
        tx,
        { subject: staffId, at, actor: { kind: "resident", residentId: staffId } },
        "desk_noted_call",
        topic,
      );
      return { ok: true };
    }),
  );
}

interface Call {
  residentId: string;
  channel: "phone" | "counter";
  topic: Topic;
  settled: boolean;
  text: string;
}

/** What was settled in the call is closed; what was not waits for the desk, and for this agent. */
async function keepAsEnquiry(
  tx: Transaction,
  { staffId, at }: StaffMember,
  { residentId, settled, ...call }: Call,
): Promise<NotedCall> {
  const number = await freeReceipt(tx, residentId, at);
  const state = settled ? "closed" : "open";
  await tx.insert(enquiries).values({
    residentId,
    enquiryId: uuidv7(),
    number,
    ...call,
    openedAt: at,
    state,
    stateSince: at,
    firstAnsweredAt: at,
    settledAtFirst: settled,
    assignedTo: settled ? null : staffId,
  });
  await recordAudit(tx, deskActor({ staffId, at }, residentId, "enquiry"), "desk_noted_call", number);
  return { ok: true };
}
