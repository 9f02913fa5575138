CREATE TABLE "approvals" (
	"resident_id" uuid NOT NULL,
	"approval_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"refusal" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "approvals_resident_id_approval_id_pk" PRIMARY KEY("resident_id","approval_id")
);
--> statement-breakpoint
CREATE TABLE "audit_looks" (
	"resident_id" uuid NOT NULL,
	"look_id" uuid NOT NULL,
	"auditor_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	CONSTRAINT "audit_looks_resident_id_look_id_pk" PRIMARY KEY("resident_id","look_id")
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"resident_id" uuid NOT NULL,
	"blocked_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "blocks_resident_id_blocked_id_pk" PRIMARY KEY("resident_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "callback_places" (
	"slot_at" timestamp (3) with time zone NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "callback_places_slot_at_place_pk" PRIMARY KEY("slot_at","place")
);
--> statement-breakpoint
CREATE TABLE "card_permissions" (
	"resident_id" uuid NOT NULL,
	"permission_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"change" text NOT NULL,
	"reason" text NOT NULL,
	"papers" jsonb NOT NULL,
	"challenge" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"permitted_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "card_permissions_resident_id_permission_id_pk" PRIMARY KEY("resident_id","permission_id")
);
--> statement-breakpoint
CREATE TABLE "case_assignments" (
	"resident_id" uuid NOT NULL,
	"receipt" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_assignments_resident_id_receipt_pk" PRIMARY KEY("resident_id","receipt")
);
--> statement-breakpoint
CREATE TABLE "code_tries" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"tries" integer NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_calls" (
	"call_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"channel" text NOT NULL,
	"topic" text NOT NULL,
	"settled" boolean NOT NULL,
	"staff_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_notes" (
	"resident_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"about" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "desk_notes_resident_id_note_id_pk" PRIMARY KEY("resident_id","note_id")
);
--> statement-breakpoint
CREATE TABLE "enquiries" (
	"resident_id" uuid NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"number" text NOT NULL,
	"topic" text NOT NULL,
	"channel" text NOT NULL,
	"text" text NOT NULL,
	"receipt" text,
	"phone" text,
	"slot_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"first_answered_at" timestamp (3) with time zone,
	"settled_at_first" boolean,
	"assigned_to" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "enquiries_resident_id_enquiry_id_pk" PRIMARY KEY("resident_id","enquiry_id")
);
--> statement-breakpoint
CREATE TABLE "enquiry_messages" (
	"resident_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"enquiry_id" uuid NOT NULL,
	"staff_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL,
	"bring" text,
	CONSTRAINT "enquiry_messages_resident_id_message_id_pk" PRIMARY KEY("resident_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "held_mandates" (
	"resident_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"signature_id" uuid,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	"resigned_at" timestamp (3) with time zone,
	CONSTRAINT "held_mandates_resident_id_mandate_id_pk" PRIMARY KEY("resident_id","mandate_id")
);
--> statement-breakpoint
CREATE TABLE "mandate_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mandate_requests" (
	"resident_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"called_name" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"categories" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"months" integer NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"code" text,
	"code_ends_at" timestamp (3) with time zone NOT NULL,
	"signature_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mandate_requests_resident_id_mandate_id_pk" PRIMARY KEY("resident_id","mandate_id")
);
--> statement-breakpoint
CREATE TABLE "mandates" (
	"resident_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"proxy_id" uuid,
	"proxy_name" text NOT NULL,
	"called_name" text,
	"ground" text DEFAULT 'cards' NOT NULL,
	"scopes" jsonb NOT NULL,
	"categories" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"code" text,
	"code_ends_at" timestamp (3) with time zone NOT NULL,
	"signature_id" uuid,
	"papers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"registered_by" uuid,
	"approved_by" uuid,
	"end_reason" text,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mandates_resident_id_mandate_id_pk" PRIMARY KEY("resident_id","mandate_id")
);
--> statement-breakpoint
CREATE TABLE "public_answers" (
	"answer_id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"texts" jsonb NOT NULL,
	"state" text NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	"replaces" uuid,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"label" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"code_tries" integer DEFAULT 0 NOT NULL,
	"code_tries_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_supports" (
	"resident_id" uuid NOT NULL,
	"support_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_supports_resident_id_support_id_pk" PRIMARY KEY("resident_id","support_id")
);
--> statement-breakpoint
CREATE TABLE "support_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"resident_id" uuid NOT NULL,
	"support_id" uuid NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "supports" (
	"resident_id" uuid NOT NULL,
	"support_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"session_id" uuid,
	"staff_id" uuid,
	"code" text,
	"reason" text NOT NULL,
	"receipt" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"joined_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"page" text DEFAULT '' NOT NULL,
	"page_at" timestamp (3) with time zone,
	"following" boolean DEFAULT true NOT NULL,
	"pointed_page" text,
	"pointed_section" text,
	"allowed" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"unusual" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reviewed_by" uuid,
	"reviewed_at" timestamp (3) with time zone,
	CONSTRAINT "supports_resident_id_support_id_pk" PRIMARY KEY("resident_id","support_id")
);
--> statement-breakpoint
ALTER TABLE "case_events" ADD COLUMN "proxy_name" text;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "approval_id" uuid;--> statement-breakpoint
ALTER TABLE "linkages" ADD COLUMN "hidden_from_others" text;--> statement-breakpoint
ALTER TABLE "residents" ADD COLUMN "died_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "desk" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "signed_by" uuid;--> statement-breakpoint
CREATE INDEX "approvals_waiting" ON "approvals" USING btree ("requested_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "card_permissions_credential" ON "card_permissions" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "enquiries_state" ON "enquiries" USING btree ("state","opened_at");--> statement-breakpoint
CREATE INDEX "mandates_ends" ON "mandates" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "supports_unusual" ON "supports" USING btree ("opened_at") WHERE unusual <> '[]'::jsonb and reviewed_at is null;--> statement-breakpoint
CREATE INDEX "cases_by_receipt" ON "cases" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "certificate_requests_by_receipt" ON "certificate_requests" USING btree ("receipt");--> statement-breakpoint
CREATE INDEX "residents_birth_date" ON "residents" USING btree ("birth_date");