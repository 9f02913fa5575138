/** What the capabilities of a demo stand on, handed to them by tests as the composition root does it. */
import type { Database } from "../db/client";
import { provideDatabase } from "../app/platform/database.server";
import { provideSettings, readSettings } from "../app/platform/settings.server";
import { provideWorld } from "../app/simulator/world.server";

export const ORIGIN = "http://localhost:3000";

export function provideDemo(db: Database): void {
  provideDatabase(db);
  provideSettings(readSettings({ ORIGIN }));
  provideWorld({ simulated: true, db, portalUrl: ORIGIN, origin: ORIGIN, paceMs: 0, seed: "test" });
}
