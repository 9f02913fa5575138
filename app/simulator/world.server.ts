/**
 * What the simulated world needs to know of the portal that it talks to: where it is, and where its own cards and keys
 * are kept.
 */
import type { Database } from "../../db/client";

export interface World {
  /** False where the institutions and their mail are real ones. */
  simulated: boolean;
  /** The simulator's own tables only (schema `simulator`). */
  db: Database;
  /** Where the portal answers on this machine. */
  portalUrl: string;
  /** The origin that a browser would report to an authenticator. */
  origin: string;
  /** How long a simulated institution takes from one step to the next. Milliseconds. */
  paceMs: number;
  /** From which the institutions draw what the data does not decide. */
  seed: string;
}

let current: World | undefined;

/** Called once by the composition root, and by tests. */
export function provideWorld(world: World): void {
  current = world;
}

/** Whether there is a simulated world: outside a demo none of its pages exist. */
export function isSimulated(): boolean {
  return current?.simulated ?? false;
}

/** @throws Error when no simulated world was started */
export function world(): World {
  if (!current) throw new Error("provideWorld was not called");
  return current;
}
