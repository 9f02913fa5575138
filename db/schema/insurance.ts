/** The card as insurance card, and the certificate that serves in its place. */
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { RequestReason, RequestState } from "../../app/insurance/certificate-request";
import { instant } from "./instant";

/** 利用登録: use of the card as insurance card. `consent_at` empty means that no consent is on file. */
export const insuranceUses = pgTable("insurance_uses", {
  residentId: uuid("resident_id").primaryKey(),
  registeredAt: instant("registered_at").notNull(),
  placeJa: text("place_ja").notNull(),
  placeEn: text("place_en").notNull(),
  consentAt: instant("consent_at"),
  /** When the resident cancelled it, and the last moment at which the card still serves as insurance card. */
  cancelledAt: instant("cancelled_at"),
  endsAt: instant("ends_at"),
  version: integer("version").notNull().default(1),
});

/** 資格確認書: a resident's requests for the paper that serves in the card's place at a clinic. */
export const certificateRequests = pgTable(
  "certificate_requests",
  {
    residentId: uuid("resident_id").notNull(),
    requestId: uuid("request_id").notNull(),
    receipt: text("receipt").notNull(),
    institutionId: text("institution_id").notNull(),
    reason: text("reason").$type<RequestReason>().notNull(),
    state: text("state").$type<RequestState>().notNull(),
    stateSince: instant("state_since").notNull(),
    /** Why the institution cannot send one. */
    refusal: text("refusal"),
    requestedAt: instant("requested_at").notNull(),
    signatureId: uuid("signature_id").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.requestId] }),
    uniqueIndex("certificate_requests_receipt").on(t.residentId, t.receipt),
    index("certificate_requests_by_receipt").on(t.receipt),
  ],
);
