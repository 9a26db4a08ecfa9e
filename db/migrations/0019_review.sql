CREATE TABLE "preview_link" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "preview_link_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition_id" bigint NOT NULL,
	"token_hash" text NOT NULL,
	"by" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" bigint,
	CONSTRAINT "preview_link_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "preview_link_token_hash" CHECK ("preview_link"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "preview_link_expires" CHECK ("preview_link"."expires_at" > "preview_link"."at"),
	CONSTRAINT "preview_link_revoked_whole" CHECK (("preview_link"."revoked_at" is null) = ("preview_link"."revoked_by" is null))
);
--> statement-breakpoint
CREATE TABLE "remark" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "remark_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"edition_id" bigint NOT NULL,
	"block" integer,
	"block_hash" text,
	"excerpt" text,
	"text" text NOT NULL,
	"by" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" bigint,
	CONSTRAINT "remark_says" CHECK ("remark"."text" <> ''),
	CONSTRAINT "remark_block_whole" CHECK (num_nulls("remark"."block", "remark"."block_hash", "remark"."excerpt") in (0, 3)),
	CONSTRAINT "remark_block" CHECK ("remark"."block" >= 0 and "remark"."block_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "remark_resolved_whole" CHECK (("remark"."resolved_at" is null) = ("remark"."resolved_by" is null))
);
--> statement-breakpoint
ALTER TABLE "preview_link" ADD CONSTRAINT "preview_link_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_link" ADD CONSTRAINT "preview_link_by_user_id_fk" FOREIGN KEY ("by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_link" ADD CONSTRAINT "preview_link_revoked_by_user_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_by_user_id_fk" FOREIGN KEY ("by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_resolved_by_user_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "preview_link_edition" ON "preview_link" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "remark_edition" ON "remark" USING btree ("edition_id");