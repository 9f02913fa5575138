/** How each simulated institution behaves, so that everything that happens to people can be watched. */

/**
 * - careful: compares all four facts, and puts right what differs
 * - slow: as careful, and takes its time
 * - silent: never answers, so that its case becomes overdue
 * - refusing: says that what was reported is not about a linkage, until the resident reports it again
 * - asking: asks back before it decides anything
 * - hasty: says "no error" without having looked, until the resident objects
 */
export const MANNERS = ["slow", "silent", "refusing", "asking", "hasty", "careful"] as const;
export type Manner = (typeof MANNERS)[number];

const OF_INSTITUTION: Record<string, Manner> = {
  "mihon-nenkin": "slow",
  "mihon-hello-work": "silent",
  "mihon-shi": "refusing",
  "mihon-kodomo": "asking",
  "mihon-kenko": "hasty",
};

export function mannerOf(institutionId: string): Manner {
  return OF_INSTITUTION[institutionId] ?? "careful";
}

/** How many times longer than others an institution of this manner takes. */
export function slownessOf(manner: Manner): number {
  return manner === "slow" ? 5 : 1;
}
