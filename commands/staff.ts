/**
 * `npm run --silent staff -- list | take-on RESIDENT ROLE LABEL | dismiss RESIDENT`: the operator's way to who works at
 * the help desk.
 */
import { validate as isUuid } from "uuid";
import { StartError } from "../db/client";
import { STAFF_ROLES } from "../app/identity/staff";
import { dismissStaff, listStaff, takeOnStaff } from "../app/identity/staff-register.server";
import { printLines, withDatabase } from "./with-database";

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

await withDatabase(async (args) => {
  if (!(await run(args))) throw new StartError("not done: no such resident, or nobody to dismiss");
  printLines(await listStaff());
});
