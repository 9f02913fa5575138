/** 紐付け: the linkages and the residents' own answers to them. */
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Answer } from "../../app/linkages/self-check";
import type { RecordDetail } from "../../app/catalogue/record-details";
import type { SchemeId } from "../../app/catalogue/schemes";
import type { InquiryFact, InspectionFlag, MadeHow } from "../../app/inspection/inspection";
import { instant } from "./instant";

/**
 * One row a scheme and resident, linked or not. `record_*` are the four facts as the institution's record holds them.
 */
export const linkages = pgTable(
  "linkages",
  {
    residentId: uuid("resident_id").notNull(),
    schemeId: text("scheme_id").$type<SchemeId>().notNull(),
    state: text("state").$type<"linked" | "not_linked">().notNull(),
    /** Who made the linkage, or, where there is none, who would have made it. */
    institutionId: text("institution_id").notNull(),
    madeAt: instant("made_at"),
    madeHow: text("made_how").$type<MadeHow>(),
    inquiryFacts: jsonb("inquiry_facts").$type<InquiryFact[]>().notNull().default([]),
    recordKanji: text("record_kanji"),
    recordKana: text("record_kana"),
    recordBirthDate: text("record_birth_date"),
    recordSex: text("record_sex"),
    recordAddress: text("record_address"),
    recordNumber: text("record_number"),
    recordDetails: jsonb("record_details").$type<RecordDetail[]>().notNull().default([]),
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

/** The resident's own answer to "is this mine?": the self-check. */
export const answers = pgTable(
  "answers",
  {
    residentId: uuid("resident_id").notNull(),
    schemeId: text("scheme_id").$type<SchemeId>().notNull(),
    answer: text("answer").$type<Answer>().notNull(),
    answeredAt: instant("answered_at").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.schemeId] })],
);
