ALTER TABLE "attachment" ADD COLUMN "small_sha256" text;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "width" integer;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "height" integer;--> statement-breakpoint
ALTER TABLE "file" ADD COLUMN "released_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_small_sha256_file_sha256_fk" FOREIGN KEY ("small_sha256") REFERENCES "public"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_sha256" ON "attachment" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "attachment_small_sha256" ON "attachment" USING btree ("small_sha256") WHERE "attachment"."small_sha256" is not null;