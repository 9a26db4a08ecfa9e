ALTER TABLE "edition" ADD COLUMN "scheduled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "scheduled_zone" text;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "scheduled_by" bigint;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "scheduled_from" text;--> statement-breakpoint
ALTER TABLE "edition" ADD COLUMN "held_back" text;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_scheduled_by_user_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "edition_due" ON "edition" USING btree ("scheduled_at") WHERE "edition"."state" = 'scheduled';--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_scheduled_whole" CHECK ("edition"."state" <> 'scheduled' or ("edition"."scheduled_at" is not null and "edition"."scheduled_zone" is not null and "edition"."scheduled_by" is not null and "edition"."scheduled_from" is not null));