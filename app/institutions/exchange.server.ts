/**
 * やりとり履歴: an office that is about to hand over a resident's data asks here first; what was handed over stands in the
 * resident's history.
 */
import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { exchanges, institutions, linkages } from "../../db/schema";
import { EXCHANGE_GROUNDS } from "../history/exchange-grounds";
import { findScheme } from "../catalogue/schemes";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { ID } from "./institution-auth.server";
import { onceForInstitution, type Repeated } from "./institution-request.server";

/** What the holder of a record says before it hands something over. */
export const exchangeRequest = z
  .object({
    scheme: z.string().max(64),
    recordNumber: z.string().min(1).max(64).meta({ description: "The number of your own record." }),
    asker: z.string().regex(ID).meta({ description: "The institution that asks you." }),
    ground: z.enum(EXCHANGE_GROUNDS).meta({ description: "Why it may ask; the resident reads it in plain words." }),
  })
  .meta({ id: "Exchange" });
export type ExchangeRequest = z.infer<typeof exchangeRequest>;

export const exchangeAnswer = z.object({ id: z.uuid(), at: z.iso.datetime() }).meta({ id: "NotedExchange" });
type NotedExchange = z.infer<typeof exchangeAnswer>;

type Refused = { ok: false; reason: "not_found" | "exchange_stopped" | "invalid"; detail?: string };

/**
 * Notes the exchange in the resident's history, or says that it must not happen: `exchange_stopped` while the record,
 * or the one that it follows, is hidden.
 */
export async function noteExchange(
  holderId: string,
  asked: ExchangeRequest,
  key: string,
  at: Date,
): Promise<Repeated<{ ok: true; answer: NotedExchange } | Refused>> {
  const scheme = findScheme(asked.scheme);
  if (!scheme) return { ok: false, reason: "invalid", detail: "scheme: unknown" };
  const [asker] = await database().select().from(institutions).where(eq(institutions.institutionId, asked.asker));
  if (!asker) return { ok: false, reason: "invalid", detail: "asker: unknown" };
  const [found] = await database()
    .select({ residentId: linkages.residentId })
    .from(linkages)
    .where(
      and(
        eq(linkages.institutionId, holderId),
        eq(linkages.schemeId, scheme.id),
        eq(linkages.recordNumber, asked.recordNumber),
      ),
    );
  if (!found) return { ok: false, reason: "not_found" };
  const { residentId } = found;
  return inTransaction(async (tx) =>
    onceForInstitution<{ ok: true; answer: NotedExchange } | Refused>(
      tx,
      { residentId, institutionId: holderId, key, content: asked, at },
      async () => {
        const rows = await tx.select().from(linkages).where(eq(linkages.residentId, residentId)).for("update");
        const own = rows.find(
          (row) =>
            row.schemeId === scheme.id && row.recordNumber === asked.recordNumber && row.institutionId === holderId,
        );
        const source = rows.find((row) => row.schemeId === scheme.followsScheme);
        if (!own) return { ok: false, reason: "not_found" };
        const by = { subject: residentId, at, actor: `institution:${holderId}` } as const;
        if (own.suspendedAt || source?.suspendedAt) {
          // The refused question stands in the trail; the history shows only what was handed over.
          await recordAudit(tx, by, "exchange_stopped", scheme.id);
          return { ok: false, reason: "exchange_stopped" };
        }
        const exchangeId = uuidv7();
        await tx.insert(exchanges).values({
          residentId,
          exchangeId,
          at,
          askerId: asked.asker,
          holderId,
          schemeId: scheme.id,
          ground: asked.ground,
        });
        await recordAudit(tx, by, "exchange_noted", scheme.id);
        return { ok: true, answer: { id: exchangeId, at: at.toISOString() } };
      },
    ),
  );
}
