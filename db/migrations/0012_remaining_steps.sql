ALTER TABLE "removal" DROP CONSTRAINT "removal_says_why";--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "forced_by" bigint;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "force_reason" text;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "second_checked_by" bigint;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "second_checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "text_deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_forced_by_user_id_fk" FOREIGN KEY ("forced_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_second_checked_by_user_id_fk" FOREIGN KEY ("second_checked_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "edition_second_check_due" ON "edition" USING btree ("id") WHERE "edition"."state" = 'published' and "edition"."forced_by" is not null and "edition"."second_checked_by" is null;--> statement-breakpoint
CREATE INDEX "edition_discarded" ON "edition" USING btree ("updated_at") WHERE "edition"."state" = 'discarded' and "edition"."text_deleted_at" is null;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_force_says_why" CHECK (("edition"."forced_by" is null) = ("edition"."force_reason" is null));--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_second_check" CHECK (("edition"."second_checked_by" is null) = ("edition"."second_checked_at" is null) and ("edition"."second_checked_by" is null or ("edition"."forced_by" is not null and "edition"."second_checked_by" <> "edition"."forced_by")));--> statement-breakpoint
ALTER TABLE "removal" ADD CONSTRAINT "removal_says_why" CHECK ("removal"."kind" = 'undone' or "removal"."explanation_ko" <> '' or "removal"."explanation_en" <> '');