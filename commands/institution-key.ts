/**
 * `npm run --silent institution-key -- list|register|revoke INSTITUTION …`: the operator's way to an institution's
 * first key, and to shutting
 * a lost one out. `register INSTITUTION KEY_ID FILE` takes a public key as PEM (SPKI) or JWK.
 */
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { StartError } from "../db/client";
import { institutions } from "../db/schema";
import { database } from "../app/platform/database.server";
import {
  type KeyResult,
  listInstitutionKeys,
  newKey,
  registerInstitutionKey,
  revokeInstitutionKey,
} from "../app/institutions/institution-key.server";
import { printLines, withDatabase } from "./with-database";

const USAGE = "list INSTITUTION | register INSTITUTION KEY_ID FILE | revoke INSTITUTION KEY_ID";

/** @throws StartError where the file holds no public key of a kind that is taken */
function readPublicKey(file: string): Record<string, unknown> {
  const text = readFileSync(file, "utf8");
  try {
    if (text.includes("PRIVATE KEY")) throw new Error("private");
    return text.trimStart().startsWith("{")
      ? (JSON.parse(text) as Record<string, unknown>)
      : { ...createPublicKey(text).export({ format: "jwk" }) };
  } catch {
    throw new StartError(`${file}: no public key (PEM or JWK). A private key stays with the institution.`);
  }
}

async function run([verb, institutionId = "", keyId = "", file = ""]: string[]): Promise<KeyResult> {
  const [known] = await database().select().from(institutions).where(eq(institutions.institutionId, institutionId));
  if (!known) throw new StartError(`no institution ${institutionId}; ${USAGE}`);
  const at = new Date();
  if (verb === "revoke") return revokeInstitutionKey({ institutionId, keyId, at, keepOne: false });
  if (verb === "list") return { ok: true };
  if (verb !== "register") throw new StartError(USAGE);
  const parsed = newKey.safeParse({ keyId, publicJwk: readPublicKey(file) });
  if (!parsed.success)
    throw new StartError(
      "the key must be Ed25519 or P-256 without private members, its id up to 64 letters, digits, hyphens and underscores",
    );
  return registerInstitutionKey({ institutionId, ...parsed.data, at });
}

await withDatabase(async (args) => {
  const result = await run(args);
  if (!result.ok) throw new StartError(`not done: ${result.reason.replaceAll("_", " ")}`);
  printLines(await listInstitutionKeys(args[1] ?? ""));
});
