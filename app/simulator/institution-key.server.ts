/** The simulated institutions' signing keys: the private half stays here, the public half is handed to the portal. */
import { createPrivateKey, type JsonWebKey } from "node:crypto";
import { generateKeyPair, exportJWK, importJWK, type JWK, SignJWT } from "jose";
import { eq } from "drizzle-orm";
import { v4 as uuidv4 } from "uuid";
import { path } from "../path";
import { simulatedInstitutionKeys } from "../../db/schema/simulator";
import { world } from "./world.server";

/** Makes a key (Ed25519) for a simulated institution. @returns what is registered with the portal */
export async function makeInstitutionKey(institutionId: string) {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
  const keyId = uuidv4();
  const privateJwk = { ...(await exportJWK(privateKey)) } as Record<string, unknown>;
  await world().db.insert(simulatedInstitutionKeys).values({ institutionId, keyId, privateJwk });
  return { institutionId, keyId, publicJwk: { ...(await exportJWK(publicKey)) } as Record<string, unknown> };
}

/** @returns whether this is one of the simulated institutions */
export async function hasInstitutionKey(institutionId: string): Promise<boolean> {
  if (!/^[a-z0-9-]{1,60}$/.test(institutionId)) return false;
  const [key] = await world()
    .db.select()
    .from(simulatedInstitutionKeys)
    .where(eq(simulatedInstitutionKeys.institutionId, institutionId));
  return key !== undefined;
}

/** @returns a request token for one call of the institution API */
export async function makeRequestToken(institutionId: string): Promise<string> {
  const [key] = await world()
    .db.select()
    .from(simulatedInstitutionKeys)
    .where(eq(simulatedInstitutionKeys.institutionId, institutionId));
  if (!key) throw new Error(`no key for ${institutionId}`);
  return new SignJWT()
    .setProtectedHeader({ alg: "EdDSA", kid: key.keyId })
    .setIssuer(institutionId)
    .setAudience(world().origin + path("api"))
    .setIssuedAt()
    .setJti(uuidv4())
    .sign(await importJWK(key.privateJwk as JWK, "EdDSA"));
}

export interface HandedOutKey {
  institutionId: string;
  keyId: string;
  privateJwk: Record<string, unknown>;
  /** The same key as PKCS #8, for OpenSSL. */
  pem: string;
}

/**
 * @returns the signing key of a simulated institution, for whoever wants to try the API in its name; undefined where
 * there is none
 */
export async function findInstitutionKey(institutionId: string): Promise<HandedOutKey | undefined> {
  if (!(await hasInstitutionKey(institutionId))) return undefined;
  const [key] = await world()
    .db.select()
    .from(simulatedInstitutionKeys)
    .where(eq(simulatedInstitutionKeys.institutionId, institutionId));
  if (!key) return undefined;
  const pem = createPrivateKey({ key: key.privateJwk as JsonWebKey, format: "jwk" }).export({
    type: "pkcs8",
    format: "pem",
  });
  return { ...key, pem: String(pem) };
}
