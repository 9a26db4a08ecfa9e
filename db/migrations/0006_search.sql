CREATE TABLE "search_entry" (
	"edition_id" bigint PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"lang" text NOT NULL,
	"board_id" bigint NOT NULL,
	"category_id" bigint,
	"department_id" bigint NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"terms_version" smallint NOT NULL,
	"title_terms" "tsvector" NOT NULL,
	"terms" "tsvector" NOT NULL,
	"streams" text NOT NULL,
	CONSTRAINT "search_entry_version" CHECK ("search_entry"."terms_version" > 0)
);
--> statement-breakpoint
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_category_id_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_entry_title" ON "search_entry" USING gin ("title_terms") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "search_entry_terms" ON "search_entry" USING gin ("terms") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "search_entry_newest" ON "search_entry" USING btree ("lang","published_at" DESC NULLS FIRST,"number" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_entry_filters" ON "search_entry" USING btree ("board_id","lang","published_at" DESC NULLS FIRST,"number" DESC NULLS FIRST,"category_id","department_id","ends_at");--> statement-breakpoint
CREATE INDEX "search_entry_department" ON "search_entry" USING btree ("department_id","lang","published_at" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "search_entry" SET (toast_tuple_target = 128);--> statement-breakpoint
ALTER TABLE "search_entry" ALTER COLUMN "terms" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "search_entry" ALTER COLUMN "terms" SET STATISTICS 1000;--> statement-breakpoint
ALTER TABLE "search_entry" ALTER COLUMN "title_terms" SET STORAGE MAIN;
