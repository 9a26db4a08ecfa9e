-- How much may wait is now said by each connection (db/index.ts); the indexes stay as they are.
ALTER INDEX "search_entry_title" RESET (gin_pending_list_limit);--> statement-breakpoint
ALTER INDEX "search_entry_terms" RESET (gin_pending_list_limit);
