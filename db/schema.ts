/** The system of record: one schema for PGlite and PostgreSQL. Resident-owned tables begin their primary key with `resident_id`. */
import { sql } from "drizzle-orm";
import type { MandateGround } from "../app/mandates/mandates";
import type { OutboxTopic } from "../app/platform/outbox-topics";
import type { InspectionFlag, SurveyAnswers } from "../app/inspection/inspection";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgSchema,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });

/** The resident register's four facts, as the portal was given them. The My Number itself is never stored: its last four digits serve for comparing with letters. */
export const residents = pgTable(
  "residents",
  {
    residentId: uuid("resident_id").primaryKey(),
    nameKanji: text("name_kanji").notNull(),
    nameKana: text("name_kana").notNull(),
    nameLatin: text("name_latin"),
    formerNames: jsonb("former_names").$type<string[]>().notNull().default([]),
    birthDate: date("birth_date", { mode: "string" }).notNull(),
    sex: text("sex").$type<"male" | "female">(),
    address: text("address").notNull(),
    earlierAddresses: jsonb("earlier_addresses").$type<string[]>().notNull().default([]),
    myNumberLast4: text("my_number_last4").notNull(),
    /** From then on nobody acts for this person through the portal. */
    diedAt: instant("died_at"),
  },
  // How the desk finds somebody by the four facts.
  (t) => [index("residents_birth_date").on(t.birthDate)],
);

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

/** A WebAuthn ceremony under way. Taken out (`DELETE … RETURNING`) before its answer is verified, so that it serves once. */
export const ceremonies = pgTable(
  "ceremonies",
  {
    ceremonyId: uuid("ceremony_id").primaryKey(),
    challenge: text("challenge").notNull(),
    purpose: text("purpose").$type<"sign_in" | "desk_sign_in" | "sign" | "register_passkey">().notNull(),
    residentId: uuid("resident_id"),
    content: text("content"),
    browserHash: text("browser_hash").notNull(),
    returnTo: text("return_to").notNull(),
    sharedTerminal: boolean("shared_terminal").notNull().default(false),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("ceremonies_expires_at").on(t.expiresAt)],
);

export const sessions = pgTable(
  "sessions",
  {
    residentId: uuid("resident_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    credentialId: text("credential_id").notNull(),
    sharedTerminal: boolean("shared_terminal").notNull(),
    /** A sign-in at the desk: it opens what staff may see and nothing of the person's own. */
    desk: boolean("desk").notNull().default(false),
    startedAt: instant("started_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    endedAt: instant("ended_at"),
    /** On a shared terminal: the task that ended the session, shown once more on the closing page. */
    finishedTask: jsonb("finished_task").$type<{ kind: string; receipt?: string }>(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.sessionId] })],
);

export const institutions = pgTable("institutions", {
  institutionId: text("institution_id").primaryKey(),
  kind: text("kind").notNull(),
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

/** What a request of the institution API answered, under the key that it carried: sent again, it gets the same answer. */
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

/** Which cases an institution may ask for: filled from the outbox, so that its own view needs no walk across residents. */
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

/** One row a scheme and resident, linked or not. `record_*` are the four facts as the institution's record holds them. */
export const linkages = pgTable(
  "linkages",
  {
    residentId: uuid("resident_id").notNull(),
    schemeId: text("scheme_id").notNull(),
    state: text("state").$type<"linked" | "not_linked">().notNull(),
    /** Who made the linkage, or, where there is none, who would have made it. */
    institutionId: text("institution_id").notNull(),
    madeAt: instant("made_at"),
    madeHow: text("made_how").$type<"number_submitted" | "register_inquiry" | "resident_registered">(),
    inquiryFacts: jsonb("inquiry_facts").$type<("name" | "birth_date" | "sex" | "address")[]>().notNull().default([]),
    recordKanji: text("record_kanji"),
    recordKana: text("record_kana"),
    recordBirthDate: text("record_birth_date"),
    recordSex: text("record_sex"),
    recordAddress: text("record_address"),
    recordNumber: text("record_number"),
    recordDetails: jsonb("record_details").$type<{ key: string; value: string }[]>().notNull().default([]),
    suspendedAt: instant("suspended_at"),
    suspendedByCase: uuid("suspended_by_case"),
    /** 支援措置 · 不開示: shown to nobody but the resident, whatever was granted. */
    hiddenFromOthers: text("hidden_from_others").$type<"support_measure" | "non_disclosure">(),
    /** Found by the last inspection that saw this record; empty where it found nothing. */
    inspectionFlag: jsonb("inspection_flag").$type<InspectionFlag>(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.schemeId] }),
    // How a record of an institution's file finds its resident.
    index("linkages_record_number")
      .on(t.institutionId, t.schemeId, t.recordNumber)
      .where(sql`record_number is not null`),
  ],
);

