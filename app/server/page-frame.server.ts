/**
 * What a page shows around its content: for whom one acts, whether the desk looks on, where its edges lead, when the
 * session ends; at the desk what waits, and at whom one looks.
 */
import type { AppLoadContext } from "@remix-run/server-runtime";
import { countWaiting } from "../desk/waiting-counts.server";
import { mayLookAt } from "../identity/permissions";
import { secondsLeft } from "../identity/session-rules";
import type { StaffMember } from "../identity/staff.server";
import { ACTIONS, type Viewing } from "../identity/viewing";
import { countUnread } from "../notices/notice.server";
import { findGuidance } from "../support/guidance.server";
import { isOwnFamily } from "../support/own-family.server";
import { database } from "../platform/database.server";
import { path } from "../path";
import { listLiveLooks } from "../support/live-looks.server";
import { findOwnSupport } from "../support/support.server";
import { PLACES } from "../ui/edges/places";
import type { PageFacts } from "../ui/page-context";
import type { RequestFacts } from "../ui/request-context";

type SessionFacts = NonNullable<RequestFacts["session"]>;

/** Asked once the action and the loader are done: what they have changed is told anew. */
export async function frameOf(request: Request, context: AppLoadContext): Promise<RequestFacts> {
  const { nonce, failure, viewing, staffMember } = context;
  const { pathname, search } = new URL(request.url);
  // Whoever may look no longer is not told at whom.
  const isOver = failure?.code === "grant_ended";
  return {
    nonce,
    path: pathname + search,
    failure: failure && { code: failure.code, id: failure.id },
    session: viewing && !isOver ? await sessionFacts(viewing, pathname, failure !== undefined) : undefined,
    desk: staffMember && (await deskFacts(staffMember, failure !== undefined)),
  };
}

/** @param failed as below */
async function deskFacts(staffMember: StaffMember, failed: boolean): Promise<RequestFacts["desk"]> {
  const { label, role } = staffMember;
  if (failed) return { label, role };
  const [waiting, looks] = await Promise.all([countWaiting(staffMember), listLiveLooks(staffMember)]);
  return { label, role, waiting, looks };
}

/** @param failed the page says that something went wrong: nothing more is asked of the database */
async function sessionFacts(viewing: Viewing, pathname: string, failed: boolean): Promise<SessionFacts> {
  const facts = {
    segment: viewing.segment,
    ...secondsLeft(viewing.session.idleEndsAt, viewing.at),
    allowed: ACTIONS.filter((action) => viewing.may(action)),
    places: PLACES.filter((place) => mayLookAt(viewing, place)),
    principal: viewing.acting?.principalName,
    unread: 0,
  };
  if (failed) return facts;
  const page = pathname.split("/").slice(2).join("/");
  const [unread, guiding, help] = await Promise.all([
    viewing.may("manage_notices") ? countUnread(viewing) : 0,
    guidingOf(viewing, page),
    helpOf(viewing, page),
  ]);
  return { ...facts, unread, guiding, help };
}

async function guidingOf(viewing: Viewing, page: string): Promise<PageFacts["guiding"]> {
  const guidance = await findGuidance(viewing);
  if (!guidance || !viewing.support) return undefined;
  const { residentName, kind, supportId, staffId } = viewing.support;
  const isFamily = await isOwnFamily(database(), staffId, viewing.subject);
  const isTogether = guidance.pageAt !== null && guidance.page.split("?")[0] === page;
  return {
    residentName,
    kind,
    following: guidance.following,
    isTogether,
    summary: isFamily ? undefined : path("resident-at-desk", { support: supportId }),
    page,
    pointed: guidance.pointed?.page === page ? guidance.pointed.section : undefined,
  };
}

async function helpOf(viewing: Viewing, page: string): Promise<PageFacts["help"]> {
  const support = await findOwnSupport(viewing);
  return (
    support && {
      label: support.standing === "open" ? support.label : undefined,
      pointed: support.pointed?.page === page ? support.pointed.section : undefined,
    }
  );
}
