CREATE TABLE "site" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "site_one" CHECK ("site"."one")
);
--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "restored_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "edition_changed" ON "edition" USING btree ("lang","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "edition"."state" = 'removed' or "edition"."state" = 'withdrawn' or ("edition"."state" = 'published' and ("edition"."version" > 1 or "edition"."restored_at" is not null));