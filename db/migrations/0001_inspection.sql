CREATE TABLE "inspection_runs" (
	"institution_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"survey" jsonb,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"summary" jsonb,
	CONSTRAINT "inspection_runs_institution_id_run_id_pk" PRIMARY KEY("institution_id","run_id")
);
--> statement-breakpoint
ALTER TABLE "linkages" ADD COLUMN "inspection_flag" jsonb;--> statement-breakpoint
CREATE INDEX "linkages_record_number" ON "linkages" USING btree ("institution_id","scheme_id","record_number") WHERE record_number is not null;