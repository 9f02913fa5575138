/** A case for paper: what the screen shows, and what was signed. */
import { and, eq, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import { path } from "../../path";
import type { Transaction } from "../../../db/client";
import { credentials, residents, signatures } from "../../../db/schema";
import type { Viewing } from "../../identity/viewing";
import { recordAudit } from "../../identity/audit.server";
import type { MislinkedPeriod } from "../../history/exchange-grounds";
import { findMislinkedPeriod } from "../mislinked-period.server";
import { type CaseWithEvents, findCase } from "../case.server";
import { inTransaction } from "../../platform/database.server";
import { settings } from "../../platform/settings.server";

export interface SignatureShown {
  signedAt: Date;
  kind: "card" | "passkey";
  /** Last four characters of the card's number, or the passkey's name. */
  label: string;
  /** What was signed, as it was signed. */
  content: string;
  /** Whose card it was, where it was a proxy's. */
  proxyName: string | undefined;
  /** SHA-256 over that text in UTF-8, as hex: the second half of the challenge that was signed. */
  digest: string;
  /** SHA-256 over the signature, as hex: names it without showing it. */
  fingerprint: string;
}

export interface CasePaper extends CaseWithEvents {
  name: string;
  /** None where the institution found the error itself. */
  signature: SignatureShown | undefined;
  /** While which the wrong record stood here; none where none did. */
  wrongSpan: MislinkedPeriod | undefined;
  /** Where the case can be seen, for the QR code: leads to the sign-in first. */
  url: string;
}

/**
 * @returns the case of this receipt number for paper, or undefined where the resident has none such; the making is
 * noted in the access history
 */
export async function findCasePaper(viewing: Viewing, receipt: string): Promise<CasePaper | undefined> {
  const found = await findCase(viewing, receipt);
  if (!found) return undefined;
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "printed_case", receipt);
    const [resident] = await tx
      .select({ name: residents.nameKanji })
      .from(residents)
      .where(eq(residents.residentId, viewing.subject));
    const [signed] = await tx
      .select()
      .from(signatures)
      .leftJoin(
        credentials,
        and(
          eq(credentials.residentId, sql`coalesce(${signatures.signedBy}, ${signatures.residentId})`),
          eq(credentials.credentialId, signatures.credentialId),
        ),
      )
      .where(
        and(
          eq(signatures.residentId, viewing.subject),
          found.row.signatureId ? eq(signatures.signatureId, found.row.signatureId) : undefined,
        ),
      );
    const signature =
      found.row.signatureId && signed
        ? describeSignature(signed.signatures, signed.credentials, await nameOfProxy(tx, signed.signatures))
        : undefined;
    // On paper it leads whoever has it to the own view; a proxy's own is the one under the mandate.
    const segment = viewing.via === "proxy" ? viewing.segment : "me";
    return {
      ...found,
      name: resident?.name ?? "",
      signature,
      wrongSpan: await findMislinkedPeriod(tx, found.row),
      url: settings().origin + path("case-scanned", { viewer: segment, receipt }),
    };
  });
}

async function nameOfProxy(
  tx: Transaction,
  { signedBy, residentId }: typeof signatures.$inferSelect,
): Promise<string | undefined> {
  if (!signedBy || signedBy === residentId) return undefined;
  const [signer] = await tx
    .select({ name: residents.nameKanji })
    .from(residents)
    .where(eq(residents.residentId, signedBy));
  return signer?.name;
}

function describeSignature(
  signed: typeof signatures.$inferSelect,
  credential: typeof credentials.$inferSelect | null,
  proxyName: string | undefined,
): SignatureShown {
  const { signedAt, content, signature } = signed;
  const fingerprint = createHash("sha256").update(Buffer.from(signature, "base64url")).digest("hex");
  return {
    signedAt,
    kind: credential?.kind ?? "card",
    label: credential?.label ?? "",
    proxyName,
    content,
    digest: createHash("sha256").update(content).digest("hex"),
    fingerprint,
  };
}
