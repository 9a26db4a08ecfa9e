DROP INDEX "edition_listed";--> statement-breakpoint
DROP INDEX "edition_ends";--> statement-breakpoint
CREATE INDEX "edition_department" ON "edition" USING btree ("lang","department_id","ends_at") WHERE "edition"."state" in ('published','withdrawn');--> statement-breakpoint
CREATE INDEX "edition_listed" ON "edition" USING btree ("board_id","lang","published_at" DESC NULLS FIRST,"number" DESC NULLS FIRST,"ends_at","id") WHERE "edition"."state" in ('published','withdrawn');--> statement-breakpoint
CREATE INDEX "edition_ends" ON "edition" USING btree ("ends_at","board_id","lang") WHERE "edition"."ends_at" is not null and "edition"."state" in ('published','withdrawn');