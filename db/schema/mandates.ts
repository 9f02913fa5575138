/** 委任: mandates, on both sides, and their codes. */
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { EndReason, MandatePaper } from "../../app/mandates/registered-mandates";
import type { CategoryId } from "../../app/catalogue/schemes";
import type { MandateGround, MandateState, MandateWay, Scope } from "../../app/mandates/mandates";
import { instant } from "./instant";

/** 委任: what a resident has granted to a proxy. This row decides; every request of the proxy reads it. */
export const mandates = pgTable(
  "mandates",
  {
    /** The principal. */
    residentId: uuid("resident_id").notNull(),
    mandateId: uuid("mandate_id").notNull(),
    /** The proxy, once there is one. */
    proxyId: uuid("proxy_id"),
    /** As the principal called the person when inviting; after the acceptance the name of the register. */
    proxyName: text("proxy_name").notNull(),
    /**
     * As the principal called the person: shown beside the name of the register, so that a stranger who has the code is
     * noticed.
     */
    calledName: text("called_name"),
    /** On what it rests: both cards, or papers that the desk has seen. */
    ground: text("ground").$type<MandateGround>().notNull().default("cards"),
    scopes: jsonb("scopes").$type<Scope[]>().notNull(),
    /** Categories of schemes that it covers; empty for all. */
    categories: jsonb("categories").$type<CategoryId[]>().notNull().default([]),
    state: text("state").$type<MandateState>().notNull(),
    stateSince: instant("state_since").notNull(),
    /** Where the desk registered it: not before a waiting day has passed. */
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at").notNull(),
    /** To be handed over; gone as soon as it was used. */
    code: text("code"),
    codeEndsAt: instant("code_ends_at").notNull(),
    /** Of the offer; none where the desk registered it. */
    signatureId: uuid("signature_id"),
    /** Which papers the desk has seen, seen by whom, and who approved: staff never approve what they registered. */
    papers: jsonb("papers").$type<MandatePaper[]>().notNull().default([]),
    registeredBy: uuid("registered_by"),
    approvedBy: uuid("approved_by"),
    /** Why the desk ended it. */
    endReason: text("end_reason").$type<EndReason>(),
    invitedAt: instant("invited_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.mandateId] }), index("mandates_ends").on(t.endsAt)],
);

/**
 * What a proxy asks for, in the proxy's rows: whoever of the two is the principal is not known before the code was
 * entered.
 */
export const mandateRequests = pgTable(
  "mandate_requests",
  {
    /** The proxy. */
    residentId: uuid("resident_id").notNull(),
    mandateId: uuid("mandate_id").notNull(),
    /** As the proxy calls the person who is asked. */
    calledName: text("called_name").notNull(),
    scopes: jsonb("scopes").$type<Scope[]>().notNull(),
    categories: jsonb("categories").$type<CategoryId[]>().notNull().default([]),
    months: integer("months").notNull(),
    state: text("state").$type<MandateState>().notNull(),
    stateSince: instant("state_since").notNull(),
    code: text("code"),
    codeEndsAt: instant("code_ends_at").notNull(),
    signatureId: uuid("signature_id").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.mandateId] })],
);

/**
 * The proxy's own list of mandates: where each one stands with its principal. It leads to the row that decides, and
 * decides nothing.
 */
export const heldMandates = pgTable(
  "held_mandates",
  {
    /** The proxy. */
    residentId: uuid("resident_id").notNull(),
    mandateId: uuid("mandate_id").notNull(),
    principalId: uuid("principal_id").notNull(),
    /** Of the acceptance; none where the desk registered the mandate. */
    signatureId: uuid("signature_id"),
    acceptedAt: instant("accepted_at").notNull(),
    /** From then on it opens nothing, whatever the principal's row says yet. */
    resignedAt: instant("resigned_at"),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.mandateId] })],
);

/** Codes that were handed over and wait: who has the code may see what it offers, or who asks for what. */
export const mandateCodes = pgTable("mandate_codes", {
  codeHash: text("code_hash").primaryKey(),
  kind: text("kind").$type<MandateWay>().notNull(),
  /** Whose rows it leads to: the principal's offer or the proxy's request. */
  ownerId: uuid("owner_id").notNull(),
  mandateId: uuid("mandate_id").notNull(),
  endsAt: instant("ends_at").notNull(),
});

/** How often a resident has tried a code lately: counted here, so that parallel guesses are counted too. */
export const codeTries = pgTable("code_tries", {
  residentId: uuid("resident_id").primaryKey(),
  tries: integer("tries").notNull(),
  since: instant("since").notNull(),
});
