-- The application's role: it reads and writes, and may neither update nor delete the record of who did what.
DO $$ BEGIN
  CREATE ROLE gongji_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;--> statement-breakpoint
DO $$ BEGIN
  IF current_user <> 'gongji_app' AND NOT pg_has_role(current_user, 'gongji_app', 'USAGE') THEN
    EXECUTE format('GRANT gongji_app TO %I', current_user);
  END IF;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public, drizzle TO gongji_app;--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO gongji_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO gongji_app;--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO gongji_app;--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO gongji_app;--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO gongji_app;--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM gongji_app;--> statement-breakpoint
CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only();--> statement-breakpoint
-- A published text never changes: only its state, its dates of withdrawal and its lock may move.
CREATE FUNCTION edition_published_text_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.title, NEW.summary, NEW.body, NEW.body_html, NEW.body_text, NEW.version, NEW.lang, NEW.notice_id, NEW.content_hash)
     IS DISTINCT FROM
     (OLD.title, OLD.summary, OLD.body, OLD.body_html, OLD.body_text, OLD.version, OLD.lang, OLD.notice_id, OLD.content_hash) THEN
    RAISE EXCEPTION 'the text of a published edition is fixed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER edition_published_text_fixed BEFORE UPDATE ON edition
  FOR EACH ROW WHEN (OLD.version IS NOT NULL) EXECUTE FUNCTION edition_published_text_is_fixed();
