import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../db/test-database";
import { useDatabase } from "./database.server";
import { authenticateInstitution, institutionAudience, registerInstitutionKey } from "./institution-auth.server";
import { readSettings, useSettings } from "./settings.server";

let opened: TestDatabase;
let privateKey: CryptoKey;
let strangersKey: CryptoKey;
const at = new Date("2026-11-22T03:00:00Z");

beforeAll(async () => {
  opened = await openTestDatabase();
  useDatabase(opened.db);
  useSettings(readSettings({ ORIGIN: "http://localhost:3000" }));
  const pair = await generateKeyPair("EdDSA", { extractable: true });
  privateKey = pair.privateKey;
  strangersKey = (await generateKeyPair("EdDSA")).privateKey;
  await registerInstitutionKey({ institutionId: "mihon-kokuho", keyId: "k1", publicJwk: { ...(await exportJWK(pair.publicKey)) }, at });
});
afterAll(() => opened.close());

interface TokenChange {
  iss?: string;
  aud?: string;
  kid?: string;
  jti?: string;
  /** Seconds before or after the request. */
  issued?: number;
  key?: CryptoKey;
}

async function bearer({ iss = "mihon-kokuho", aud = institutionAudience(), kid = "k1", jti = crypto.randomUUID(), issued = 0, key = privateKey }: TokenChange = {}) {
  const token = await new SignJWT()
    .setProtectedHeader({ alg: "EdDSA", kid })
    .setIssuer(iss)
    .setAudience(aud)
    .setIssuedAt(at.getTime() / 1000 + issued)
    .setJti(jti)
    .sign(key);
  return `Bearer ${token}`;
}

test("a token signed with a registered key names the institution", async () => {
  expect(await authenticateInstitution(await bearer(), at)).toEqual({ ok: true, institutionId: "mihon-kokuho" });
});

test("the same token a second time is a replay, also when both come at once", async () => {
  const twice = await bearer({ jti: "once" });
  const results = await Promise.all([authenticateInstitution(twice, at), authenticateInstitution(twice, at)]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.reason === "replayed")).toHaveLength(1);
});

test.each<[string, TokenChange]>([
  ["another institution's name", { iss: "rei-kenpo" }],
  ["another audience", { aud: "https://elsewhere.example/api" }],
  ["an unknown key", { kid: "k2" }],
  ["issued two minutes ago", { issued: -120 }],
  ["issued in the future", { issued: 120 }],
])("%s is refused", async (_, change) => {
  expect(await authenticateInstitution(await bearer(change), at)).toEqual({ ok: false, reason: "not_verified" });
});

test("a key that was never registered is refused, and so is no token", async () => {
  expect(await authenticateInstitution(await bearer({ key: strangersKey }), at)).toEqual({ ok: false, reason: "not_verified" });
  for (const header of [null, "", "Bearer", "Basic abc", "Bearer a.b"]) {
    expect(await authenticateInstitution(header, at)).toEqual({ ok: false, reason: "no_token" });
  }
});

test("a clock that is half a minute off is borne with", async () => {
  expect(await authenticateInstitution(await bearer({ issued: 25 }), at)).toMatchObject({ ok: true });
  expect(await authenticateInstitution(await bearer({ issued: -80 }), at)).toMatchObject({ ok: true });
});
