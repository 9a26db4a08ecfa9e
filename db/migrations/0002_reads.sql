ALTER TABLE "read_journal" ADD COLUMN "unknown" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "read_journal" ADD COLUMN "finished_at" timestamp (3) with time zone;