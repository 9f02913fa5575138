/** Anchors: the heads of all audit chains written down together, one line at a time, in a place outside the table. */
import { createHash } from "node:crypto";
import { GENESIS_HASH, type AuditHead } from "./audit-chain";

export interface ResidentHead extends AuditHead {
  residentId: string;
}

type Anchor = [previousLineHash: string, at: string, heads: [residentId: string, seq: number, hash: string][]];

/** @returns SHA-256 as hex of a line, to be handed to the next; for the first line hand in `GENESIS_HASH` */
export function anchorLineHash(line: string): string {
  return createHash("sha256").update(line).digest("hex");
}

/**
 * One line of the anchor file, without its line feed.
 * @param heads the chains that have grown since the last line, or all of them
 */
export function anchorLine(previousLineHash: string, at: Date, heads: readonly ResidentHead[]): string {
  const sorted = [...heads].sort((a, b) => (a.residentId < b.residentId ? -1 : 1));
  const anchor: Anchor = [
    previousLineHash,
    at.toISOString(),
    sorted.map(({ residentId, seq, hash }) => [residentId, seq, hash]),
  ];
  return JSON.stringify(anchor);
}

export type BrokenAnchor =
  /**
   * The file itself: this line does not follow the one before it (numbered from 1), so one of the two was edited or
   * removed.
   */
  | { what: "line"; line: number }
  /**
   * The chain holds another hash at this place than was anchored, or none: it was written anew or cut off after that.
   */
  | { what: "chain"; line: number; residentId: string; seq: number };

function readAnchor(line: string): Anchor | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return Array.isArray(value) && value.length === 3 && Array.isArray(value[2]) ? (value as Anchor) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns the heads that a line holds, none where it cannot be read */
export function anchoredHeads(line: string): ResidentHead[] {
  return readAnchor(line)?.[2].map(([residentId, seq, hash]) => ({ residentId, seq, hash })) ?? [];
}

/**
 * Holds the chains against what was anchored.
 * @param lines the anchor file's lines in order
 * @param hashAt the hash that stands in a resident's chain at this place now
 * @returns the first break, or undefined
 */
export function verifyAnchors(
  lines: readonly string[],
  hashAt: (residentId: string, seq: number) => string | undefined,
): BrokenAnchor | undefined {
  let previous = GENESIS_HASH;
  for (const [index, line] of lines.entries()) {
    const anchor = readAnchor(line);
    if (!anchor || anchor[0] !== previous) return { what: "line", line: index + 1 };
    const broken = anchor[2].find(([residentId, seq, hash]) => hashAt(residentId, seq) !== hash);
    if (broken) return { what: "chain", line: index + 1, residentId: broken[0], seq: broken[1] };
    previous = anchorLineHash(line);
  }
  return undefined;
}
