CREATE TABLE "redirect" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "redirect_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_path" text NOT NULL,
	"to_path" text NOT NULL,
	"source" text NOT NULL,
	"by" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "redirect_from_path_unique" UNIQUE("from_path"),
	CONSTRAINT "redirect_paths" CHECK ("redirect"."from_path" ~ '^/[^/]' and "redirect"."to_path" ~ '^/[^/]'),
	CONSTRAINT "redirect_not_to_itself" CHECK ("redirect"."from_path" <> "redirect"."to_path")
);
--> statement-breakpoint
CREATE TABLE "site_text" (
	"key" text PRIMARY KEY NOT NULL,
	"text_en" text NOT NULL,
	"text_ko" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "redirect" ADD CONSTRAINT "redirect_by_user_id_fk" FOREIGN KEY ("by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "redirect_to" ON "redirect" USING btree ("to_path");--> statement-breakpoint
CREATE INDEX "audit_event_actor" ON "audit_event" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_event_action" ON "audit_event" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at");