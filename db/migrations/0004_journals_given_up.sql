ALTER TABLE "read_journal" ADD COLUMN "given_up_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "read_journal" ADD COLUMN "given_up_because" text;