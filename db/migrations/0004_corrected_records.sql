ALTER TABLE "cases" ADD COLUMN "records_before" jsonb;--> statement-breakpoint
ALTER TABLE "simulator"."institution_records" ADD COLUMN "right_record" jsonb;