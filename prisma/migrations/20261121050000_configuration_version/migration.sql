-- CreateTable
CREATE TABLE "configuration_version" (
    "writer" INTEGER NOT NULL,
    "changes" BIGINT NOT NULL,

    CONSTRAINT "configuration_version_pkey" PRIMARY KEY ("writer")
);

-- Counts a change of what event types are found by: an event type that somebody remembers is as it was found while the
-- sum of all counts is. Transactions of different connections mostly count in different rows and don't wait for each
-- other.
CREATE FUNCTION "count_configuration_change"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO configuration_version AS counted (writer, changes) VALUES (pg_backend_pid() % 64, 1)
  ON CONFLICT (writer) DO UPDATE SET changes = counted.changes + 1;
  RETURN NULL;
END $$;

CREATE TRIGGER "EventType_configures" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "EventType"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "Host_configures" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Host"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "users_configures" AFTER UPDATE OR DELETE OR TRUNCATE ON "users"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "Team_configures" AFTER UPDATE OR DELETE OR TRUNCATE ON "Team"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "TeamFeatures_configures" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "TeamFeatures"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "Schedule_configures" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Schedule"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "Availability_configures" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Availability"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "SelectedCalendar_configures" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "SelectedCalendar"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_configuration_change"();

-- The way from a selected calendar to the cached one. Its tables change all the time, but seldom in what counts here:
-- a token, a time zone, a pause or a refresh doesn't. A new account or mailbox counts with the first calendar that
-- names it, one that goes takes its calendars along.
CREATE TRIGGER "Credential_configures" AFTER UPDATE ON "Credential" FOR EACH ROW
  WHEN ((OLD."id", OLD."type", OLD."address") IS DISTINCT FROM (NEW."id", NEW."type", NEW."address"))
  EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "mailbox_configures" AFTER UPDATE OF "id", "integration", "address" ON "mailbox" FOR EACH ROW
  WHEN ((OLD."id", OLD."integration", OLD."address") IS DISTINCT FROM (NEW."id", NEW."integration", NEW."address"))
  EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "cached_calendar_updated_configures" AFTER UPDATE OF "id", "mailbox_id", "external_id" ON "cached_calendar"
  FOR EACH ROW
  WHEN ((OLD."id", OLD."mailbox_id", OLD."external_id") IS DISTINCT FROM (NEW."id", NEW."mailbox_id", NEW."external_id"))
  EXECUTE FUNCTION "count_configuration_change"();
CREATE TRIGGER "cached_calendar_deleted_configures" AFTER DELETE OR TRUNCATE ON "cached_calendar"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_configuration_change"();

-- Calendars are added with ON CONFLICT DO NOTHING, mostly to no effect.
CREATE FUNCTION "count_added_calendars"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added) THEN
    INSERT INTO configuration_version AS counted (writer, changes) VALUES (pg_backend_pid() % 64, 1)
    ON CONFLICT (writer) DO UPDATE SET changes = counted.changes + 1;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "cached_calendar_added_configures" AFTER INSERT ON "cached_calendar"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "count_added_calendars"();