/** An inspection of an institution's whole file: counts only, nothing of any person. */
export const inspectionRuns = pgTable(
  "inspection_runs",
  {
    institutionId: text("institution_id").notNull(),
    runId: uuid("run_id").notNull(),
    survey: jsonb("survey").$type<SurveyAnswers>(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    summary: jsonb("summary").$type<Record<string, unknown>>(),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.runId] })],
);

/** The resident's own answer to "is this mine?": the self-check. */
export const answers = pgTable(
  "answers",
  {
    residentId: uuid("resident_id").notNull(),
    schemeId: text("scheme_id").notNull(),
    answer: text("answer").$type<"mine" | "wrong" | "unsure">().notNull(),
    answeredAt: instant("answered_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.schemeId] })],
);

/** What a resident has begun to fill in and not yet signed; `kind` is for example `report:health-insurance-card` or `account`. */
export const drafts = pgTable(
  "drafts",
  {
    residentId: uuid("resident_id").notNull(),
    kind: text("kind").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.kind] })],
);

export const cases = pgTable(
  "cases",
  {
    residentId: uuid("resident_id").notNull(),
    caseId: uuid("case_id").notNull(),
    receipt: text("receipt").notNull(),
    schemeId: text("scheme_id").notNull(),
    institutionId: text("institution_id").notNull(),
    kind: text("kind").notNull(),
    details: text("details").notNull(),
    contact: jsonb("contact").$type<{ channel: "portal" | "phone" | "post"; value?: string }>().notNull(),
    state: text("state").notNull(),
    stateSince: instant("state_since").notNull(),
    finding: text("finding").$type<"mislinkage" | "notation_only" | "no_error">(),
    reason: text("reason"),
    cause: text("cause"),
    question: text("question"),
    leakState: text("leak_state"),
    leakSince: instant("leak_since"),
    leakResult: text("leak_result").$type<"not_viewed" | "viewed" | "unknowable">(),
    openedAt: instant("opened_at").notNull(),
    closedAt: instant("closed_at"),
    /** None where the institution found the error itself and nobody reported. */
    signatureId: uuid("signature_id"),
    /** Filed by the desk after a call back, in place of a signature: what one person asked for and another approved. */
    approvalId: uuid("approval_id"),
    /** The other items that the same report is about; the record of each is hidden and put right with the first. */
    parts: jsonb("parts").$type<string[]>().notNull().default([]),
    /** The two halves of a swapped pair carry the same one, each in its own resident's rows; nobody but the institution ever learns it. */
    matterId: uuid("matter_id"),
    /** From when on the record that is reported stood here; empty where it is not known. */
    wrongFrom: instant("wrong_from"),
    /** When the desk is told that the institution's step under way did not come. The portal's own target. */
    dueAt: instant("due_at"),
    escalatedAt: instant("escalated_at"),
    leakDueAt: instant("leak_due_at"),
    leakEscalatedAt: instant("leak_escalated_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.caseId] }),
    uniqueIndex("cases_receipt").on(t.residentId, t.receipt),
    index("cases_by_receipt").on(t.receipt),
    uniqueIndex("cases_matter").on(t.residentId, t.matterId),
    index("cases_due")
      .on(t.dueAt)
      .where(sql`escalated_at is null and due_at is not null`),
    index("cases_leak_due")
      .on(t.leakDueAt)
      .where(sql`leak_escalated_at is null and leak_due_at is not null`),
    index("cases_escalated")
      .on(t.escalatedAt)
      .where(sql`escalated_at is not null`),
  ],
);

export const caseEvents = pgTable(
  "case_events",
  {
    residentId: uuid("resident_id").notNull(),
    caseId: uuid("case_id").notNull(),
    seq: integer("seq").notNull(),
    at: instant("at").notNull(),
    event: text("event").notNull(),
    actor: text("actor").$type<"portal" | "institution" | "resident">().notNull(),
    /** Name of the proxy who took the resident's step; empty where it was the resident. */
    proxyName: text("proxy_name"),
    state: text("state").notNull(),
    text: text("text"),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.caseId, t.seq] })],
);

