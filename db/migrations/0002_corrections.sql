CREATE TABLE "certificate_requests" (
	"resident_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"receipt" text NOT NULL,
	"institution_id" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"refusal" text,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"signature_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "certificate_requests_resident_id_request_id_pk" PRIMARY KEY("resident_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "exchanges" (
	"resident_id" uuid NOT NULL,
	"exchange_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"asker_id" text NOT NULL,
	"holder_id" text NOT NULL,
	"scheme_id" text NOT NULL,
	"ground" text NOT NULL,
	CONSTRAINT "exchanges_resident_id_exchange_id_pk" PRIMARY KEY("resident_id","exchange_id")
);
--> statement-breakpoint
CREATE TABLE "institution_certificates" (
	"institution_id" text NOT NULL,
	"request_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"noticed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "institution_certificates_institution_id_request_id_pk" PRIMARY KEY("institution_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "institution_requests" (
	"resident_id" uuid NOT NULL,
	"institution_id" text NOT NULL,
	"key" text NOT NULL,
	"content_hash" text NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "institution_requests_resident_id_institution_id_key_pk" PRIMARY KEY("resident_id","institution_id","key")
);
--> statement-breakpoint
CREATE TABLE "mail_addresses" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"language" text NOT NULL,
	"code_hash" text,
	"code_expires_at" timestamp (3) with time zone,
	"code_tries_left" integer DEFAULT 0 NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"resident_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"about" jsonb NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notices_resident_id_notice_id_pk" PRIMARY KEY("resident_id","notice_id")
);
--> statement-breakpoint
CREATE TABLE "simulator"."mails" (
	"mail_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulator"."institution_records" (
	"institution_id" text NOT NULL,
	"reference" text NOT NULL,
	"kanji" text,
	"kana" text,
	"birth_date" text,
	"sex" text,
	"address" text,
	"number" text,
	"right_number" text,
	CONSTRAINT "institution_records_institution_id_reference_pk" PRIMARY KEY("institution_id","reference")
);
--> statement-breakpoint
DROP TABLE "simulator"."institution_work";
--> statement-breakpoint
CREATE TABLE "simulator"."institution_work" (
	"institution_id" text NOT NULL,
	"kind" text NOT NULL,
	"item_id" uuid NOT NULL,
	"next_step_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "institution_work_institution_id_kind_item_id_pk" PRIMARY KEY("institution_id","kind","item_id")
);
--> statement-breakpoint
DROP INDEX "outbox_waiting";
--> statement-breakpoint
ALTER TABLE "cases" ALTER COLUMN "signature_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "parts" jsonb DEFAULT '[]'::jsonb NOT NULL;
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "matter_id" uuid;
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "wrong_from" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "due_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "escalated_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "leak_due_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "leak_escalated_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "insurance_uses" ADD COLUMN "cancelled_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "insurance_uses" ADD COLUMN "ends_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "insurance_uses" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "dead_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "last_error" text;
--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_requests_receipt" ON "certificate_requests" USING btree ("resident_id","receipt");
--> statement-breakpoint
CREATE INDEX "exchanges_at" ON "exchanges" USING btree ("at");
--> statement-breakpoint
CREATE UNIQUE INDEX "notices_key" ON "notices" USING btree ("resident_id","key");
--> statement-breakpoint
CREATE UNIQUE INDEX "cases_matter" ON "cases" USING btree ("resident_id","matter_id");
--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("due_at") WHERE escalated_at is null and due_at is not null;
--> statement-breakpoint
CREATE INDEX "cases_leak_due" ON "cases" USING btree ("leak_due_at") WHERE leak_escalated_at is null and leak_due_at is not null;
--> statement-breakpoint
CREATE INDEX "cases_escalated" ON "cases" USING btree ("escalated_at") WHERE escalated_at is not null;
--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("dead_at") WHERE dead_at is not null;
--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("next_attempt_at") WHERE delivered_at is null and dead_at is null;
