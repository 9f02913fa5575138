/** The world that we do not own: kept apart in a schema of its own, read by app/simulator only. */
import { integer, jsonb, pgSchema, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { RecordDetail } from "../../app/catalogue/record-details";
import { instant } from "./instant";

export const simulator = pgSchema("simulator");

/** A card's chip: the private key, the PIN's hash (none on a card without PIN) and the tries left. */
export const chips = simulator.table("chips", {
  serial: text("serial").primaryKey(),
  nameOnCard: text("name_on_card").notNull(),
  credentialId: text("credential_id").notNull(),
  userHandle: text("user_handle").notNull(),
  privateJwk: jsonb("private_jwk").$type<Record<string, unknown>>().notNull(),
  pinHash: text("pin_hash"),
  triesLeft: integer("tries_left").notNull(),
  counter: integer("counter").notNull().default(0),
});

export const simulatedInstitutionKeys = simulator.table("institution_keys", {
  institutionId: text("institution_id").primaryKey(),
  keyId: text("key_id").notNull(),
  privateJwk: jsonb("private_jwk").$type<Record<string, unknown>>().notNull(),
});

/** Cases and requests for certificates that a simulated institution has been told of and not yet finished. */
export const simulatedWork = simulator.table(
  "institution_work",
  {
    institutionId: text("institution_id").notNull(),
    kind: text("kind").$type<"case" | "certificate">().notNull(),
    itemId: uuid("item_id").notNull(),
    nextStepAt: instant("next_step_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.kind, t.itemId] })],
);

/** The mail that the simulated mail provider took in, for a demo without an SMTP server. */
export const simulatedMails = simulator.table("mails", {
  mailId: uuid("mail_id").primaryKey(),
  at: instant("at").notNull(),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  body: text("body").notNull(),
});

/**
 * The records as they stand in the simulated institutions' own systems, under the reference that the portal gives each
 * link.
 */
export const simulatedRecords = simulator.table(
  "institution_records",
  {
    institutionId: text("institution_id").notNull(),
    reference: text("reference").notNull(),
    kanji: text("kanji"),
    kana: text("kana"),
    birthDate: text("birth_date"),
    sex: text("sex"),
    address: text("address"),
    number: text("number"),
    /** Where this record and another were linked crosswise: the number of the one that belongs here. */
    rightNumber: text("right_number"),
    /** What the resident's own record says, where it is known: an institution that is asked looks it up here. */
    rightRecord: jsonb("right_record").$type<{ number: string | null; details: RecordDetail[] }>(),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.reference] })],
);
