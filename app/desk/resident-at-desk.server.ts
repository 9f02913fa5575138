/**
 * One resident's matters together, for the member of staff who looks at their screens just now: nothing opens without
 * that look, which the resident is told of.
 */
import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { caseAssignments, credentials, enquiries, staff, supports } from "../../db/schema";
import type { LeakStepKey, StepKey, TimelineStep } from "../corrections/case-timeline";
import { type CaseWithEvents, readCases } from "../corrections/case.server";
import { isOpen } from "../corrections/correction";
import { listBegunReports } from "../corrections/reporting/report-journey.server";
import { certificateNotice, type CertificateNotice } from "../credentials/certificate";
import { callStanding } from "../enquiries/enquiries";
import type { EnquiryRow } from "../enquiries/own-enquiry.server";
import { recordAudit } from "../identity/audit.server";
import { findGrantedSupport } from "../identity/grant.server";
import type { StaffMember } from "../identity/staff.server";
import { type Action, deskViewing, type Viewing } from "../identity/viewing";
import { readLinkages } from "../linkages/linkage.server";
import { listGranted, type ShownMandate } from "../mandates/mandate.server";
import { inTransaction } from "../platform/database.server";
import { findGuidance } from "../support/guidance.server";
import { isOwnFamily } from "../support/own-family.server";
import type { Affair } from "../affairs/affairs";
import { readAffairs } from "../affairs/affairs.server";
import { type DeskNote, listNotes } from "./desk-note.server";

/** What the own home tells of beside what the desk sees of the screens: who does it, and nothing of its content. */
const TOLD: readonly Action[] = ["get_help", "manage_mandates", "manage_credentials"];
/** The most that is shown of what grows. */
const MOST = 10;
const MOST_LOOKS = 5;

export interface CaseAtDesk extends Pick<CaseWithEvents, "institution" | "status"> {
  receipt: string;
  schemeId: string;
  main: TimelineStep<StepKey>[];
  leak: TimelineStep<LeakStepKey>[];
  /** Seat of whoever works on it. */
  label: string | undefined;
}

export type EnquiryAtDesk = Pick<
  EnquiryRow,
  "enquiryId" | "number" | "topic" | "state" | "stateSince" | "slotAt" | "channel"
> & { label: string | null };

export interface ResidentAtDesk {
  /** First segment of the paths to the resident's screens. */
  viewer: string;
  look: { kind: string; reason: string; joinedAt: Date; endsAt: Date; page: string | undefined };
  resident: { residentId: string; nameKanji: string; nameKana: string; birthDate: string };
  check: { answered: number; total: number };
  affairs: Affair[];
  running: CaseAtDesk[];
  /** Cases that have ended. */
  ended: { rows: Pick<CaseAtDesk, "receipt" | "schemeId" | "status">[]; count: number };
  /** Calls that are promised and not made yet. */
  calls: EnquiryAtDesk[];
  /** Everything else that was asked: what is open first, then the newest. */
  enquiries: { rows: EnquiryAtDesk[]; count: number };
  proxies: Pick<ShownMandate, "mandateId" | "name" | "scopes" | "categories" | "standing" | "endsAt">[];
  cards: { kind: "card" | "passkey"; endsAt: Date | undefined; notice: CertificateNotice["standing"] | undefined }[];
  looks: { supportId: string; label: string | null; kind: string; reason: string; joinedAt: Date | null }[];
  /** With the number of what each is about, the newest first. */
  notes: { rows: (DeskNote & { number: string })[]; count: number };
}

/**
 * @param supportId of the look through which this member of staff sees the resident's screens
 * @returns undefined alike without such a look, once it is over, and for the own family, whom somebody else helps
 */
export async function openResident(staffMember: StaffMember, supportId: string): Promise<ResidentAtDesk | undefined> {
  if (!staffMember.may("support") || !staffMember.may("work")) return undefined;
  const support = await findGrantedSupport(staffMember, supportId);
  if (!support) return undefined;
  const viewing = deskViewing(support, staffMember.session, staffMember.at);
  const [begunReports, guidance] = await Promise.all([listBegunReports(viewing), findGuidance(viewing)]);
  if (!guidance) return undefined;
  return inTransaction(async (tx) => {
    if (await isOwnFamily(tx, staffMember.staffId, viewing.subject)) return undefined;
    await recordAudit(tx, viewing, "looked_at_summary", "summary");
    const { resident, linkages, check } = await readLinkages(tx, viewing);
    const cases = await readCases(tx, viewing);
    const asked = await listEnquiries(tx, viewing);
    const isTold = (action: Action) => viewing.may(action) || TOLD.includes(action);
    const { residentId, nameKanji, nameKana, birthDate } = resident;
    return {
      viewer: viewing.segment,
      look: {
        ...(await readLook(tx, viewing, supportId)),
        page: support.kind === "screen" ? guidance.page : undefined,
      },
      resident: { residentId, nameKanji, nameKana, birthDate },
      check: { answered: check.answered, total: check.total },
      affairs: await readAffairs(tx, viewing, { linkages, begunReports }, isTold),
      ...(await describeCases(tx, viewing, cases)),
      ...divide(asked, viewing.at),
      proxies: (await listGranted(tx, viewing)).map(withoutCode),
      cards: await listCards(tx, viewing),
      looks: await listLooks(tx, viewing),
      notes: await listNewestNotes(tx, viewing, [
        ...asked.map(({ enquiryId, number }) => ({ about: enquiryId, number })),
        ...cases.map(({ row: { receipt } }) => ({ about: receipt, number: receipt })),
      ]),
    };
  });
}

