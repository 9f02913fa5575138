/** 相談: what residents ask the desk, calls back, and the answers for everybody. */
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Situation } from "../../app/guides/bring";
import type { EnquiryState, Topic } from "../../app/enquiries/enquiries";
import { instant } from "./instant";

/** What a resident asked the desk: in writing, in a call, or as a wish to be called back. */
export const enquiries = pgTable(
  "enquiries",
  {
    residentId: uuid("resident_id").notNull(),
    enquiryId: uuid("enquiry_id").notNull(),
    /** Said on the telephone: written as a receipt number is, and unique among those of the resident. */
    number: text("number").notNull(),
    topic: text("topic").$type<Topic>().notNull(),
    channel: text("channel").$type<"portal" | "phone" | "counter" | "callback">().notNull(),
    text: text("text").notNull(),
    receipt: text("receipt"),
    /** For a call back: where, and in which slot it was promised. */
    phone: text("phone"),
    slotAt: instant("slot_at"),
    openedAt: instant("opened_at").notNull(),
    /** Where the resident stands: `open` waits for the desk. */
    state: text("state").$type<EnquiryState>().notNull(),
    stateSince: instant("state_since").notNull(),
    firstAnsweredAt: instant("first_answered_at"),
    /** Whether the first answer settled it. */
    settledAtFirst: boolean("settled_at_first"),
    assignedTo: uuid("assigned_to"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.enquiryId] }),
    index("enquiries_waiting").on(t.state, t.stateSince),
    index("enquiries_opened").on(t.openedAt),
  ],
);

/** What followed the first words of an enquiry: the desk's answers, and what the resident wrote back. */
export const enquiryMessages = pgTable(
  "enquiry_messages",
  {
    residentId: uuid("resident_id").notNull(),
    messageId: uuid("message_id").notNull(),
    enquiryId: uuid("enquiry_id").notNull(),
    /** Who answered for the desk; empty where the resident wrote. */
    staffId: uuid("staff_id"),
    at: instant("at").notNull(),
    text: text("text").notNull(),
    /** "Whom to call, what to bring" for this situation went along. */
    bring: text("bring").$type<Situation>(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.messageId] })],
);

/** Places taken for calls back: each half-hour has a number of them, and a place is taken once. */
export const callbackPlaces = pgTable(
  "callback_places",
  {
    slotAt: instant("slot_at").notNull(),
    place: integer("place").notNull(),
  },
  (t) => [primaryKey({ columns: [t.slotAt, t.place] })],
);

/** Questions and answers for everybody: drafted by the desk, shown once a supervisor has approved them. */
export const publicAnswers = pgTable("public_answers", {
  answerId: uuid("answer_id").primaryKey(),
  topic: text("topic").$type<Topic>().notNull(),
  texts: jsonb("texts").$type<Record<string, { question: string; answer: string }>>().notNull(),
  state: text("state").$type<"draft" | "approved" | "withdrawn">().notNull(),
  draftedBy: uuid("drafted_by").notNull(),
  draftedAt: instant("drafted_at").notNull(),
  approvedBy: uuid("approved_by"),
  approvedAt: instant("approved_at"),
  /** The answer that this one takes the place of, once it is approved. */
  replaces: uuid("replaces"),
  version: integer("version").notNull().default(1),
});
