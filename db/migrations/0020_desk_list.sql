CREATE INDEX "edition_desk_state" ON "edition" USING btree ("state","updated_at","id");--> statement-breakpoint
CREATE INDEX "edition_desk_department" ON "edition" USING btree ("department_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "edition_desk_board" ON "edition" USING btree ("board_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "edition_desk_begun" ON "edition" USING btree ("created_by","updated_at","id");--> statement-breakpoint
CREATE INDEX "edition_desk_handed_in" ON "edition" USING btree ("submitted_by","updated_at","id");--> statement-breakpoint
CREATE INDEX "edition_desk_title" ON "edition" USING btree ("title","id");--> statement-breakpoint
CREATE INDEX "edition_desk_published" ON "edition" USING btree (coalesce("published_at", '-infinity'::timestamptz),"id");--> statement-breakpoint
CREATE INDEX "edition_desk_review" ON "edition" USING btree ("department_id","version_at") WHERE "edition"."state" = 'published';--> statement-breakpoint
CREATE INDEX "edition_desk_held" ON "edition" USING btree ("updated_at") WHERE "edition"."held_back" is not null;