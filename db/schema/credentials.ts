/** Cards and passkeys, and what the desk permits a card once. */
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { IdentityPaper } from "../../app/mandates/identity-papers";
import type { CardChange, CardReason } from "../../app/credentials/card-permissions";
import { instant } from "./instant";

/** What the portal knows of a card or passkey: its public half. A card's certificate has an end; a passkey has none. */
export const credentials = pgTable(
  "credentials",
  {
    residentId: uuid("resident_id").notNull(),
    credentialId: text("credential_id").notNull(),
    kind: text("kind").$type<"card" | "passkey">().notNull(),
    publicKey: text("public_key").notNull(),
    counter: bigint("counter", { mode: "number" }).notNull().default(0),
    transports: jsonb("transports").$type<string[]>().notNull().default([]),
    label: text("label").notNull(),
    registeredAt: instant("registered_at").notNull(),
    certificateEndsAt: instant("certificate_ends_at"),
    endedAt: instant("ended_at"),
    endedBecause: text("ended_because").$type<"returned" | "suspended" | "removed">(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.credentialId] })],
);

/**
 * One change of a card's PIN that the desk has permitted after seeing papers: the card proves itself with the
 * challenge, and uses it up.
 */
export const cardPermissions = pgTable(
  "card_permissions",
  {
    residentId: uuid("resident_id").notNull(),
    permissionId: uuid("permission_id").notNull(),
    credentialId: text("credential_id").notNull(),
    change: text("change").$type<CardChange>().notNull(),
    reason: text("reason").$type<CardReason>().notNull(),
    papers: jsonb("papers").$type<IdentityPaper[]>().notNull(),
    challenge: text("challenge").notNull(),
    staffId: uuid("staff_id").notNull(),
    permittedAt: instant("permitted_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.permissionId] }),
    index("card_permissions_credential").on(t.credentialId),
  ],
);
