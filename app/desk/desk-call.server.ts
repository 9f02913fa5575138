/** Calls and talks at the counter, noted for the figures: by topic alone, or as an enquiry of the resident whose screens the agent looks at. */
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { deskCalls, enquiries, residents, staffSupports, supports } from "../../db/schema";
import { findTopic, type Topic } from "../enquiries/enquiries";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { freeNumber, problemOfText } from "../enquiries/enquiry.server";
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
    .orderBy(desc(supports.openedAt))
    .limit(20);
}

export interface CallForm {
  key: string;
  channel: string;
  topic: string;
  settled: string;
  /** The support through which the agent looks; empty where nobody said who asked. */
  who: string;
  text: string;
}

export type NotedCall = { ok: true } | { ok: false; field: keyof CallForm; problem: string };

/** Notes one call; a second submit of the form notes nothing anew. */
export async function noteCall(staffMember: StaffMember, form: CallForm): Promise<NotedCall> {
  const refuse = (field: keyof CallForm, problem: string) => ({ ok: false as const, field, problem });
  const channel = (["phone", "counter"] as const).find((known) => known === form.channel);
  const topic = findTopic(form.topic);
  if (!channel) return refuse("channel", "channel");
  if (!topic) return refuse("topic", "topic");
  if (form.settled !== "yes" && form.settled !== "no") return refuse("settled", "settled");
  const { staffId, at } = staffMember;
  const call = { channel, topic, settled: form.settled === "yes" };
  if (!staffMember.may("work") || !isUuid(form.key)) return refuse("who", "who");
  if (!form.who) {
    return inTransaction((tx) =>
      once(tx, { subject: staffId, at }, `call:${form.key}`, async (): Promise<NotedCall> => {
        await tx.insert(deskCalls).values({ callId: uuidv7(), at, staffId, ...call });
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
  const support = await findGrantedSupport(staffMember, form.who);
  if (!support) return refuse("who", "who");
  const unwritable = problemOfText(form.text);
  if (unwritable) return refuse("text", unwritable);
  const { residentId } = support;
  return inTransaction((tx) =>
    once(tx, { subject: residentId, at }, `call:${form.key}`, () =>
      keepAsEnquiry(tx, staffMember, { residentId, ...call, text: form.text }),
    ),
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
  const number = await freeNumber(tx, residentId, at);
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
  await recordAudit(
    tx,
    { subject: residentId, at, actor: { kind: "staff", residentId: staffId, work: "enquiry" } },
    "desk_noted_call",
    number,
  );
  return { ok: true };
}
