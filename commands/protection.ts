/**
 * `npm run --silent protection -- VERB RESIDENT …`: the operator's way to what must stay hidden, told by the offices
 * that decide: records hidden
 * from everybody but the resident, people kept apart, deaths. Prints what stands of the resident afterwards.
 */
import { validate as isUuid } from "uuid";
import { findScheme } from "../app/catalogue/schemes";
import { StartError } from "../db/client";
import { HIDING_REASONS } from "../app/protection/hidden";
import {
  addBlock,
  findProtection,
  hideLinkage,
  recordDeath,
  removeBlock,
  type Protected,
} from "../app/protection/protection.server";
import { printLines, withDatabase } from "./with-database";

const USAGE = `show RESIDENT | hide RESIDENT SCHEME ${HIDING_REASONS.join("|")} | unhide RESIDENT SCHEME | block RESIDENT OTHER | unblock RESIDENT OTHER | died RESIDENT | not-died RESIDENT`;

async function run([verb, residentId = "", other = "", asked = ""]: string[]): Promise<Protected> {
  if (!isUuid(residentId)) throw new StartError(USAGE);
  const told = { residentId, at: new Date() };
  const why = HIDING_REASONS.find((known) => known === asked);
  if (verb === "show") return "already";
  const schemeId = findScheme(other)?.id;
  if (verb === "hide" && why) return schemeId ? hideLinkage({ ...told, schemeId, why }) : "not_found";
  if (verb === "unhide") return schemeId ? hideLinkage({ ...told, schemeId, why: undefined }) : "not_found";
  if (verb === "died" || verb === "not-died") return recordDeath({ ...told, died: verb === "died" });
  if (!isUuid(other)) throw new StartError(USAGE);
  if (verb === "block") return addBlock({ ...told, blockedId: other });
  if (verb === "unblock") return removeBlock({ ...told, blockedId: other });
  throw new StartError(USAGE);
}

await withDatabase(async (args) => {
  if ((await run(args)) === "not_found") throw new StartError("not done: no such resident or scheme");
  const protection = await findProtection(args[1] ?? "");
  if (!protection) throw new StartError("no such resident");
  printLines([protection]);
});
