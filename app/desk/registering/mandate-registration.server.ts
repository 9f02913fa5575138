/**
 * The desk prepares a mandate for somebody who cannot grant one: entry by entry, and then a request that another member
 * of staff approves.
 */
import { and, inArray, isNull, not } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { isEndedByFifteenthBirthday } from "../../mandates/fifteenth-birthday";
import type { Transaction } from "../../../db/client";
import { approvals, residents } from "../../../db/schema";
import { type DeskGround, deskMandateEnd, type mandateRequest } from "../../mandates/registered-mandates";
import type { Viewing } from "../../identity/viewing";
import { deskActor, recordAudit } from "../../identity/audit.server";
import { findAtCounter } from "../../support/counter-look.server";
import { database, inTransaction } from "../../platform/database.server";
import { dropDraft, lockDraft } from "../../journeys/draft.server";
import { type Course, findUnderway, saveStep, type Underway, withEntries } from "../../journeys/journey.server";
import type { Step } from "../../journeys/journey";
import { path } from "../../path";
import { REGISTRATION } from "./registration-journey";
import { areApart, isBlockedBetween } from "../../identity/grant.server";
import type { SaidFacts } from "../../support/resident-search.server";
import type { StaffMember } from "../../identity/staff.server";
import { once } from "../../platform/submission.server";

const KIND = "desk-mandate";

interface RegisteredPerson {
  residentId: string;
  name: string;
  birthDate: string;
}

export interface Registration extends Underway<typeof REGISTRATION> {
  principal: RegisteredPerson | undefined;
  proxy: RegisteredPerson | undefined;
  /** When it will end, once all is entered that decides it. */
  endsAt: Date | undefined;
}

function asDrafting({ staffId, at }: StaffMember): Pick<Viewing, "subject" | "at" | "actor"> {
  return { subject: staffId, at, actor: { kind: "resident", residentId: staffId } };
}

function courseOf(staffMember: StaffMember): Course<typeof REGISTRATION> {
  const screens = {
    principal: "registration-principal",
    proxy: "registration-proxy",
    ground: "registration-ground",
    papers: "registration-papers",
    scopes: "registration-scopes",
    end: "registration-end",
    check: "registration-check",
  } as const;
  const pathOf = (step: keyof typeof screens) => path(screens[step]);
  return { journey: REGISTRATION, drafter: asDrafting(staffMember), draft: KIND, pathOf };
}

/** @returns what this member of staff has entered so far */
export async function findRegistration(staffMember: StaffMember): Promise<Registration> {
  const kept = await findUnderway(courseOf(staffMember));
  const { principalId, proxyId, ...entries } = kept.entries;
  const people = await listPeople(staffMember, [principalId, proxyId]);
  const principal = people.find(({ residentId }) => residentId === principalId);
  const proxy = people.find(({ residentId }) => residentId === proxyId);
  // Whoever is kept apart from this member of staff meanwhile, or has died, was never found.
  const found = { ...(principal && { principalId }), ...(proxy && { proxyId }) };
  const { ground, months } = entries;
  const endsAt =
    ground && months && principal
      ? deskMandateEnd({ ground, months, birthDate: principal.birthDate, at: staffMember.at })
      : undefined;
  return { ...withEntries(kept, { ...entries, ...found }), principal, proxy, endsAt };
}

async function listPeople({ staffId }: StaffMember, ids: (string | undefined)[]): Promise<RegisteredPerson[]> {
  const known = ids.filter((id) => id !== undefined);
  if (known.length === 0) return [];
  return database()
    .select({ residentId: residents.residentId, name: residents.nameKanji, birthDate: residents.birthDate })
    .from(residents)
    .where(
      and(
        inArray(residents.residentId, known),
        isNull(residents.diedAt),
        not(isBlockedBetween(residents.residentId, staffId)),
      ),
    );
}

/** @returns whether this ground cannot be: the principal has outgrown it */
export function isImpossibleGround({ principal }: Registration, ground: DeskGround, at: Date): boolean {
  return principal !== undefined && isEndedByFifteenthBirthday(ground, principal.birthDate, at);
}

