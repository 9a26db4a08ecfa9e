INSERT INTO "site" DEFAULT VALUES;--> statement-breakpoint
-- The ids in feeds hang on it: whoever asks or publishes may not change it.
REVOKE INSERT, UPDATE, DELETE ON "site" FROM gongji_app;
