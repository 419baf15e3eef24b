-- Tells who listens on the channel `availability_change` that what can be offered has changed: JSON with the ids of the
-- calendars, users or event types concerned, as {"calendars": [1, 2]}. Postgres sends it when the transaction commits,
-- the same text once. A payload has to stay under 8000 bytes: at most 500 ids go into one.
CREATE FUNCTION "notify_availability_change"("concerned" TEXT, "ids" INTEGER[]) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('availability_change', json_build_object(concerned, json_agg(id))::text)
  FROM (
    SELECT id, (row_number() OVER (ORDER BY id) - 1) / 500 AS part
    FROM (SELECT DISTINCT unnest(ids) AS id) AS once
    WHERE id IS NOT NULL
  ) AS parts
  GROUP BY part;
END $$;

CREATE FUNCTION "notify_of_calendars"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_availability_change('calendars', (SELECT array_agg(calendar_id) FROM changed));
  RETURN NULL;
END $$;

CREATE TRIGGER "availability_change_inserted" AFTER INSERT ON "availability_change"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_calendars"();

-- Works for any table with "userId" and "eventTypeId" whose rows take a host's time.
CREATE FUNCTION "notify_of_hosts"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_availability_change('users', (SELECT array_agg("userId") FROM changed));
  PERFORM notify_availability_change('eventTypes', (SELECT array_agg("eventTypeId") FROM changed));
  RETURN NULL;
END $$;

CREATE TRIGGER "Booking_inserted" AFTER INSERT ON "Booking"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_hosts"();

CREATE TRIGGER "Booking_deleted" AFTER DELETE ON "Booking"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_hosts"();

-- A booking whose title or notes change takes the same time of the same host as before.
CREATE FUNCTION "notify_of_moved_bookings"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  users INTEGER[];
  event_types INTEGER[];
BEGIN
  SELECT array_agg(b."userId") || array_agg(a."userId"), array_agg(b."eventTypeId") || array_agg(a."eventTypeId")
  INTO users, event_types
  FROM before b JOIN after a USING ("id")
  WHERE (b."status", b."startTime", b."endTime", b."userId", b."eventTypeId")
    IS DISTINCT FROM (a."status", a."startTime", a."endTime", a."userId", a."eventTypeId");
  PERFORM notify_availability_change('users', users);
  PERFORM notify_availability_change('eventTypes', event_types);
  RETURN NULL;
END $$;

CREATE TRIGGER "Booking_updated" AFTER UPDATE ON "Booking"
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_moved_bookings"();