export type KeptPerson =
  | { ok: true; next: Step<typeof REGISTRATION> }
  | { ok: false; reason: "stale" | "not_found" | "own" | "same" | "too_many" };

/** Finds the principal or the proxy by the four facts of the papers; both histories tell of it. */
export async function keepPerson(
  staffMember: StaffMember,
  who: "principal" | "proxy",
  facts: SaidFacts,
  version: number,
): Promise<KeptPerson> {
  const registration = await findRegistration(staffMember);
  const other = who === "proxy" ? registration.entries.principalId : undefined;
  const found = await findAtCounter(staffMember, facts, "proxy", other ? [other] : []);
  if (!found.ok) return found;
  const { residentId } = found;
  if (other && (await areApart(other, residentId))) return { ok: false, reason: "not_found" };
  if (residentId === other) return { ok: false, reason: "same" };
  const kept =
    who === "proxy"
      ? await saveStep(registration, "proxy", { proxyId: residentId }, version)
      : await saveStep(registration, "principal", { principalId: residentId }, version);
  return kept.ok ? kept : { ok: false, reason: "stale" };
}

/** Forgets what was entered. */
export async function dropRegistration(staffMember: StaffMember): Promise<void> {
  await inTransaction((tx) => dropDraft(tx, asDrafting(staffMember), KIND));
}

export type Requested =
  | { ok: true; principalId: string; approvalId: string }
  | { ok: false; reason: "stale" | "incomplete" | "not_possible" };

/** Asks for approval; nothing is granted by it. The same form sent twice asks once. */
export async function requestMandate(
  staffMember: StaffMember,
  asked: { version: number; key: string },
): Promise<Requested> {
  const { staffId, at } = staffMember;
  const sent = await findSent(staffMember, asked.key);
  if (sent) return sent;
  const { entries, endsAt, next, version } = await findRegistration(staffMember);
  const { principalId, proxyId, ground, papers = [], scopes = [] } = entries;
  if (version !== asked.version) return { ok: false, reason: "stale" };
  if (next !== "check" || !principalId || !proxyId || !ground || !endsAt) return { ok: false, reason: "incomplete" };
  const others =
    !staffMember.may("prepare") ||
    [principalId, proxyId].includes(staffId) ||
    principalId === proxyId ||
    (await areApart(principalId, proxyId));
  if (others || endsAt <= at) return { ok: false, reason: "not_possible" };
  return inTransaction((tx) =>
    once(tx, { subject: staffId, at }, asked.key, async (): Promise<Requested> => {
      // What the page showed is what is laid before the supervisor, and what is dropped.
      if ((await lockDraft(tx, asDrafting(staffMember), KIND)) !== version) return { ok: false, reason: "stale" };
      const approvalId = uuidv7();
      const payload = {
        proxyId,
        ground,
        papers: [...papers],
        scopes: [...scopes],
        endsAt: endsAt.toISOString(),
      } satisfies z.input<typeof mandateRequest>;
      await tx.insert(approvals).values({
        residentId: principalId,
        approvalId,
        kind: "mandate",
        payload,
        requestedBy: staffId,
        requestedAt: at,
        state: "waiting",
      });
      await recordAudit(
        tx,
        deskActor(staffMember, principalId, { mandateId: approvalId }),
        "desk_prepared_mandate",
        approvalId,
      );
      await dropDraft(tx, asDrafting(staffMember), KIND);
      return { ok: true, principalId, approvalId };
    }),
  );
}

/** The request that this key has become, where the form was sent before: its draft is gone by then. */
async function findSent({ staffId, at }: StaffMember, key: string): Promise<Requested | undefined> {
  const find = (tx: Transaction) =>
    once<Requested>(tx, { subject: staffId, at }, key, async () => ({ ok: false, reason: "stale" }));
  const found = await inTransaction(find);
  return found.ok ? found : undefined;
}
