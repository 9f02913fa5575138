/** A thread's own connection to a database server; loaded by those threads alone that have one. */
import { openDatabase } from "../../db/client";
import { provideDatabase } from "../../app/platform/database.server";
import { findLinkagesOfRecords } from "../../app/inspection/inspection-lookup.server";
import type { Lookup } from "./inspect-batch";

export async function connect(databaseUrl: string): Promise<Lookup> {
  provideDatabase((await openDatabase({ databaseUrl, dataDir: "" })).db);
  return findLinkagesOfRecords;
}