/** A signed write: the content, the challenge bound to it, and the authenticator's answer, kept for later verification. */
export const signatures = pgTable(
  "signatures",
  {
    residentId: uuid("resident_id").notNull(),
    signatureId: uuid("signature_id").notNull(),
    content: text("content").notNull(),
    challenge: text("challenge").notNull(),
    /** Whose card signed: a proxy's, where it is not the resident's own. */
    signedBy: uuid("signed_by"),
    credentialId: text("credential_id").notNull(),
    authenticatorData: text("authenticator_data").notNull(),
    clientDataJson: text("client_data_json").notNull(),
    signature: text("signature").notNull(),
    signedAt: instant("signed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.signatureId] })],
);

/** The public-money account: one a resident. */
export const accounts = pgTable("accounts", {
  residentId: uuid("resident_id").primaryKey(),
  bankCode: text("bank_code").notNull(),
  branchCode: text("branch_code").notNull(),
  accountType: text("account_type").$type<"ordinary" | "current" | "savings">().notNull(),
  accountNumber: text("account_number").notNull(),
  holderKana: text("holder_kana").notNull(),
  registeredAt: instant("registered_at").notNull(),
  version: integer("version").notNull().default(1),
});

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
    reason: text("reason").notNull(),
    state: text("state").notNull(),
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

/** やりとり履歴: which office asked which for what, and on what ground. Kept seven years. */
export const exchanges = pgTable(
  "exchanges",
  {
    residentId: uuid("resident_id").notNull(),
    exchangeId: uuid("exchange_id").notNull(),
    at: instant("at").notNull(),
    askerId: text("asker_id").notNull(),
    holderId: text("holder_id").notNull(),
    schemeId: text("scheme_id").notNull(),
    /** A key of `domain/exchange-grounds.ts`. */
    ground: text("ground").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.exchangeId] }), index("exchanges_at").on(t.at)],
);

/** What a resident is told. `key` names what happened, so that it is told once. */
export const notices = pgTable(
  "notices",
  {
    residentId: uuid("resident_id").notNull(),
    noticeId: uuid("notice_id").notNull(),
    key: text("key").notNull(),
    at: instant("at").notNull(),
    kind: text("kind").notNull(),
    /** `proxyName`: who acted, where it was not the resident. `did`: what, for a notice that is about the acting alone. */
    about: jsonb("about")
      .$type<{
        receipt?: string;
        schemeId?: string;
        institutionId?: string;
        mandateId?: string;
        enquiryId?: string;
        proxyName?: string;
        did?: string;
      }>()
      .notNull(),
    readAt: instant("read_at"),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.noticeId] }), uniqueIndex("notices_key").on(t.residentId, t.key)],
);

/** Where a resident wants to be told by e-mail that a notice waits. Mail goes out once the address was confirmed with the code that was sent there. */
export const mailAddresses = pgTable("mail_addresses", {
  residentId: uuid("resident_id").primaryKey(),
  address: text("address").notNull(),
  language: text("language").$type<"ja" | "en">().notNull(),
  codeHash: text("code_hash"),
  codeExpiresAt: instant("code_expires_at"),
  codeTriesLeft: integer("code_tries_left").notNull().default(0),
  confirmedAt: instant("confirmed_at"),
  version: integer("version").notNull().default(1),
});

