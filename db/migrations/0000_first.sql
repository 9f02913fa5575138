CREATE SCHEMA "simulator";
--> statement-breakpoint
CREATE TABLE "accounts" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"bank_code" text NOT NULL,
	"branch_code" text NOT NULL,
	"account_type" text NOT NULL,
	"account_number" text NOT NULL,
	"holder_kana" text NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"resident_id" uuid NOT NULL,
	"scheme_id" text NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "answers_resident_id_scheme_id_pk" PRIMARY KEY("resident_id","scheme_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"resident_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"target" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_resident_id_seq_pk" PRIMARY KEY("resident_id","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_events" (
	"resident_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"actor" text NOT NULL,
	"state" text NOT NULL,
	"text" text,
	CONSTRAINT "case_events_resident_id_case_id_seq_pk" PRIMARY KEY("resident_id","case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"resident_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"receipt" text NOT NULL,
	"scheme_id" text NOT NULL,
	"institution_id" text NOT NULL,
	"kind" text NOT NULL,
	"details" text NOT NULL,
	"contact" jsonb NOT NULL,
	"state" text NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"finding" text,
	"reason" text,
	"cause" text,
	"question" text,
	"leak_state" text,
	"leak_since" timestamp (3) with time zone,
	"leak_result" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"signature_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cases_resident_id_case_id_pk" PRIMARY KEY("resident_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "ceremonies" (
	"ceremony_id" uuid PRIMARY KEY NOT NULL,
	"challenge" text NOT NULL,
	"purpose" text NOT NULL,
	"resident_id" uuid,
	"content" text,
	"browser_hash" text NOT NULL,
	"return_to" text NOT NULL,
	"shared_terminal" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulator"."chips" (
	"serial" text PRIMARY KEY NOT NULL,
	"name_on_card" text NOT NULL,
	"credential_id" text NOT NULL,
	"user_handle" text NOT NULL,
	"private_jwk" jsonb NOT NULL,
	"pin_hash" text,
	"tries_left" integer NOT NULL,
	"counter" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"resident_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"kind" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint DEFAULT 0 NOT NULL,
	"transports" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"label" text NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"certificate_ends_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_because" text,
	CONSTRAINT "credentials_resident_id_credential_id_pk" PRIMARY KEY("resident_id","credential_id")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"resident_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_resident_id_kind_pk" PRIMARY KEY("resident_id","kind")
);
--> statement-breakpoint
CREATE TABLE "institution_cases" (
	"institution_id" text NOT NULL,
	"case_id" uuid NOT NULL,
	"resident_id" uuid NOT NULL,
	"noticed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "institution_cases_institution_id_case_id_pk" PRIMARY KEY("institution_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "institution_keys" (
	"institution_id" text NOT NULL,
	"key_id" text NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "institution_keys_institution_id_key_id_pk" PRIMARY KEY("institution_id","key_id")
);
--> statement-breakpoint
CREATE TABLE "institution_tokens" (
	"institution_id" text NOT NULL,
	"token_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "institution_tokens_institution_id_token_id_pk" PRIMARY KEY("institution_id","token_id")
);
--> statement-breakpoint
CREATE TABLE "institutions" (
	"institution_id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_ja" text NOT NULL,
	"name_en" text NOT NULL,
	"office_ja" text NOT NULL,
	"office_en" text NOT NULL,
	"phone" text NOT NULL,
	"notice_url" text
);
--> statement-breakpoint
CREATE TABLE "insurance_uses" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"place_ja" text NOT NULL,
	"place_en" text NOT NULL,
	"consent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "linkages" (
	"resident_id" uuid NOT NULL,
	"scheme_id" text NOT NULL,
	"state" text NOT NULL,
	"institution_id" text NOT NULL,
	"made_at" timestamp (3) with time zone,
	"made_how" text,
	"inquiry_facts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"record_kanji" text,
	"record_kana" text,
	"record_birth_date" text,
	"record_sex" text,
	"record_address" text,
	"record_number" text,
	"record_details" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	"suspended_by_case" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "linkages_resident_id_scheme_id_pk" PRIMARY KEY("resident_id","scheme_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"resident_id" uuid NOT NULL,
	"outbox_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_resident_id_outbox_id_pk" PRIMARY KEY("resident_id","outbox_id")
);
--> statement-breakpoint
CREATE TABLE "residents" (
	"resident_id" uuid PRIMARY KEY NOT NULL,
	"name_kanji" text NOT NULL,
	"name_kana" text NOT NULL,
	"name_latin" text,
	"former_names" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"birth_date" date NOT NULL,
	"sex" text,
	"address" text NOT NULL,
	"earlier_addresses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"my_number_last4" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"resident_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"credential_id" text NOT NULL,
	"shared_terminal" boolean NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"finished_task" jsonb,
	CONSTRAINT "sessions_resident_id_session_id_pk" PRIMARY KEY("resident_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"resident_id" uuid NOT NULL,
	"signature_id" uuid NOT NULL,
	"content" text NOT NULL,
	"challenge" text NOT NULL,
	"credential_id" text NOT NULL,
	"authenticator_data" text NOT NULL,
	"client_data_json" text NOT NULL,
	"signature" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "signatures_resident_id_signature_id_pk" PRIMARY KEY("resident_id","signature_id")
);
--> statement-breakpoint
CREATE TABLE "simulator"."institution_keys" (
	"institution_id" text PRIMARY KEY NOT NULL,
	"key_id" text NOT NULL,
	"private_jwk" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "simulator"."institution_work" (
	"institution_id" text NOT NULL,
	"case_id" uuid NOT NULL,
	"next_step_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "institution_work_institution_id_case_id_pk" PRIMARY KEY("institution_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"resident_id" uuid NOT NULL,
	"key" text NOT NULL,
	"result" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "submissions_resident_id_key_pk" PRIMARY KEY("resident_id","key")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "cases_receipt" ON "cases" USING btree ("resident_id","receipt");--> statement-breakpoint
CREATE INDEX "ceremonies_expires_at" ON "ceremonies" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("next_attempt_at") WHERE delivered_at is null;