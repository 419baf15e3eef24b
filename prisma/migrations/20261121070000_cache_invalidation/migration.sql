-- CreateTable
CREATE TABLE "cache_invalidation" (
    "changed_in" BIGINT NOT NULL,
    "calendar_id" INTEGER NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "cache_invalidation_pkey" PRIMARY KEY ("changed_in","calendar_id","mailbox_id")
);

-- CreateIndex
CREATE INDEX "cache_invalidation_at_idx" ON "cache_invalidation"("at");

-- Rows are only ever added, each by its own transaction: nobody waits for anybody. They are added as the last thing before
-- its end, so that `at` is when others begin to see the change, and whoever looked within the hour before has not missed it.
CREATE FUNCTION "invalidate"(calendar INTEGER, mailbox INTEGER) RETURNS VOID LANGUAGE sql AS $$
  INSERT INTO cache_invalidation (changed_in, calendar_id, mailbox_id)
  VALUES (pg_current_xact_id()::text::bigint, calendar, mailbox)
  ON CONFLICT DO NOTHING
$$;

-- What has changed since a snapshot, the latest first: whatever was in no transaction that it could see. A function of its
-- own, since a statement with this condition in it would be planned anew each time: nobody can tell beforehand how few rows
-- it leaves.
CREATE FUNCTION "cache_changes"(since PG_SNAPSHOT, most INTEGER)
  RETURNS TABLE ("calendar_id" INTEGER, "mailbox_id" INTEGER)
  LANGUAGE plpgsql STABLE ROWS 1 SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
    SELECT i.calendar_id, i.mailbox_id FROM cache_invalidation i
    WHERE i.changed_in >= pg_snapshot_xmin(since)::text::bigint
      AND NOT pg_visible_in_snapshot(i.changed_in::text::xid8, since)
    ORDER BY i.changed_in DESC LIMIT most;
END $$;

CREATE FUNCTION "invalidate_calendar"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM invalidate(COALESCE(NEW.calendar_id, OLD.calendar_id), 0);
  RETURN NULL;
END $$;

CREATE FUNCTION "invalidate_cached_calendar"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM invalidate(OLD.id, 0);
  RETURN NULL;
END $$;

CREATE FUNCTION "invalidate_mailbox"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM invalidate(0, OLD.id);
  RETURN NULL;
END $$;

CREATE FUNCTION "invalidate_mailboxes_of_credential"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM invalidate(0, m.id) FROM mailbox m WHERE m.credential_id = OLD.id;
  RETURN NULL;
END $$;

CREATE FUNCTION "invalidate_all"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM invalidate(0, 0);
  RETURN NULL;
END $$;

-- Everything that cached-busy.ts reads, and nothing else: what only the engine itself works with changes far more often.
CREATE CONSTRAINT TRIGGER "busy_month_invalidates" AFTER INSERT OR UPDATE OR DELETE ON "busy_month"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "invalidate_calendar"();
CREATE CONSTRAINT TRIGGER "calendar_watch_invalidates" AFTER INSERT OR UPDATE OR DELETE ON "calendar_watch"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "invalidate_calendar"();
CREATE CONSTRAINT TRIGGER "subscription_invalidates" AFTER INSERT OR DELETE ON "subscription"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "invalidate_calendar"();
CREATE CONSTRAINT TRIGGER "subscription_updated_invalidates" AFTER UPDATE ON "subscription"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."state", OLD."created_at", OLD."expires_at")
    IS DISTINCT FROM (NEW."state", NEW."created_at", NEW."expires_at"))
  EXECUTE FUNCTION "invalidate_calendar"();
CREATE CONSTRAINT TRIGGER "cached_calendar_deleted_invalidates" AFTER DELETE ON "cached_calendar"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "invalidate_cached_calendar"();
CREATE CONSTRAINT TRIGGER "cached_calendar_updated_invalidates" AFTER UPDATE ON "cached_calendar"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."mailbox_id", OLD."covered_from", OLD."covered_until", OLD."confirmed_at", OLD."dirty_since", OLD."failing_since",
      OLD."refresh_after")
    IS DISTINCT FROM (NEW."mailbox_id", NEW."covered_from", NEW."covered_until", NEW."confirmed_at", NEW."dirty_since",
      NEW."failing_since", NEW."refresh_after"))
  EXECUTE FUNCTION "invalidate_cached_calendar"();
CREATE CONSTRAINT TRIGGER "mailbox_updated_invalidates" AFTER UPDATE ON "mailbox"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."credential_id", OLD."paused_until", OLD."quarantined_at")
    IS DISTINCT FROM (NEW."credential_id", NEW."paused_until", NEW."quarantined_at"))
  EXECUTE FUNCTION "invalidate_mailbox"();
CREATE CONSTRAINT TRIGGER "Credential_updated_invalidates" AFTER UPDATE ON "Credential"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."invalid" IS DISTINCT FROM NEW."invalid")
  EXECUTE FUNCTION "invalidate_mailboxes_of_credential"();
CREATE TRIGGER "busy_month_emptied_invalidates" AFTER TRUNCATE ON "busy_month"
  FOR EACH STATEMENT EXECUTE FUNCTION "invalidate_all"();
CREATE TRIGGER "calendar_watch_emptied_invalidates" AFTER TRUNCATE ON "calendar_watch"
  FOR EACH STATEMENT EXECUTE FUNCTION "invalidate_all"();
CREATE TRIGGER "subscription_emptied_invalidates" AFTER TRUNCATE ON "subscription"
  FOR EACH STATEMENT EXECUTE FUNCTION "invalidate_all"();
