/** 紐付け実施機関: the institutions, their keys, and what each may ask for. */
import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { InstitutionKind } from "../../app/catalogue/schemes";
import { instant } from "./instant";

export const institutions = pgTable("institutions", {
  institutionId: text("institution_id").primaryKey(),
  kind: text("kind").$type<InstitutionKind>().notNull(),
  nameJa: text("name_ja").notNull(),
  nameEn: text("name_en").notNull(),
  officeJa: text("office_ja").notNull(),
  officeEn: text("office_en").notNull(),
  phone: text("phone").notNull(),
  noticeUrl: text("notice_url"),
});

/** Public keys with which an institution signs its requests to the institution API. */
export const institutionKeys = pgTable(
  "institution_keys",
  {
    institutionId: text("institution_id").notNull(),
    keyId: text("key_id").notNull(),
    publicJwk: jsonb("public_jwk").$type<Record<string, unknown>>().notNull(),
    registeredAt: instant("registered_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.keyId] })],
);

/** Request tokens that were used: a second use is a replay. */
export const institutionTokens = pgTable(
  "institution_tokens",
  {
    institutionId: text("institution_id").notNull(),
    tokenId: text("token_id").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.tokenId] })],
);

/**
 * What a request of the institution API answered, under the key that it carried: sent again, it gets the same answer.
 */
export const institutionRequests = pgTable(
  "institution_requests",
  {
    residentId: uuid("resident_id").notNull(),
    institutionId: text("institution_id").notNull(),
    key: text("key").notNull(),
    contentHash: text("content_hash").notNull(),
    answer: jsonb("answer").$type<Record<string, unknown>>().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.institutionId, t.key] })],
);

/** Which requests for an eligibility certificate an institution may ask for: filled from the outbox. */
export const institutionCertificates = pgTable(
  "institution_certificates",
  {
    institutionId: text("institution_id").notNull(),
    requestId: uuid("request_id").notNull(),
    residentId: uuid("resident_id").notNull(),
    noticedAt: instant("noticed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.requestId] })],
);

/**
 * Which cases an institution may ask for: filled from the outbox, so that its own view needs no walk across residents.
 */
export const institutionCases = pgTable(
  "institution_cases",
  {
    institutionId: text("institution_id").notNull(),
    caseId: uuid("case_id").notNull(),
    residentId: uuid("resident_id").notNull(),
    noticedAt: instant("noticed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.caseId] })],
);
