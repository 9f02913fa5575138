/**
 * The agent beside the resident: which screen the resident has open, whether the agent follows, and at which section
 * the agent points.
 */
import { and, eq, gt, isNull } from "drizzle-orm";
import { cases, supports } from "../../db/schema";
import { supportStanding } from "../identity/support";
import type { Viewing } from "../identity/viewing";
import { seesCase } from "../corrections/case-items";
import { database } from "../platform/database.server";
import { ownSupport, type Pointed, pointedOf } from "./support.server";

/** Notes which screen the resident has open, for the agent who follows. @param page path and query below the viewer */
export async function noteOpened(viewing: Viewing, page: string): Promise<void> {
  if (viewing.via !== "self") return;
  await database()
    .update(supports)
    .set({ page, pageAt: viewing.at })
    .where(
      and(
        eq(supports.residentId, viewing.subject),
        eq(supports.sessionId, viewing.session.sessionId),
        isNull(supports.endedAt),
        gt(supports.endsAt, viewing.at),
      ),
    );
}

/** What the agent's screen shows of the support itself. */
export interface Guidance {
  /** Where the resident is now: path and query below the viewer; empty for home. */
  page: string;
  pageAt: Date | null;
  following: boolean;
  pointed: Pointed | undefined;
  endsAt: Date;
}

/** A screen that is the resident's alone: stands for every one that the agent may not even know of. */
const ELSEWHERE = "help";

/** The path of a hidden record or of a case about one would tell that there is something. */
async function mayKnowOf(viewing: Viewing, page: string): Promise<boolean> {
  const [, area, name = ""] = /^(linkages|cases)\/([^/?]+)/.exec(page) ?? [];
  if (area === "linkages") return viewing.sees(name);
  if (area !== "cases") return true;
  const [row] = await database()
    .select()
    .from(cases)
    .where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, name)));
  return row === undefined || seesCase(viewing, row);
}

/** @returns how the support stands, for the agent who guides; undefined once it is over */
export async function findGuidance(viewing: Viewing): Promise<Guidance | undefined> {
  const { support } = viewing;
  if (!support) return undefined;
  const [row] = await database().select().from(supports).where(ownSupport(support));
  if (!row || supportStanding(row, viewing.at) !== "open") return undefined;
  return {
    page: (await mayKnowOf(viewing, row.page)) ? row.page : ELSEWHERE,
    pageAt: row.pageAt,
    following: row.following,
    pointed: pointedOf(row),
    endsAt: row.endsAt,
  };
}

/** Follows the resident from screen to screen, or no longer. */
export async function setFollowing(viewing: Viewing, following: boolean): Promise<void> {
  if (viewing.support) await database().update(supports).set({ following }).where(running(viewing.support));
}

/**
 * Marks a section of a screen: the resident sees the mark on the next page.
 * @param page path below the viewer, without a query
 */
export async function pointAt(viewing: Viewing, pointed: Pointed | undefined): Promise<void> {
  if (!viewing.support) return;
  await database()
    .update(supports)
    .set({ pointedPage: pointed?.page ?? null, pointedSection: pointed?.section ?? null })
    .where(running(viewing.support));
}

/** What was ended meanwhile is not steered any more. */
function running(support: NonNullable<Viewing["support"]>) {
  return and(ownSupport(support), isNull(supports.endedAt));
}
