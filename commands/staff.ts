/** `npm run --silent staff -- list | take-on RESIDENT ROLE LABEL | dismiss RESIDENT`: the operator's way to who works at the help desk. */
import { validate as isUuid } from "uuid";
import { openDatabase, StartError } from "../db/client";
import { STAFF_ROLES } from "../app/domain/staff";
import { useDatabase } from "../app/services/database.server";
import { readSettings, useSettings } from "../app/services/settings.server";
import { dismissStaff, listStaff, takeOnStaff } from "../app/services/staff-register.server";

const USAGE = `list | take-on RESIDENT ROLE LABEL | dismiss RESIDENT; roles: ${STAFF_ROLES.join(", ")}`;

async function run([verb, residentId = "", asked = "", label = ""]: string[]): Promise<boolean> {
  if (verb === "list") return true;
  if (!isUuid(residentId)) throw new StartError(USAGE);
  const at = new Date();
  if (verb === "dismiss") return dismissStaff(residentId, at);
  const role = STAFF_ROLES.find((known) => known === asked);
  if (verb !== "take-on" || !role || !label) throw new StartError(USAGE);
  return takeOnStaff({ residentId, role, label, at });
}

try {
  const settings = readSettings(process.env);
  useSettings(settings);
  const opened = await openDatabase(settings);
  useDatabase(opened.db);
  try {
    if (!(await run(process.argv.slice(2)))) throw new StartError("not done: no such resident, or nobody to dismiss");
    for (const row of await listStaff()) process.stdout.write(`${JSON.stringify(row)}\n`);
  } finally {
    await opened.close();
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