/** A form's key and what its first submit gave: a second submit gets the same. */
export const submissions = pgTable(
  "submissions",
  {
    residentId: uuid("resident_id").notNull(),
    key: text("key").notNull(),
    result: jsonb("result").$type<Record<string, unknown>>().notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.key] })],
);

/** What must leave the resident's own rows (a notice to an institution), written in the write's transaction and carried out by the worker. */
export const outbox = pgTable(
  "outbox",
  {
    residentId: uuid("resident_id").notNull(),
    outboxId: uuid("outbox_id").notNull(),
    topic: text("topic").$type<OutboxTopic>().notNull(),
    payload: jsonb("payload").$type<Record<string, string>>().notNull(),
    createdAt: instant("created_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** While a worker delivers, the end of its claim: a worker that was killed leaves the row to the next one. */
    nextAttemptAt: instant("next_attempt_at").notNull(),
    deliveredAt: instant("delivered_at"),
    /** Given up after the last attempt: it waits on the desk's list for somebody to look. */
    deadAt: instant("dead_at"),
    /** What went wrong last, without personal data. */
    lastError: text("last_error"),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.outboxId] }),
    index("outbox_waiting")
      .on(t.nextAttemptAt)
      .where(sql`delivered_at is null and dead_at is null`),
    index("outbox_dead")
      .on(t.deadAt)
      .where(sql`dead_at is not null`),
  ],
);

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
    /** As the principal called the person: shown beside the name of the register, so that a stranger who has the code is noticed. */
    calledName: text("called_name"),
    /** On what it rests: both cards, or papers that the desk has seen. */
    ground: text("ground").$type<MandateGround>().notNull().default("cards"),
    scopes: jsonb("scopes").$type<string[]>().notNull(),
    /** Categories of schemes that it covers; empty for all. */
    categories: jsonb("categories").$type<string[]>().notNull().default([]),
    state: text("state").notNull(),
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
    papers: jsonb("papers").$type<string[]>().notNull().default([]),
    registeredBy: uuid("registered_by"),
    approvedBy: uuid("approved_by"),
    /** Why the desk ended it, a key of `domain/desk-mandates.ts`. */
    endReason: text("end_reason"),
    invitedAt: instant("invited_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.mandateId] }), index("mandates_ends").on(t.endsAt)],
);

/** What a proxy asks for, in the proxy's rows: whoever of the two is the principal is not known before the code was entered. */
export const mandateRequests = pgTable(
  "mandate_requests",
  {
    /** The proxy. */
    residentId: uuid("resident_id").notNull(),
    mandateId: uuid("mandate_id").notNull(),
    /** As the proxy calls the person who is asked. */
    calledName: text("called_name").notNull(),
    scopes: jsonb("scopes").$type<string[]>().notNull(),
    categories: jsonb("categories").$type<string[]>().notNull().default([]),
    months: integer("months").notNull(),
    state: text("state").notNull(),
    stateSince: instant("state_since").notNull(),
    code: text("code"),
    codeEndsAt: instant("code_ends_at").notNull(),
    signatureId: uuid("signature_id").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.mandateId] })],
);

/** The proxy's own list of mandates: where each one stands with its principal. It leads to the row that decides, and decides nothing. */
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
  kind: text("kind").$type<"offer" | "ask">().notNull(),
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

/** People from whom a resident must stay hidden (a domestic-violence block): for them the resident cannot be found, and no mandate of theirs opens anything. */
export const blocks = pgTable(
  "blocks",
  {
    residentId: uuid("resident_id").notNull(),
    blockedId: uuid("blocked_id").notNull(),
    since: instant("since").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.blockedId] })],
);

