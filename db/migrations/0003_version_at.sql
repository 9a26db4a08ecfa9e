ALTER TABLE "edition" ADD COLUMN "version_at" timestamp (3) with time zone;--> statement-breakpoint
-- What is known of versions before this column: the first bears its public date, a later one its last change.
UPDATE "edition" SET "version_at" = CASE WHEN "version" = 1 THEN "published_at" ELSE "updated_at" END
  WHERE "version" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_version_at" CHECK (("edition"."version" is null) = ("edition"."version_at" is null));--> statement-breakpoint
-- All that a reviewer approves and a reader sees of a version is fixed, not its text alone.
CREATE OR REPLACE FUNCTION edition_published_text_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.title, NEW.summary, NEW.body, NEW.body_html, NEW.body_text, NEW.version, NEW.version_at, NEW.lang, NEW.notice_id,
      NEW.content_hash, NEW.department_id, NEW.contact, NEW.licence, NEW.change_type, NEW.change_note, NEW.published_at)
     IS DISTINCT FROM
     (OLD.title, OLD.summary, OLD.body, OLD.body_html, OLD.body_text, OLD.version, OLD.version_at, OLD.lang, OLD.notice_id,
      OLD.content_hash, OLD.department_id, OLD.contact, OLD.licence, OLD.change_type, OLD.change_note, OLD.published_at) THEN
    RAISE EXCEPTION 'the text of a published edition is fixed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
