/**
 * How many requests the institution API takes: counted in this process, so that a portal of several processes takes as
 * many times more.
 */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** An institution may send ten requests a second on the average of a minute. */
const ofInstitution = new RateLimiterMemory({ points: 600, duration: 60 });
/** Tokens that fail, from one address: enough for a wrong clock, too few for guessing. */
const ofStranger = new RateLimiterMemory({ points: 60, duration: 60 });

/** @returns seconds to wait, or undefined where the institution may go on */
export function countRequest(institutionId: string): Promise<number | undefined> {
  return consume(ofInstitution, institutionId);
}

/** Counts a token that failed. */
export async function countFailure(address: string): Promise<void> {
  await consume(ofStranger, address);
}

/** @returns seconds to wait where this address has failed too often, else undefined */
export async function failedTooOften(address: string): Promise<number | undefined> {
  const counted = await ofStranger.get(address);
  return counted && counted.remainingPoints <= 0 ? seconds(counted) : undefined;
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (error) {
    if (error instanceof RateLimiterRes) return seconds(error);
    throw error;
  }
}

function seconds({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
