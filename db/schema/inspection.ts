/** 総点検: the inspections of institutions' whole files. */
import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { SurveyAnswers } from "../../app/inspection/inspection";
import { instant } from "./instant";

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
