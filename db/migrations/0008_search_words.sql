CREATE TABLE "search_word" (
	"lang" text NOT NULL,
	"word" text NOT NULL,
	"keys" text NOT NULL,
	"initials" text
);
--> statement-breakpoint
CREATE INDEX "search_word_keys" ON "search_word" USING btree ("lang","keys" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_word_backwards" ON "search_word" USING btree ("lang",reverse("keys") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_word_initials" ON "search_word" USING btree ("lang","initials" text_pattern_ops) WHERE "search_word"."initials" is not null;