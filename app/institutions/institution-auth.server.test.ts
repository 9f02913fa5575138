import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/test-database";
import { provideDatabase } from "../platform/database.server";
import { authenticateInstitution, institutionAudience } from "./institution-auth.server";
import { publicJwk, registerInstitutionKey, revokeInstitutionKey } from "./institution-key.server";
import { readSettings, provideSettings } from "../platform/settings.server";

let opened: TestDatabase;
let privateKey: CryptoKey;
let strangersKey: CryptoKey;
const at = new Date("2026-11-22T03:00:00Z");

beforeAll(async () => {
  opened = await openTestDatabase();
  provideDatabase(opened.db);
  provideSettings(readSettings({ ORIGIN: "http://localhost:3000" }));
  const pair = await generateKeyPair("EdDSA", { extractable: true });
  privateKey = pair.privateKey;
  strangersKey = (await generateKeyPair("EdDSA")).privateKey;
  await registerInstitutionKey({
    institutionId: "mihon-kokuho",
    keyId: "k1",
    publicJwk: { ...(await exportJWK(pair.publicKey)) },
    at,
  });
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
  alg?: string;
}

async function bearer({
  iss = "mihon-kokuho",
  aud = institutionAudience(),
  kid = "k1",
  jti = crypto.randomUUID(),
  issued = 0,
  key = privateKey,
  alg = "EdDSA",
}: TokenChange = {}) {
  const token = await new SignJWT()
    .setProtectedHeader({ alg, kid })
    .setIssuer(iss)
    .setAudience(aud)
    .setIssuedAt(at.getTime() / 1000 + issued)
    .setJti(jti)
    .sign(key);
  return `Bearer ${token}`;
}

test("a token signed with a registered key names the institution", async () => {
  expect(await authenticateInstitution(await bearer(), at)).toEqual({
    ok: true,
    institutionId: "mihon-kokuho",
    keyId: "k1",
  });
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
  expect(await authenticateInstitution(await bearer({ key: strangersKey }), at)).toEqual({
    ok: false,
    reason: "not_verified",
  });
  for (const header of [null, "", "Bearer", "Basic abc", "Bearer a.b"]) {
    expect(await authenticateInstitution(header, at)).toEqual({ ok: false, reason: "no_token" });
  }
});

test("a clock that is half a minute off is borne with", async () => {
  expect(await authenticateInstitution(await bearer({ issued: 25 }), at)).toMatchObject({ ok: true });
  expect(await authenticateInstitution(await bearer({ issued: -80 }), at)).toMatchObject({ ok: true });
});

describe("keys", () => {
  const jwk = async () => {
    const pair = await generateKeyPair("ES256", { extractable: true });
    return { privateKey: pair.privateKey, publicJwk: { ...(await exportJWK(pair.publicKey)) } };
  };
  const institutionId = "rei-kenpo";

  test("rotation without a gap: both sign until the old one is revoked, then only the new one", async () => {
    const [old, young] = [await jwk(), await jwk()];
    const sign = (keyId: string, key: CryptoKey) => bearer({ iss: institutionId, kid: keyId, key, alg: "ES256" });
    expect(await registerInstitutionKey({ institutionId, keyId: "old", publicJwk: old.publicJwk, at })).toEqual({
      ok: true,
    });
    expect(await registerInstitutionKey({ institutionId, keyId: "young", publicJwk: young.publicJwk, at })).toEqual({
      ok: true,
    });
    for (const [keyId, { privateKey: key }] of [
      ["old", old],
      ["young", young],
    ] as const)
      expect(await authenticateInstitution(await sign(keyId, key), at)).toEqual({ ok: true, institutionId, keyId });
    expect(await revokeInstitutionKey({ institutionId, keyId: "old", at, keepOne: true })).toEqual({ ok: true });
    expect(await authenticateInstitution(await sign("old", old.privateKey), at)).toEqual({
      ok: false,
      reason: "not_verified",
    });
    expect(await authenticateInstitution(await sign("young", young.privateKey), at)).toMatchObject({ ok: true });
    expect(await revokeInstitutionKey({ institutionId, keyId: "young", at, keepOne: true })).toEqual({
      ok: false,
      reason: "last_key",
    });
    expect(await revokeInstitutionKey({ institutionId, keyId: "young", at, keepOne: false })).toEqual({ ok: true });
    expect(await revokeInstitutionKey({ institutionId, keyId: "young", at, keepOne: false })).toEqual({
      ok: false,
      reason: "not_found",
    });
  });

  test("an id serves for one key for ever; three are valid at most; another's is not found", async () => {
    const keys = await Promise.all([jwk(), jwk(), jwk(), jwk()]);
    const register = (n: number, keyId = `k${n}`) =>
      registerInstitutionKey({ institutionId: "mihon-kyosai", keyId, publicJwk: keys[n]?.publicJwk ?? {}, at });
    expect(await register(0)).toEqual({ ok: true });
    expect(await register(0)).toEqual({ ok: true });
    expect(await register(1, "k0")).toEqual({ ok: false, reason: "taken" });
    await register(1);
    await register(2);
    expect(await register(3)).toEqual({ ok: false, reason: "too_many" });
    expect(await revokeInstitutionKey({ institutionId: "rei-kenpo", keyId: "k1", at, keepOne: false })).toEqual({
      ok: false,
      reason: "not_found",
    });
    expect(publicJwk.safeParse({ ...keys[0]?.publicJwk }).success).toBe(true);
    expect(publicJwk.safeParse({ ...keys[0]?.publicJwk, d: "secret" }).success).toBe(false);
  });
});
