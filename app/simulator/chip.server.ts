/**
 * The chip of a simulated card: a WebAuthn authenticator (ES256) that sets the user-verified flag only after the right
 * PIN.
 */
import { createHash, createPrivateKey, createSign, generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const UP = 0b1;
const UV = 0b100;
const ATTESTED = 0b1000000;

export interface ChipKey {
  credentialId: string;
  privateJwk: Record<string, unknown>;
}

export interface CreationRequest {
  challenge: string;
  rp: { id?: string | undefined };
}

/** The COSE key of an ES256 public key (RFC 9053 §7.1.1). */
function coseKey(jwk: JsonWebKey): Uint8Array<ArrayBuffer> {
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(String(jwk.x), "base64url"))],
      [-3, new Uint8Array(Buffer.from(String(jwk.y), "base64url"))],
    ]),
  );
}

function authenticatorData(rpId: string, flags: number, counter: number, attested = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(flags, 0);
  head.writeUInt32BE(counter, 1);
  return Buffer.concat([createHash("sha256").update(rpId).digest(), head, attested]);
}

function clientData(type: "webauthn.create" | "webauthn.get", challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/**
 * Makes a new key pair inside the chip and answers a registration (attestation "none").
 * @param hasPin a card without a PIN answers without the user-verified flag
 */
export function createChipKey(request: CreationRequest, origin: string, hasPin: boolean) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest();
  const credentialId = id.toString("base64url");
  const idLength = Buffer.from([0, id.length]);
  const attested = Buffer.concat([Buffer.alloc(16), idLength, id, coseKey(publicKey.export({ format: "jwk" }))]);
  const authData = authenticatorData(request.rp.id ?? "", UP | ATTESTED | (hasPin ? UV : 0), 0, attested);
  const attestation = isoCBOR.encode(
    new Map<string, string | Map<string, never> | Uint8Array>([
      ["fmt", "none"],
      ["attStmt", new Map<string, never>()],
      ["authData", new Uint8Array(authData)],
    ]),
  );
  return {
    key: {
      credentialId,
      privateJwk: privateKey.export({ format: "jwk" }) as Record<string, unknown>,
    } satisfies ChipKey,
    response: {
      id: credentialId,
      rawId: credentialId,
      type: "public-key" as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData("webauthn.create", request.challenge, origin).toString("base64url"),
        attestationObject: Buffer.from(attestation).toString("base64url"),
        transports: ["smart-card" as const],
      },
    },
  };
}

/** Signs a challenge. @param verified whether the PIN was right: sets the user-verified flag */
export function signChallenge(
  chip: ChipKey & { userHandle: string; counter: number },
  request: { challenge: string; rpId: string },
  origin: string,
  verified: boolean,
) {
  const authData = authenticatorData(request.rpId, UP | (verified ? UV : 0), chip.counter);
  const clientDataJSON = clientData("webauthn.get", request.challenge, origin);
  const key = createPrivateKey({ key: chip.privateJwk as JsonWebKey, format: "jwk" });
  const signature = createSign("SHA256")
    .update(Buffer.concat([authData, createHash("sha256").update(clientDataJSON).digest()]))
    .sign(key);
  return {
    id: chip.credentialId,
    rawId: chip.credentialId,
    type: "public-key" as const,
    authenticatorAttachment: "cross-platform" as const,
    clientExtensionResults: {},
    response: {
      clientDataJSON: clientDataJSON.toString("base64url"),
      authenticatorData: authData.toString("base64url"),
      signature: signature.toString("base64url"),
      userHandle: chip.userHandle,
    },
  };
}
