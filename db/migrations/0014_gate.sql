CREATE TABLE "gate_report" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "gate_report_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition_id" bigint NOT NULL,
	"content_hash" text NOT NULL,
	"findings" jsonb NOT NULL,
	"ticked" text[] NOT NULL,
	"override_reason" text,
	"by" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"granted_by" bigint,
	"granted_at" timestamp (3) with time zone,
	"granted_reason" text,
	"granted" text[],
	CONSTRAINT "gate_report_text" UNIQUE("edition_id","content_hash"),
	CONSTRAINT "gate_report_hash" CHECK ("gate_report"."content_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "gate_report_granted_whole" CHECK (num_nulls("gate_report"."granted_by", "gate_report"."granted_at", "gate_report"."granted_reason", "gate_report"."granted") in (0, 4))
);
--> statement-breakpoint
ALTER TABLE "gate_report" ADD CONSTRAINT "gate_report_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_report" ADD CONSTRAINT "gate_report_by_user_id_fk" FOREIGN KEY ("by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_report" ADD CONSTRAINT "gate_report_granted_by_user_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;