async function readLook(
  tx: Transaction,
  { subject }: Viewing,
  supportId: string,
): Promise<Omit<ResidentAtDesk["look"], "page">> {
  const [row] = await tx
    .select()
    .from(supports)
    .where(and(eq(supports.residentId, subject), eq(supports.supportId, supportId)));
  if (!row?.joinedAt) throw new Error("a granted look without its row");
  return { kind: row.kind, reason: row.reason, joinedAt: row.joinedAt, endsAt: row.endsAt };
}

async function describeCases(
  tx: Transaction,
  { subject }: Viewing,
  cases: readonly CaseWithEvents[],
): Promise<Pick<ResidentAtDesk, "running" | "ended">> {
  const seats = await tx
    .select({ receipt: caseAssignments.receipt, label: staff.label })
    .from(caseAssignments)
    .innerJoin(staff, eq(staff.residentId, caseAssignments.staffId))
    .where(eq(caseAssignments.residentId, subject));
  const all = cases.map(({ row, institution, status, path }) => ({
    isOpen: isOpen(row.state),
    receipt: row.receipt,
    schemeId: row.schemeId,
    institution,
    status,
    main: path.main,
    leak: path.leak,
    label: seats.find(({ receipt }) => receipt === row.receipt)?.label,
  }));
  const ended = all.filter((one) => !one.isOpen);
  return {
    running: all.filter((one) => one.isOpen),
    ended: {
      rows: ended.slice(0, MOST).map(({ receipt, schemeId, status }) => ({ receipt, schemeId, status })),
      count: ended.length,
    },
  };
}

/** @returns all of them, since notes are told of each: what is open first, then the newest */
function listEnquiries(tx: Transaction, { subject }: Viewing): Promise<EnquiryAtDesk[]> {
  const { enquiryId, number, topic, state, stateSince, slotAt, channel } = enquiries;
  return tx
    .select({ enquiryId, number, topic, state, stateSince, slotAt, channel, label: staff.label })
    .from(enquiries)
    .leftJoin(staff, eq(staff.residentId, enquiries.assignedTo))
    .where(eq(enquiries.residentId, subject))
    .orderBy(desc(eq(state, "open")), desc(enquiries.openedAt));
}

function divide(asked: readonly EnquiryAtDesk[], at: Date): Pick<ResidentAtDesk, "calls" | "enquiries"> {
  const isCall = (one: EnquiryAtDesk) => callStanding(one, at) !== undefined;
  const others = asked.filter((one) => !isCall(one));
  return { calls: asked.filter(isCall), enquiries: { rows: others.slice(0, MOST), count: others.length } };
}

/** The code that a principal hands over is nobody else's. */
function withoutCode(mandate: ShownMandate): ResidentAtDesk["proxies"][number] {
  const { mandateId, name, scopes, categories, standing, endsAt } = mandate;
  return { mandateId, name, scopes, categories, standing, endsAt };
}

async function listCards(tx: Transaction, { subject, at }: Viewing): Promise<ResidentAtDesk["cards"]> {
  const rows = await tx
    .select({ kind: credentials.kind, endsAt: credentials.certificateEndsAt })
    .from(credentials)
    .where(and(eq(credentials.residentId, subject), isNull(credentials.endedAt)))
    .orderBy(credentials.registeredAt);
  return rows.map(({ kind, endsAt }) => ({
    kind,
    endsAt: endsAt ?? undefined,
    notice: endsAt ? certificateNotice(endsAt, at)?.standing : undefined,
  }));
}

function listLooks(tx: Transaction, { subject }: Viewing): Promise<ResidentAtDesk["looks"]> {
  const { supportId, kind, reason, joinedAt } = supports;
  return tx
    .select({ supportId, kind, reason, joinedAt, label: staff.label })
    .from(supports)
    .leftJoin(staff, eq(staff.residentId, supports.staffId))
    .where(and(eq(supports.residentId, subject), isNotNull(supports.joinedAt)))
    .orderBy(desc(supports.joinedAt))
    .limit(MOST_LOOKS);
}

/** @param matters those that this viewer sees: a note about another would tell of it */
async function listNewestNotes(
  tx: Transaction,
  { subject }: Viewing,
  matters: readonly { about: string; number: string }[],
): Promise<ResidentAtDesk["notes"]> {
  const numbers = new Map(matters.map(({ about, number }) => [about, number]));
  const notes = await listNotes(tx, subject, [...numbers.keys()]);
  const newest = notes.toReversed().slice(0, MOST);
  return {
    rows: newest.map((note) => ({ ...note, number: numbers.get(note.about) ?? "" })),
    count: notes.length,
  };
}
