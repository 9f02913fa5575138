/**
 * The reference under which an institution's record is linked: it names the link, and tells nothing of the resident or
 * the record.
 */
import { createHash } from "node:crypto";

/**
 * @returns 22 URL-safe characters, the same for the same link; a resident's id is never given out, so that nobody can
 * make or undo it
 */
export function linkageReference(residentId: string, schemeId: string): string {
  return createHash("sha256").update(`linkage:${residentId}:${schemeId}`).digest("base64url").slice(0, 22);
}
