CREATE TYPE "public"."edition_state" AS ENUM('draft', 'submitted', 'rejected', 'scheduled', 'published', 'withdrawn', 'removed', 'superseded', 'discarded');--> statement-breakpoint
CREATE TYPE "public"."role_name" AS ENUM('author', 'editor', 'manager', 'admin', 'auditor');--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attachment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition_id" bigint NOT NULL,
	"sha256" text,
	"source_url" text,
	"role" text DEFAULT 'file' NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"accessible" boolean,
	"alternative" text,
	"extracted_text" text,
	CONSTRAINT "attachment_position" UNIQUE("edition_id","role","position"),
	CONSTRAINT "attachment_from" CHECK ("attachment"."sha256" is not null or "attachment"."source_url" is not null)
);
--> statement-breakpoint
CREATE TABLE "edition_revision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "edition_revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"body" jsonb NOT NULL,
	"by" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "edition_revision_seq" UNIQUE("edition_id","seq")
);
--> statement-breakpoint
CREATE TABLE "edition" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "edition_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"notice_id" bigint NOT NULL,
	"board_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"lang" text NOT NULL,
	"version" integer,
	"state" "edition_state" DEFAULT 'draft' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"body" jsonb NOT NULL,
	"body_html" text DEFAULT '' NOT NULL,
	"body_text" text DEFAULT '' NOT NULL,
	"change_type" text,
	"change_note" text,
	"department_id" bigint,
	"contact" text DEFAULT '' NOT NULL,
	"licence" integer DEFAULT 1 NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"created_by" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"submitted_by" bigint,
	"submitted_at" timestamp (3) with time zone,
	"remark" text,
	"published_by" bigint,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"explanation" text,
	"content_hash" text,
	"lock_version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "edition_version" UNIQUE("notice_id","lang","version"),
	CONSTRAINT "edition_public_whole" CHECK ("edition"."state" not in ('published','withdrawn','superseded') or ("edition"."version" is not null and "edition"."published_at" is not null and "edition"."title" <> '' and "edition"."content_hash" is not null and "edition"."department_id" is not null)),
	CONSTRAINT "edition_version_public" CHECK ("edition"."version" is null or ("edition"."version" > 0 and "edition"."state" in ('published','withdrawn','superseded','removed'))),
	CONSTRAINT "edition_withdrawn_says_why" CHECK ("edition"."state" <> 'withdrawn' or ("edition"."withdrawn_at" is not null and "edition"."explanation" is not null and "edition"."explanation" <> '')),
	CONSTRAINT "edition_submitted_hash" CHECK ("edition"."state" not in ('submitted','scheduled') or ("edition"."content_hash" is not null and "edition"."submitted_by" is not null and "edition"."submitted_at" is not null)),
	CONSTRAINT "edition_licence" CHECK ("edition"."licence" between 1 and 4),
	CONSTRAINT "edition_change_note" CHECK ("edition"."version" is null or "edition"."version" = 1 or ("edition"."change_type" is not null and "edition"."change_note" is not null)),
	CONSTRAINT "edition_lock_version" CHECK ("edition"."lock_version" > 0)
);
--> statement-breakpoint
CREATE TABLE "file" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "file_sha256" CHECK ("file"."sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "file_bytes" CHECK ("file"."bytes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notice_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number" integer NOT NULL,
	"board_id" bigint NOT NULL,
	"category_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"first_published_at" timestamp (3) with time zone,
	"pinned_until" timestamp (3) with time zone,
	"pinned_rank" integer,
	"legacy_key" text,
	"read_baseline" bigint DEFAULT 0 NOT NULL,
	"read_baseline_date" date,
	"read_baseline_source" text,
	"read_count" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "notice_number_unique" UNIQUE("number"),
	CONSTRAINT "notice_legacy_key_unique" UNIQUE("legacy_key"),
	CONSTRAINT "notice_board_pair" UNIQUE("id","board_id"),
	CONSTRAINT "notice_number" CHECK ("notice"."number" > 0),
	CONSTRAINT "notice_reads" CHECK ("notice"."read_baseline" >= 0 and "notice"."read_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "ended_session" (
	"session_id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "role_grant_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"role" "role_name" NOT NULL,
	"board_id" bigint,
	"department_id" bigint
);
--> statement-breakpoint
CREATE TABLE "sign_in_try" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_try_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account" text NOT NULL,
	"origin" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sign_in_try_keys" CHECK (length("sign_in_try"."account") > 0 and length("sign_in_try"."origin") > 0)
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "user_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"session_epoch" integer DEFAULT 1 NOT NULL,
	"department_id" bigint,
	"lang" text DEFAULT 'en' NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "board_total" (
	"board_id" bigint NOT NULL,
	"lang" text NOT NULL,
	"listed" integer NOT NULL,
	CONSTRAINT "board_total_board_id_lang_pk" PRIMARY KEY("board_id","lang"),
	CONSTRAINT "board_total_sane" CHECK ("board_total"."listed" >= 0)
);
--> statement-breakpoint
CREATE TABLE "board" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "board_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"section_id" bigint NOT NULL,
	"slug" text NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	"lead_ko" text DEFAULT '' NOT NULL,
	"lead_en" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	"page_size" integer DEFAULT 12 NOT NULL,
	"second_person" boolean DEFAULT true NOT NULL,
	"licence" integer DEFAULT 1 NOT NULL,
	"legacy_key" text,
	CONSTRAINT "board_slug_unique" UNIQUE("slug"),
	CONSTRAINT "board_legacy_key_unique" UNIQUE("legacy_key"),
	CONSTRAINT "board_slug_form" CHECK ("board"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "board_slug_free" CHECK ("board"."slug" not in ('search','transparency','accessibility','privacy','licence','sitemap','contact','feeds','help','not-found','error','unavailable','admin','api','n','files','preview','theme')),
	CONSTRAINT "board_page_size" CHECK ("board"."page_size" between 1 and 100),
	CONSTRAINT "board_licence" CHECK ("board"."licence" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "category" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "category_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"board_id" bigint NOT NULL,
	"slug" text NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "category_board_slug" UNIQUE("board_id","slug")
);
--> statement-breakpoint
CREATE TABLE "department" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "department_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"formats_email" text NOT NULL,
	CONSTRAINT "department_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "section" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "section_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "section_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" bigint,
	"role" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"reason" text,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_event_hash_unique" UNIQUE("hash"),
	CONSTRAINT "audit_event_hash" CHECK (length("audit_event"."hash") = 64 and length("audit_event"."prev_hash") = 64)
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_row_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint NOT NULL,
	"line" integer NOT NULL,
	"legacy_key" text,
	"result" text NOT NULL,
	"message" text,
	"content_hash" text,
	"notice_id" bigint
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"board_slug" text NOT NULL,
	"operator" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "read_closed_day" (
	"day" date PRIMARY KEY NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "read_day" (
	"notice_id" bigint NOT NULL,
	"day" date NOT NULL,
	"counted" integer DEFAULT 0 NOT NULL,
	"repeat" integer DEFAULT 0 NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	"bot" integer DEFAULT 0 NOT NULL,
	"speculative" integer DEFAULT 0 NOT NULL,
	"staff" integer DEFAULT 0 NOT NULL,
	"rule_version" text NOT NULL,
	"lists_version" text NOT NULL,
	CONSTRAINT "read_day_notice_id_day_pk" PRIMARY KEY("notice_id","day")
);
--> statement-breakpoint
CREATE TABLE "read_journal" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"offset" bigint DEFAULT 0 NOT NULL,
	"last_sequence" bigint DEFAULT 0 NOT NULL,
	"folded_until" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "read_key" (
	"day" date PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "read_origin" (
	"day" date NOT NULL,
	"hour" integer NOT NULL,
	"notice_id" bigint NOT NULL,
	"origin" "bytea" NOT NULL,
	"visitors" integer NOT NULL,
	CONSTRAINT "read_origin_day_hour_notice_id_origin_pk" PRIMARY KEY("day","hour","notice_id","origin")
);
--> statement-breakpoint
CREATE TABLE "read_visitor" (
	"day" date NOT NULL,
	"notice_id" bigint NOT NULL,
	"visitor" "bytea" NOT NULL,
	CONSTRAINT "read_visitor_day_notice_id_visitor_pk" PRIMARY KEY("day","notice_id","visitor")
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_revision" ADD CONSTRAINT "edition_revision_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_revision" ADD CONSTRAINT "edition_revision_by_user_id_fk" FOREIGN KEY ("by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_submitted_by_user_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_published_by_user_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_notice_board" FOREIGN KEY ("notice_id","board_id") REFERENCES "public"."notice"("id","board_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_category_id_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user" ADD CONSTRAINT "user_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_total" ADD CONSTRAINT "board_total_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category" ADD CONSTRAINT "category_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_user_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_day" ADD CONSTRAINT "read_day_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "edition_under_way" ON "edition" USING btree ("notice_id","lang") WHERE "edition"."state" in ('draft','submitted','rejected','scheduled');--> statement-breakpoint
CREATE UNIQUE INDEX "edition_live" ON "edition" USING btree ("notice_id","lang") WHERE "edition"."state" in ('published','withdrawn');--> statement-breakpoint
CREATE INDEX "edition_listed" ON "edition" USING btree ("board_id","lang","published_at" DESC NULLS FIRST,"number" DESC NULLS FIRST) WHERE "edition"."state" in ('published','withdrawn');--> statement-breakpoint
CREATE INDEX "edition_latest" ON "edition" USING btree ("lang","published_at" DESC NULLS FIRST,"number" DESC NULLS FIRST) WHERE "edition"."state" in ('published','withdrawn');--> statement-breakpoint
CREATE INDEX "edition_updated" ON "edition" USING btree ("updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "edition_ends" ON "edition" USING btree ("ends_at") WHERE "edition"."ends_at" is not null and "edition"."state" = 'published';--> statement-breakpoint
CREATE INDEX "notice_board" ON "notice" USING btree ("board_id");--> statement-breakpoint
CREATE INDEX "notice_pinned" ON "notice" USING btree ("board_id","pinned_until") WHERE "notice"."pinned_until" is not null;--> statement-breakpoint
CREATE INDEX "role_grant_user" ON "role_grant" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_try_account" ON "sign_in_try" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "sign_in_try_origin" ON "sign_in_try" USING btree ("origin","at");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "audit_event_subject" ON "audit_event" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "import_row_run" ON "import_row" USING btree ("run_id","line");--> statement-breakpoint
CREATE INDEX "import_row_key" ON "import_row" USING btree ("legacy_key","id");--> statement-breakpoint
CREATE INDEX "read_day_day" ON "read_day" USING btree ("day");