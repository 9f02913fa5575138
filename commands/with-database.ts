/**
 * What the operator's commands have in common: the settings, the database, and one line with exit status 2 where
 * something was not done.
 */
import { openDatabase, StartError } from "../db/client";
import { provideDatabase } from "../app/platform/database.server";
import { readSettings, provideSettings } from "../app/platform/settings.server";

/** @param work throws StartError with the line to print where it was not done */
export async function withDatabase(work: (args: string[]) => Promise<void>): Promise<void> {
  try {
    const settings = readSettings(process.env);
    provideSettings(settings);
    const opened = await openDatabase(settings);
    provideDatabase(opened.db);
    await work(process.argv.slice(2)).finally(() => opened.close());
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

/** One JSON line each. */
export function printLines(rows: readonly unknown[]): void {
  for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
}