/** Residents who work at the help desk, and as what. Guesses at codes are counted here, so that parallel ones are counted too. */
export const staff = pgTable("staff", {
  residentId: uuid("resident_id").primaryKey(),
  role: text("role").$type<"agent" | "supervisor" | "auditor">().notNull(),
  /** What residents are told of who looked: a seat at the desk, no name. */
  label: text("label").notNull(),
  since: instant("since").notNull(),
  endedAt: instant("ended_at"),
  codeTries: integer("code_tries").notNull().default(0),
  codeTriesSince: instant("code_tries_since"),
});

/** The desk looking at a resident's screens: with the resident's own code, or, in a call or at the counter, with a reason. */
export const supports = pgTable(
  "supports",
  {
    residentId: uuid("resident_id").notNull(),
    supportId: uuid("support_id").notNull(),
    kind: text("kind").$type<"screen" | "call" | "counter">().notNull(),
    /** Of the resident who opened it; it ends with that session. */
    sessionId: uuid("session_id"),
    staffId: uuid("staff_id"),
    /** To be read out; gone as soon as it was used. */
    code: text("code"),
    /** Why the desk looks, a key of `domain/support.ts`; told to the resident. */
    reason: text("reason").notNull(),
    receipt: text("receipt"),
    openedAt: instant("opened_at").notNull(),
    joinedAt: instant("joined_at"),
    endsAt: instant("ends_at").notNull(),
    endedAt: instant("ended_at"),
    /** The path below the viewer that the resident has opened last, and whether the agent follows. */
    page: text("page").notNull().default(""),
    pageAt: instant("page_at"),
    following: boolean("following").notNull().default(true),
    /** The section that the agent points at, on which page. */
    pointedPage: text("pointed_page"),
    pointedSection: text("pointed_section"),
    /** Schemes whose sensitive values the resident has allowed to be seen. */
    allowed: jsonb("allowed").$type<string[]>().notNull().default([]),
    /** Why the look-up is unusual, for the supervisor's list. */
    unusual: jsonb("unusual").$type<string[]>().notNull().default([]),
    reviewedBy: uuid("reviewed_by"),
    reviewedAt: instant("reviewed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.supportId] }),
    index("supports_unusual")
      .on(t.openedAt)
      .where(sql`unusual <> '[]'::jsonb and reviewed_at is null`),
  ],
);

/** Codes that residents read out to the desk: six digits, each of use once. */
export const supportCodes = pgTable("support_codes", {
  codeHash: text("code_hash").primaryKey(),
  residentId: uuid("resident_id").notNull(),
  supportId: uuid("support_id").notNull(),
  endsAt: instant("ends_at").notNull(),
});

/** A member of staff's own list of supports: whose rows each one stands in. It decides nothing. */
export const staffSupports = pgTable(
  "staff_supports",
  {
    /** The member of staff. */
    residentId: uuid("resident_id").notNull(),
    supportId: uuid("support_id").notNull(),
    principalId: uuid("principal_id").notNull(),
    openedAt: instant("opened_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.supportId] })],
);

/** What a resident asked the desk: in writing, in a call, or as a wish to be called back. */
export const enquiries = pgTable(
  "enquiries",
  {
    residentId: uuid("resident_id").notNull(),
    enquiryId: uuid("enquiry_id").notNull(),
    /** Said on the telephone: written as a receipt number is, and unique among those of the resident. */
    number: text("number").notNull(),
    topic: text("topic").notNull(),
    channel: text("channel").$type<"portal" | "phone" | "counter" | "callback">().notNull(),
    text: text("text").notNull(),
    receipt: text("receipt"),
    /** For a call back: where, and in which slot it was promised. */
    phone: text("phone"),
    slotAt: instant("slot_at"),
    openedAt: instant("opened_at").notNull(),
    /** Where the resident stands: `open` waits for the desk. */
    state: text("state").$type<"open" | "answered" | "closed" | "taken_back">().notNull(),
    stateSince: instant("state_since").notNull(),
    firstAnsweredAt: instant("first_answered_at"),
    /** Whether the first answer settled it. */
    settledAtFirst: boolean("settled_at_first"),
    assignedTo: uuid("assigned_to"),
    version: integer("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.enquiryId] }), index("enquiries_state").on(t.state, t.openedAt)],
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
    bring: text("bring"),
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

/** Calls in which nobody said who they were: counted by topic. */
export const deskCalls = pgTable("desk_calls", {
  callId: uuid("call_id").primaryKey(),
  at: instant("at").notNull(),
  channel: text("channel").$type<"phone" | "counter">().notNull(),
  topic: text("topic").notNull(),
  settled: boolean("settled").notNull(),
  staffId: uuid("staff_id").notNull(),
});

/** Which member of staff works on a case. */
export const caseAssignments = pgTable(
  "case_assignments",
  {
    residentId: uuid("resident_id").notNull(),
    receipt: text("receipt").notNull(),
    staffId: uuid("staff_id").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.receipt] })],
);

/** Notes of the desk, for the desk only. */
export const deskNotes = pgTable(
  "desk_notes",
  {
    residentId: uuid("resident_id").notNull(),
    noteId: uuid("note_id").notNull(),
    /** A receipt number or the id of an enquiry. */
    about: text("about").notNull(),
    staffId: uuid("staff_id").notNull(),
    at: instant("at").notNull(),
    text: text("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.noteId] })],
);

/** What one member of staff prepared and another must approve. */
export const approvals = pgTable(
  "approvals",
  {
    residentId: uuid("resident_id").notNull(),
    approvalId: uuid("approval_id").notNull(),
    kind: text("kind").$type<"mandate" | "report">().notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    requestedBy: uuid("requested_by").notNull(),
    requestedAt: instant("requested_at").notNull(),
    state: text("state").$type<"waiting" | "approved" | "refused">().notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    refusal: text("refusal"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.approvalId] }),
    index("approvals_waiting")
      .on(t.requestedAt)
      .where(sql`state = 'waiting'`),
  ],
);

/** One change of a card's PIN that the desk has permitted after seeing papers: the card proves itself with the challenge, and uses it up. */
export const cardPermissions = pgTable(
  "card_permissions",
  {
    residentId: uuid("resident_id").notNull(),
    permissionId: uuid("permission_id").notNull(),
    credentialId: text("credential_id").notNull(),
    change: text("change").$type<"reset_pin" | "without_pin" | "with_pin">().notNull(),
    reason: text("reason").notNull(),
    papers: jsonb("papers").$type<string[]>().notNull(),
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

/** Questions and answers for everybody: drafted by the desk, shown once a supervisor has approved them. */
export const publicAnswers = pgTable("public_answers", {
  answerId: uuid("answer_id").primaryKey(),
  topic: text("topic").notNull(),
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

/** The audit trail: a hash chain a resident. `domain/audit.ts` says what is hashed. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    residentId: uuid("resident_id").notNull(),
    seq: integer("seq").notNull(),
    at: instant("at").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    target: text("target").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.seq] })],
);

/** Where each resident's chain ends: locked to append, compared to notice rows cut off. */
export const auditHeads = pgTable("audit_heads", {
  residentId: uuid("resident_id").primaryKey(),
  seq: integer("seq").notNull(),
  hash: text("hash").notNull(),
});

/** The auditor's own looks, kept apart so that looking changes no trail: whose trail was read or verified, and by whom. */
export const auditLooks = pgTable(
  "audit_looks",
  {
    /** Whose trail it was; the auditor's own id, where it was a list or all chains. */
    residentId: uuid("resident_id").notNull(),
    lookId: uuid("look_id").notNull(),
    auditorId: uuid("auditor_id").notNull(),
    at: instant("at").notNull(),
    what: text("what").$type<"list" | "trail" | "verified" | "verified_all">().notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.lookId] })],
);

/** The world that we do not own: kept apart in a schema of its own, read by app/simulator only. */
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

/** The records as they stand in the simulated institutions' own systems, under the reference that the portal gives each link. */
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
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.reference] })],
);
