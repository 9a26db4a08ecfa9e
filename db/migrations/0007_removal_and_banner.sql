CREATE TABLE "removal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "removal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"notice_id" bigint NOT NULL,
	"edition_id" bigint,
	"kind" text NOT NULL,
	"explanation_ko" text DEFAULT '' NOT NULL,
	"explanation_en" text DEFAULT '' NOT NULL,
	"redirect_to" bigint,
	"by" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "removal_once" UNIQUE NULLS NOT DISTINCT("notice_id","edition_id"),
	CONSTRAINT "removal_says_why" CHECK ("removal"."explanation_ko" <> '' or "removal"."explanation_en" <> ''),
	CONSTRAINT "removal_not_to_itself" CHECK ("removal"."redirect_to" <> "removal"."notice_id")
);
--> statement-breakpoint
CREATE TABLE "banner" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "banner_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"text_ko" text NOT NULL,
	"text_en" text NOT NULL,
	"notice" integer,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"by" bigint NOT NULL,
	CONSTRAINT "banner_both_languages" CHECK ("banner"."text_ko" <> '' and "banner"."text_en" <> ''),
	CONSTRAINT "banner_runs" CHECK ("banner"."ends_at" >= "banner"."starts_at")
);
--> statement-breakpoint
ALTER TABLE "removal" ADD CONSTRAINT "removal_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removal" ADD CONSTRAINT "removal_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removal" ADD CONSTRAINT "removal_redirect_to_notice_id_fk" FOREIGN KEY ("redirect_to") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removal" ADD CONSTRAINT "removal_by_user_id_fk" FOREIGN KEY ("by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "banner" ADD CONSTRAINT "banner_by_user_id_fk" FOREIGN KEY ("by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "banner_ends" ON "banner" USING btree ("ends_at");