CREATE TABLE "search_total" (
	"board_id" bigint NOT NULL,
	"lang" text NOT NULL,
	"category_id" bigint,
	"department_id" bigint NOT NULL,
	"year" smallint NOT NULL,
	"live" integer NOT NULL,
	CONSTRAINT "search_total_once" UNIQUE NULLS NOT DISTINCT("board_id","lang","category_id","department_id","year")
);
--> statement-breakpoint
ALTER TABLE "search_total" ADD CONSTRAINT "search_total_board_id_board_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."board"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_total" ADD CONSTRAINT "search_total_category_id_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_total" ADD CONSTRAINT "search_total_department_id_department_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."department"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_entry_ended" ON "search_entry" USING btree ("lang","board_id","ends_at","category_id","department_id","published_at") WHERE "search_entry"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "search_entry_made_by" ON "search_entry" USING btree ("terms_version");--> statement-breakpoint
-- A list's page is walked to over these indexes alone.
DROP INDEX "search_entry_newest";--> statement-breakpoint
DROP INDEX "search_entry_filters";--> statement-breakpoint
CREATE INDEX "search_entry_newest" ON "search_entry" USING btree ("lang","published_at" DESC NULLS FIRST,"number" DESC NULLS FIRST,"ends_at","edition_id");--> statement-breakpoint
CREATE INDEX "search_entry_filters" ON "search_entry" USING btree ("board_id","lang","published_at" DESC NULLS FIRST,"number" DESC NULLS FIRST,"category_id","department_id","ends_at","edition_id");--> statement-breakpoint
-- How much may wait is now said by each connection (db/index.ts); the indexes themselves stay as they are.
ALTER INDEX "search_entry_title" RESET (gin_pending_list_limit);--> statement-breakpoint
ALTER INDEX "search_entry_terms" RESET (gin_pending_list_limit);--> statement-breakpoint
ALTER TABLE "search_total" SET (fillfactor = 50);--> statement-breakpoint

-- The entries a statement put in count up, those it took away count down. Whoever moves a total holds the rows of its lists in
-- board_total, in one order: two transactions that move several totals cannot wait for one another.
CREATE FUNCTION search_total_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM board_total WHERE (board_id, lang) IN (SELECT board_id, lang FROM moved)
    ORDER BY board_id, lang FOR UPDATE;
  INSERT INTO search_total AS kept (board_id, lang, category_id, department_id, year, live)
  SELECT board_id, lang, category_id, department_id,
    extract(year FROM published_at AT TIME ZONE 'Asia/Seoul')::smallint, count(*)::int * TG_ARGV[0]::int
  FROM moved GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (board_id, lang, category_id, department_id, year) DO UPDATE SET live = kept.live + excluded.live;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER search_total_up AFTER INSERT ON search_entry REFERENCING NEW TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION search_total_follows('1');--> statement-breakpoint
CREATE TRIGGER search_total_down AFTER DELETE ON search_entry REFERENCING OLD TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION search_total_follows('-1');--> statement-breakpoint
CREATE TRIGGER search_total_from AFTER UPDATE ON search_entry REFERENCING OLD TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION search_total_follows('-1');--> statement-breakpoint
CREATE TRIGGER search_total_to AFTER UPDATE ON search_entry REFERENCING NEW TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION search_total_follows('1');--> statement-breakpoint

INSERT INTO search_total (board_id, lang, category_id, department_id, year, live)
SELECT board_id, lang, category_id, department_id,
  extract(year FROM published_at AT TIME ZONE 'Asia/Seoul')::smallint, count(*)
FROM search_entry GROUP BY 1, 2, 3, 4, 5;
