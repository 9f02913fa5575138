/** The institutions as the portal knows them. */
import { asc, eq } from "drizzle-orm";
import { institutions } from "../../db/schema";
import { database } from "../platform/database.server";

/**
 * Sets where each institution wants to be told that something waits for it.
 * @param addressOf an institution's id gives its URL
 */
export async function setNoticeAddresses(addressOf: (institutionId: string) => string): Promise<void> {
  const known = await database().select({ institutionId: institutions.institutionId }).from(institutions);
  for (const { institutionId } of known) {
    await database()
      .update(institutions)
      .set({ noticeUrl: addressOf(institutionId) })
      .where(eq(institutions.institutionId, institutionId));
  }
}

/** @returns all, by name of their id */
export async function listInstitutions(): Promise<(typeof institutions.$inferSelect)[]> {
  return database().select().from(institutions).orderBy(asc(institutions.institutionId));
}
