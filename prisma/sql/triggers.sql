-- All functions and triggers. They are taken away (remove-triggers.sql) and made anew whenever this file has changed.
--
-- Rules for whatever a statement on a host's table can reach:
-- 1. No trigger lists columns or has a condition on them, and none is deferred: the host may rename and drop its columns,
--    and alter a table in the transaction that wrote to it. Functions compare.
-- 2. No function makes the host's statement fail: it catches its errors (those of a DECLARE it can't catch, so that nothing
--    is worked out there). What it should have told is then told by trigger_failed: everything may have changed.
-- 3. Whoever writes to the host's tables needs no rights on ours: functions run as their owner, with no search path.
-- 4. What nobody reads isn't compared: a host may write it as often as it likes.
-- 5. What fires often does little: updates and new bookings fire for each row, which costs a host that writes one row at a
--    time half of what a transition table does, and hardly more one that writes many (`npm run bench -- plug`).

-- ---- What processes remember must be forgotten ----

-- Rows are only ever added, each by its own transaction: nobody waits for anybody. They are added as the last thing before
-- its end, so that `at` is when others begin to see the change, and whoever looked within the hour before has not missed it.
CREATE FUNCTION calcache.invalidate(calendar INTEGER, mailbox INTEGER) RETURNS VOID LANGUAGE sql AS $$
  INSERT INTO calcache.cache_invalidation (changed_in, calendar_id, mailbox_id)
  VALUES (pg_current_xact_id()::text::bigint, calendar, mailbox)
  ON CONFLICT DO NOTHING
$$;

-- What has changed since a snapshot, the latest first: whatever was in no transaction that it could see. A function of its
-- own, since a statement with this condition in it would be planned anew each time: nobody can tell beforehand how few rows
-- it leaves.
CREATE FUNCTION calcache.cache_changes(since PG_SNAPSHOT, most INTEGER)
  RETURNS TABLE (calendar_id INTEGER, mailbox_id INTEGER)
  LANGUAGE plpgsql STABLE ROWS 1 SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
    SELECT i.calendar_id, i.mailbox_id FROM calcache.cache_invalidation i
    WHERE i.changed_in >= pg_snapshot_xmin(since)::text::bigint
      AND NOT pg_visible_in_snapshot(i.changed_in::text::xid8, since)
    ORDER BY i.changed_in DESC LIMIT most;
END $$;

-- Notes in which transaction something has changed of the bookings of these users; of whose is anybody's guess where 0 is among
-- them. The row's time is written by upkeep once it sees the row, not here: a host's transaction may go on for long.
CREATE FUNCTION calcache.note_booked_change(users INTEGER[]) RETURNS VOID LANGUAGE sql AS $$
  INSERT INTO calcache.booked_change (changed_in, user_id)
  SELECT pg_current_xact_id()::text::bigint, id FROM unnest(users) AS id WHERE id IS NOT NULL
  ON CONFLICT DO NOTHING
$$;

-- Whose bookings have changed since a snapshot, as cache_changes says it of calendars.
CREATE FUNCTION calcache.booked_changes(since PG_SNAPSHOT, most INTEGER) RETURNS TABLE (user_id INTEGER)
  LANGUAGE plpgsql STABLE ROWS 1 SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY
    SELECT c.user_id FROM calcache.booked_change c
    WHERE c.changed_in >= pg_snapshot_xmin(since)::text::bigint
      AND NOT pg_visible_in_snapshot(c.changed_in::text::xid8, since)
    ORDER BY c.changed_in DESC LIMIT most;
END $$;

-- Names the present life of the database, and begins one where there is none: its table is unlogged, so that Postgres empties it
-- when it recovers from a crash, takes over as a standby, or begins from a backup. What was remembered in another life proves
-- nothing: transaction ids are given again, and what was committed last may be gone.
CREATE FUNCTION calcache.incarnation() RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
  present UUID;
BEGIN
  SELECT id INTO present FROM calcache.incarnation;
  IF present IS NULL THEN
    INSERT INTO calcache.incarnation (id, began_at) VALUES (gen_random_uuid(), clock_timestamp()) ON CONFLICT DO NOTHING;
    SELECT id INTO present FROM calcache.incarnation;
  END IF;
  RETURN present;
END $$;

-- Counts a change of what event types are found by: an event type that somebody remembers is as it was found while the
-- sum of all counts is. Each backend counts in a row of its own, so that no writer waits for another's transaction; and
-- once in a transaction, which nobody sees in part.
CREATE FUNCTION calcache.count_configuration_change() RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('calcache.counted', true) = 'yes' THEN
    RETURN;
  END IF;
  INSERT INTO calcache.configuration_version AS counted (writer, changes) VALUES (pg_backend_pid(), 1)
  ON CONFLICT (writer) DO UPDATE SET changes = counted.changes + 1;
  PERFORM set_config('calcache.counted', 'yes', true);
END $$;

-- Stands in for a trigger that failed: everything may have changed, and the next sweep makes good what wasn't done. Once in a
-- transaction is enough.
CREATE FUNCTION calcache.trigger_failed(failed TEXT, code TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('calcache.failed', true) = 'yes' THEN
    RETURN;
  END IF;
  PERFORM set_config('calcache.failed', 'yes', true);
  RAISE WARNING 'calcache: the trigger % failed (%); the statement goes on', failed, code;
  PERFORM calcache.invalidate(0, 0);
  PERFORM calcache.note_booked_change('{0}');
  PERFORM calcache.count_configuration_change();
  INSERT INTO calcache.trigger_gap (reason) VALUES (failed || ' failed: ' || code);
EXCEPTION WHEN OTHERS THEN
  RAISE WARNING 'calcache: what processes remember may be stale (%)', SQLSTATE;
END $$;

-- Tells who listens on the channel `availability_change` that what can be offered has changed: JSON with the ids of the
-- calendars, users or event types concerned, as {"calendars": [1, 2]}. Postgres sends it when the transaction commits,
-- the same text once. A payload has to stay under 8000 bytes.
CREATE FUNCTION calcache.notify_availability_change(
  calendars INTEGER[] DEFAULT '{}', users INTEGER[] DEFAULT '{}', event_types INTEGER[] DEFAULT '{}'
) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  most CONSTANT INTEGER := 200;
BEGIN
  calendars := ARRAY(SELECT DISTINCT id FROM unnest(calendars) AS id WHERE id IS NOT NULL ORDER BY id);
  users := ARRAY(SELECT DISTINCT id FROM unnest(users) AS id WHERE id IS NOT NULL ORDER BY id);
  event_types := ARRAY(SELECT DISTINCT id FROM unnest(event_types) AS id WHERE id IS NOT NULL ORDER BY id);
  FOR at IN 1 .. GREATEST(cardinality(calendars), cardinality(users), cardinality(event_types)) BY most LOOP
    PERFORM pg_notify('availability_change', json_build_object(
      'calendars', calendars[at : at + most - 1],
      'users', users[at : at + most - 1],
      'eventTypes', event_types[at : at + most - 1])::text);
  END LOOP;
END $$;

-- ---- The configuration: what event types are found by ----

CREATE FUNCTION calcache.configuration_changed() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM calcache.count_configuration_change();
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('configuration_changed', SQLSTATE);
  RETURN NULL;
END $$;

-- For each table the columns that event types are found by (a test compares them with the statement that finds them), those
-- that not every host has, and what counts whichever columns it concerns. A new user, team or feature counts with the first row
-- that refers to it.
DO $$
DECLARE
  watched RECORD;
  compared TEXT[];
BEGIN
  FOR watched IN SELECT * FROM (VALUES
    ('public', 'EventType', 'INSERT OR DELETE OR TRUNCATE', '{id, slug, title, description, schedulingType, isRRWeightsEnabled,
      length, slotInterval, minimumBookingNotice, beforeEventBuffer, afterEventBuffer, offsetStart, metadata, periodType,
      periodDays, periodCountCalendarDays, periodStartDate, periodEndDate, timeZone, teamId, userId, scheduleId, parentId,
      useEventLevelSelectedCalendars, bookingLimits, durationLimits, maxActiveBookingsPerBooker,
      maxActiveBookingPerBookerOfferReschedule, requiresConfirmation, requiresConfirmationWillBlockSlot,
      requiresConfirmationForFreeEmail, restrictionScheduleId, useBookerTimezone,
      onlyShowFirstAvailableSlot, rescheduleWithSameRoundRobinHost, showOptimizedSlots, seatsPerTimeSlot, seatsShowAvailabilityCount, bookingFields,
      locations, recurringEvent, successRedirectUrl, forwardParamsSuccessRedirect, disableCancelling, disableRescheduling,
      hideCalendarEventDetails, hideCalendarNotes, lockTimeZoneToggleOnBookingPage,
      interfaceLanguage}', '{lockedTimeZone}'),
    ('public', 'Host', 'INSERT OR DELETE OR TRUNCATE', '{userId, eventTypeId, isFixed, priority, weight, scheduleId, groupId}', '{}'),
    ('public', '_user_eventtype', 'INSERT OR DELETE OR TRUNCATE', '{A, B}', '{}'),
    ('public', 'users', 'DELETE OR TRUNCATE', '{id, username, name, email, timeZone, defaultScheduleId}',
      '{locked, organizationId}'),
    ('public', 'Team', 'DELETE OR TRUNCATE', '{id, slug, name, parentId, bookingLimits, includeManagedEventsInLimits}',
      '{}'),
    ('public', 'TeamFeatures', 'INSERT OR DELETE OR TRUNCATE', '{teamId, featureId}', '{enabled}'),
    ('public', 'UserFeatures', 'INSERT OR DELETE OR TRUNCATE', '{userId, featureId}', '{enabled}'),
    ('public', 'Feature', 'DELETE OR TRUNCATE', '{slug, enabled}', '{}'),
    ('public', 'Schedule', 'INSERT OR DELETE OR TRUNCATE', '{id, userId, timeZone}', '{}'),
    ('public', 'Availability', 'INSERT OR DELETE OR TRUNCATE', '{id, scheduleId, days, startTime, endTime, date}', '{}'),
    ('public', 'OutOfOfficeEntry', 'INSERT OR DELETE OR TRUNCATE', '{userId, start, end, toUserId, reasonId}', '{}'),
    ('public', 'OutOfOfficeReason', 'DELETE OR TRUNCATE', '{id, emoji, reason}', '{}'),
    ('public', 'UserHolidaySettings', 'INSERT OR DELETE OR TRUNCATE', '{userId}', '{countryCode, disabledIds}'),
    ('public', 'HolidayCache', 'INSERT OR DELETE OR TRUNCATE', '{countryCode}', '{eventId, name, date}'),
    ('public', 'TravelSchedule', 'INSERT OR DELETE OR TRUNCATE', '{id, userId, startDate, endDate, timeZone, prevTimeZone}', '{}'),
    ('public', 'SelectedCalendar', 'INSERT OR DELETE OR TRUNCATE',
      '{userId, integration, externalId, credentialId, delegationCredentialId, eventTypeId}', '{}'),
    ('calcache', 'host_limit', 'INSERT OR DELETE OR TRUNCATE', '{user_id, booking_limits, duration_limits}', '{}'),
    ('calcache', 'availability_rule', 'INSERT OR DELETE OR TRUNCATE', '{user_id, schedule_id, calendars}', '{}'),
    ('calcache', 'account', 'INSERT OR DELETE OR TRUNCATE', '{credential_id, integration, address}', '{}'),
    ('calcache', 'tenant', 'INSERT OR DELETE OR TRUNCATE', '{id, integration, domains}', '{}'),
    ('calcache', 'tenant_account', 'INSERT OR DELETE OR TRUNCATE', '{credential_id, integration, user_id, calendar_id, tenant_id}', '{}')
  ) AS w(in_schema, of_table, always, columns, optional)
    WHERE to_regclass(format('%I.%I', in_schema, of_table)) IS NOT NULL LOOP
    compared := watched.columns::text[] || ARRAY(
      SELECT attname::text FROM pg_attribute
      WHERE attrelid = to_regclass(format('%I.%I', watched.in_schema, watched.of_table)) AND NOT attisdropped
        AND attname = ANY(watched.optional::text[]));
    EXECUTE format($template$
      CREATE FUNCTION calcache.%1$I() RETURNS TRIGGER
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
      BEGIN
        IF (%2$s) IS DISTINCT FROM (%3$s) THEN
          PERFORM calcache.count_configuration_change();
        END IF;
        RETURN NULL;
      EXCEPTION WHEN OTHERS THEN
        PERFORM calcache.trigger_failed(%1$L, SQLSTATE);
        RETURN NULL;
      END $body$;
      CREATE TRIGGER calcache_configuration_updated AFTER UPDATE ON %4$I.%5$I
        FOR EACH ROW EXECUTE FUNCTION calcache.%1$I();
      CREATE TRIGGER calcache_configuration_changed AFTER %6$s ON %4$I.%5$I
        FOR EACH STATEMENT EXECUTE FUNCTION calcache.configuration_changed();
      $template$,
      'configuration_of_' || watched.of_table,
      (SELECT string_agg(format('OLD.%I', name), ', ') FROM unnest(compared) AS name),
      (SELECT string_agg(format('NEW.%I', name), ', ') FROM unnest(compared) AS name),
      watched.in_schema, watched.of_table, watched.always);
  END LOOP;
END $$;
-- What counts of a credential's update, credential_updated tells.
CREATE TRIGGER calcache_configuration_changed AFTER INSERT OR DELETE OR TRUNCATE ON public."Credential"
  FOR EACH STATEMENT EXECUTE FUNCTION calcache.configuration_changed();

-- The cache's own tables on the way from a selected calendar to the cached one. They change all the time, but seldom in
-- what counts here: a time zone, a pause or a refresh doesn't.
CREATE TRIGGER mailbox_configures AFTER UPDATE OF "id", "integration", "address" ON calcache.mailbox FOR EACH ROW
  WHEN ((OLD."id", OLD."integration", OLD."address") IS DISTINCT FROM (NEW."id", NEW."integration", NEW."address"))
  EXECUTE FUNCTION calcache.configuration_changed();
-- When its owner is away closes their time: open pages are told as well.
CREATE FUNCTION calcache.away_changed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calcache.count_configuration_change();
  PERFORM calcache.notify_availability_change(
    calendars => ARRAY(SELECT id FROM calcache.cached_calendar WHERE mailbox_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER mailbox_away_changed AFTER UPDATE OF "away_from", "away_until" ON calcache.mailbox FOR EACH ROW
  WHEN ((OLD."away_from", OLD."away_until") IS DISTINCT FROM (NEW."away_from", NEW."away_until"))
  EXECUTE FUNCTION calcache.away_changed();
CREATE TRIGGER cached_calendar_updated_configures AFTER UPDATE OF "id", "mailbox_id", "external_id"
  ON calcache.cached_calendar FOR EACH ROW
  WHEN ((OLD."id", OLD."mailbox_id", OLD."external_id") IS DISTINCT FROM (NEW."id", NEW."mailbox_id", NEW."external_id"))
  EXECUTE FUNCTION calcache.configuration_changed();
CREATE TRIGGER cached_calendar_deleted_configures AFTER DELETE OR TRUNCATE ON calcache.cached_calendar
  FOR EACH STATEMENT EXECUTE FUNCTION calcache.configuration_changed();
CREATE TRIGGER followed_calendar_configures AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON calcache.followed_calendar
  FOR EACH STATEMENT EXECUTE FUNCTION calcache.configuration_changed();

-- Calendars are added with ON CONFLICT DO NOTHING, mostly to no effect.
CREATE FUNCTION calcache.count_added_calendars() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added) THEN
    PERFORM calcache.count_configuration_change();
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cached_calendar_added_configures AFTER INSERT ON calcache.cached_calendar
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION calcache.count_added_calendars();

-- ---- Accounts ----

-- The address in a credential's key in lower case; null where there is none, or a text that is too long to be one. A key may be
-- an object, or the JSON of one as a string, as very old rows of cal.com have it.
CREATE FUNCTION calcache.address_in(key JSONB) RETURNS TEXT LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  longest CONSTANT INTEGER := 320;
  address TEXT;
BEGIN
  IF jsonb_typeof(key) <> 'string' THEN
    address := lower(key ->> 'email');
  ELSE
    BEGIN
      address := lower((key #>> '{}')::jsonb ->> 'email');
    EXCEPTION WHEN OTHERS THEN
      RETURN NULL;
    END;
  END IF;
  RETURN CASE WHEN length(address) <= longest THEN address END;
END $$;

-- The first account of an address that works, its owner's before that of a tenant; null where there is none.
CREATE FUNCTION calcache.working_account(of_integration TEXT, of_address TEXT) RETURNS INTEGER LANGUAGE sql STABLE AS $$
  SELECT a.credential_id FROM calcache.account a
  LEFT JOIN public."Credential" k ON k.id = a.credential_id AND k.invalid IS NOT TRUE
  WHERE a.integration = of_integration AND a.address = of_address AND (k.id IS NOT NULL OR a.credential_id < 0)
  ORDER BY a.credential_id < 0, a.credential_id LIMIT 1
$$;

-- Notes that something is still to be made good, and has the next sweep do it (see reconcile).
CREATE FUNCTION calcache.leave_to_reconcile(what TEXT) RETURNS VOID LANGUAGE sql AS $$
  INSERT INTO calcache.trigger_gap (reason) VALUES (what)
$$;

-- Has a mailbox read by an account of its address that works, where the one that reads it doesn't: it was disconnected, must be
-- connected again, or is another mailbox's now. What the former one failed with is none of the other's; a quarantine ends with a
-- probe, which then is due. Where somebody else's transaction has the mailbox, only who is patient waits for its end.
CREATE FUNCTION calcache.choose_reader(of_integration TEXT, of_address TEXT, patient BOOLEAN DEFAULT false)
  RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  next_reader INTEGER;
  unread INTEGER;
BEGIN
  SELECT m.id, calcache.working_account(m.integration, m.address) INTO unread, next_reader FROM calcache.mailbox m
  WHERE m.integration = of_integration AND m.address = of_address
    AND NOT EXISTS (
      SELECT FROM calcache.account a LEFT JOIN public."Credential" k ON k.id = a.credential_id AND k.invalid IS NOT TRUE
      WHERE a.credential_id = m.credential_id AND a.integration = m.integration AND a.address = m.address
        AND (k.id IS NOT NULL OR a.credential_id < 0));
  IF next_reader IS NULL THEN
    RETURN;
  END IF;
  IF NOT patient THEN
    PERFORM FROM calcache.mailbox WHERE id = unread FOR NO KEY UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
      PERFORM calcache.leave_to_reconcile('a mailbox was somebody else''s');
      RETURN;
    END IF;
  END IF;
  UPDATE calcache.mailbox
  SET credential_id = next_reader, failure_kind = NULL, failure_reason = NULL, failure_count = 0, paused_until = NULL
  WHERE id = unread;
END $$;

-- A tenant's account reads a mailbox whose other accounts don't work. (Its row of `account` comes with the same statement.)
CREATE FUNCTION calcache.tenant_accounts_added() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calcache.choose_reader(k.integration, k.address)
  FROM calcache.account k WHERE credential_id IN (SELECT credential_id FROM added);
  RETURN NULL;
END $$;
CREATE TRIGGER tenant_accounts_added AFTER INSERT ON calcache.tenant_account
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION calcache.tenant_accounts_added();

-- A tenant's account goes as one does whose credential is deleted.
CREATE FUNCTION calcache.tenant_accounts_removed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
  reference RECORD;
  freed RECORD;
BEGIN
  FOR reference IN SELECT * FROM calcache.host_references() WHERE host_table = 'Credential' LOOP
    EXECUTE format('DELETE FROM calcache.%I WHERE %I IN (SELECT credential_id FROM removed)',
      reference.own_table, reference.own_column);
  END LOOP;
  FOR freed IN
    UPDATE calcache.mailbox SET credential_id = NULL
    WHERE id IN (SELECT id FROM calcache.mailbox WHERE credential_id IN (SELECT credential_id FROM removed)
      FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING integration, address
  LOOP
    PERFORM calcache.choose_reader(freed.integration, freed.address);
  END LOOP;
  IF EXISTS (SELECT FROM calcache.mailbox WHERE credential_id IN (SELECT credential_id FROM removed)) THEN
    PERFORM calcache.leave_to_reconcile('mailboxes of a tenant were somebody else''s');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tenant_accounts_removed AFTER DELETE ON calcache.tenant_account
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION calcache.tenant_accounts_removed();

CREATE FUNCTION calcache.credential_added() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO calcache.account (credential_id, integration, address)
  SELECT id, type, calcache.address_in(key) FROM added
  ON CONFLICT (credential_id) DO UPDATE SET integration = EXCLUDED.integration, address = EXCLUDED.address;
  PERFORM calcache.choose_reader(integration, address) FROM calcache.account WHERE credential_id IN (SELECT id FROM added);
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('credential_added', SQLSTATE);
  RETURN NULL;
END $$;
CREATE TRIGGER calcache_credential_added AFTER INSERT ON public."Credential"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION calcache.credential_added();

-- Tokens change all the time: an update that leaves what we read of a credential costs one expression (each is prepared anew in a
-- block that catches errors) and two looks into a key. There is no second trigger, which would cost a host's write as much again.
-- Of a mailbox whose account became valid or invalid the time is set at the transaction's end (see cache_invalidation_ends).
CREATE FUNCTION calcache.credential_updated() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  new_address TEXT;
  former RECORD;
BEGIN
  IF OLD.key ->> 'email' = NEW.key ->> 'email' AND OLD.id = NEW.id AND OLD.type = NEW.type
    AND OLD."userId" IS NOT DISTINCT FROM NEW."userId" AND OLD.invalid IS NOT DISTINCT FROM NEW.invalid
  THEN
    RETURN NULL;
  END IF;
  IF (OLD.id, OLD.type, OLD."userId") IS DISTINCT FROM (NEW.id, NEW.type, NEW."userId") THEN
    PERFORM calcache.count_configuration_change();
  END IF;
  new_address := calcache.address_in(NEW.key);
  IF NOT EXISTS (
    SELECT FROM calcache.account
    WHERE credential_id = NEW.id AND integration = NEW.type AND address IS NOT DISTINCT FROM new_address
  ) THEN
    SELECT integration, address INTO former FROM calcache.account WHERE credential_id = NEW.id;
    INSERT INTO calcache.account (credential_id, integration, address) VALUES (NEW.id, NEW.type, new_address)
    ON CONFLICT (credential_id) DO UPDATE SET integration = EXCLUDED.integration, address = EXCLUDED.address;
    PERFORM calcache.choose_reader(former.integration, former.address);
    PERFORM calcache.choose_reader(NEW.type, new_address);
  END IF;
  IF OLD.invalid IS DISTINCT FROM NEW.invalid THEN
    INSERT INTO calcache.cache_invalidation (changed_in, calendar_id, mailbox_id, at)
    SELECT pg_current_xact_id()::text::bigint, 0, id, 'infinity'::timestamptz
    FROM calcache.mailbox WHERE credential_id = NEW.id
    ON CONFLICT DO NOTHING;
    PERFORM calcache.choose_reader(NEW.type, new_address);
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('credential_updated', SQLSTATE);
  RETURN NULL;
END $$;
CREATE TRIGGER calcache_credential_updated AFTER UPDATE ON public."Credential"
  FOR EACH ROW EXECUTE FUNCTION calcache.credential_updated();

CREATE FUNCTION calcache.invalidation_ends() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE calcache.cache_invalidation SET at = clock_timestamp()
  WHERE (changed_in, calendar_id, mailbox_id) = (NEW.changed_in, NEW.calendar_id, NEW.mailbox_id);
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER cache_invalidation_ends AFTER INSERT ON calcache.cache_invalidation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.at = 'infinity') EXECUTE FUNCTION calcache.invalidation_ends();

-- ---- Rows of ours that go with a row of the host's ----

-- Ids of the host's are above zero; those below are of accounts that have no credential of the host's.

CREATE FUNCTION calcache.host_references() RETURNS TABLE (host_table TEXT, own_table TEXT, own_column TEXT)
  LANGUAGE sql IMMUTABLE AS $$
  VALUES ('Booking', 'booking_host', 'booking_id'), ('Booking', 'booking_email', 'booking_id'),
         ('Booking', 'followed_move', 'booking_id'), ('Booking', 'booking_told', 'booking_id'),
         ('users', 'booking_host', 'user_id'), ('users', 'booking_email', 'user_id'), ('users', 'api_key', 'user_id'),
         ('users', 'user_session', 'user_id'), ('users', 'user_identity', 'user_id'), ('users', 'invitation', 'user_id'),
         ('users', 'account_link', 'user_id'), ('Credential', 'account_link', 'credential_id'),
         ('Credential', 'booking_email', 'credential_id'), ('Credential', 'relink', 'credential_id'),
         ('Credential', 'account_change', 'credential_id'), ('Credential', 'account_seen', 'credential_id'),
         ('Credential', 'auth_path_use', 'credential_id'),
         ('Booking', 'booking_change', 'booking_id'), ('Booking', 'ended_seat', 'booking_id'),
         ('EventType', 'event_type_setting', 'event_type_id'), ('EventType', 'reminder', 'event_type_id'),
         ('Booking', 'booking_reminder', 'booking_id'), ('Credential', 'account', 'credential_id'),
         ('users', 'tenant_account', 'user_id'), ('users', 'host_limit', 'user_id'),
         ('users', 'availability_rule', 'user_id'), ('Schedule', 'availability_rule', 'schedule_id')
$$;

-- Its argument is the table's name, which the host may change. Rows that somebody else's transaction has are left to reconcile,
-- so that nobody waits for it.
CREATE FUNCTION calcache.host_rows_deleted() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  reference RECORD;
  freed RECORD;
  left_over BOOLEAN;
  which CONSTANT TEXT := CASE WHEN TG_OP = 'DELETE' THEN 'IN (SELECT id FROM deleted)' ELSE '> 0' END;
BEGIN
  FOR reference IN SELECT * FROM calcache.host_references() WHERE host_table = TG_ARGV[0] LOOP
    EXECUTE format('DELETE FROM calcache.%1$I WHERE ctid IN (SELECT ctid FROM calcache.%1$I WHERE %2$I %3$s FOR UPDATE SKIP LOCKED)',
      reference.own_table, reference.own_column, which);
    EXECUTE format('SELECT EXISTS (SELECT FROM calcache.%I WHERE %I %s)', reference.own_table, reference.own_column, which)
      INTO left_over;
    IF left_over THEN
      PERFORM calcache.leave_to_reconcile('rows of ' || reference.own_table || ' were somebody else''s');
    END IF;
  END LOOP;
  IF TG_ARGV[0] = 'Credential' THEN
    FOR freed IN EXECUTE
      'UPDATE calcache.mailbox SET credential_id = NULL
       WHERE id IN (SELECT id FROM calcache.mailbox WHERE credential_id ' || which || ' FOR NO KEY UPDATE SKIP LOCKED)
       RETURNING integration, address'
    LOOP
      PERFORM calcache.choose_reader(freed.integration, freed.address);
    END LOOP;
    EXECUTE 'SELECT EXISTS (SELECT FROM calcache.mailbox WHERE credential_id ' || which || ')' INTO left_over;
    IF left_over THEN
      PERFORM calcache.leave_to_reconcile('a mailbox was somebody else''s');
    END IF;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('host_rows_deleted', SQLSTATE);
  RETURN NULL;
END $$;

DO $$
DECLARE
  of_table TEXT;
BEGIN
  FOR of_table IN SELECT DISTINCT host_table FROM calcache.host_references() LOOP
    EXECUTE format($template$
      CREATE TRIGGER calcache_rows_deleted AFTER DELETE ON public.%1$I
        REFERENCING OLD TABLE AS deleted FOR EACH STATEMENT EXECUTE FUNCTION calcache.host_rows_deleted(%1$L);
      CREATE TRIGGER calcache_rows_truncated AFTER TRUNCATE ON public.%1$I
        FOR EACH STATEMENT EXECUTE FUNCTION calcache.host_rows_deleted(%1$L);
      $template$, of_table);
  END LOOP;
END $$;

-- ---- Bookings and holds ----

-- Whoever books here locks its hosts' time against others who book here, until its transaction ends; and waits until no
-- transaction of anybody else's is open that has written bookings of theirs, a second at most.
CREATE FUNCTION calcache.lock_time_of(hosts INTEGER[]) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  host INTEGER;
  patience CONSTANT TIMESTAMPTZ := clock_timestamp() + interval '1 second';
BEGIN
  FOR host IN SELECT DISTINCT id FROM unnest(hosts) AS id ORDER BY id LOOP
    PERFORM pg_advisory_xact_lock(20261128, host);
  END LOOP;
  FOREACH host IN ARRAY hosts LOOP
    WHILE NOT (pg_try_advisory_lock(20261129, host & 255) AND pg_advisory_unlock(20261129, host & 255))
      AND clock_timestamp() < patience LOOP
      PERFORM pg_sleep(0.01);
    END LOOP;
  END LOOP;
END $$;

-- The other side of that wait, for whoever else writes bookings: it takes what is free and never waits itself. The keys are
-- few, so that a long transaction can't use up the server's locks.
CREATE FUNCTION calcache.share_time_of(hosts INTEGER[]) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_try_advisory_xact_lock_shared(20261129, host & 255) FROM unnest(hosts) AS host;
END $$;

-- Has a booking's hosts follow it. A host's row is no longer guarded where the booking was moved onto another, or where
-- that can't be told without waiting for somebody else's transaction.
CREATE FUNCTION calcache.follow_booking(moved INTEGER) RETURNS VOID
  LANGUAGE plpgsql SET lock_timeout = '100ms' AS $$
DECLARE
  host INTEGER;
BEGIN
  FOR host IN SELECT user_id FROM calcache.booking_host WHERE booking_id = moved ORDER BY user_id LOOP
    BEGIN
      UPDATE calcache.booking_host SET guarded = true WHERE booking_id = moved AND user_id = host;
    EXCEPTION WHEN exclusion_violation OR lock_not_available OR deadlock_detected THEN
      UPDATE calcache.booking_host SET guarded = false WHERE booking_id = moved AND user_id = host;
    END;
  END LOOP;
END $$;

-- What became of a booking is noted for applications, while there are keys: whether there are is asked in the triggers themselves, since
-- a call costs a host that writes many bookings as much again. Nothing of it keeps anybody from the booking.

-- The notification is sent outside of the block that catches errors, in which each would begin and end a list of notifications of its
-- own: that was half of what it costs. Nothing of the host's can make it fail.
CREATE FUNCTION calcache.booking_added() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  done TEXT;
  news TEXT;
BEGIN
  BEGIN
    IF EXISTS (SELECT FROM calcache.api_key) THEN
      INSERT INTO calcache.booking_change (booking_id, kind)
      SELECT NEW.id, CASE NEW.status::text
        WHEN 'pending' THEN 'requested'
        ELSE CASE WHEN NEW."fromReschedule" IS NULL THEN 'created' ELSE 'rescheduled' END
      END WHERE NEW.status::text IN ('pending', 'accepted');
    END IF;
    IF NEW."userId" IS NOT NULL THEN
      INSERT INTO calcache.booked_change (changed_in, user_id)
      VALUES (pg_current_xact_id()::text::bigint, NEW."userId") ON CONFLICT DO NOTHING;
    END IF;
    done := pg_try_advisory_xact_lock_shared(20261129, NEW."userId" & 255);
    news := concat('{"users":[', NEW."userId", '],"eventTypes":[', NEW."eventTypeId", ']}');
  EXCEPTION WHEN OTHERS THEN
    PERFORM calcache.trigger_failed('booking_added', SQLSTATE);
    RETURN NULL;
  END;
  done := pg_notify('availability_change', news)::text;
  RETURN NULL;
END $$;
CREATE TRIGGER calcache_booking_added AFTER INSERT ON public."Booking"
  FOR EACH ROW EXECUTE FUNCTION calcache.booking_added();

-- A booking whose title or notes change takes the same time of the same host as before.
CREATE FUNCTION calcache.booking_updated() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  hosts INTEGER[];
  became TEXT;
BEGIN
  IF (OLD.status, OLD."startTime", OLD."endTime", OLD."userId", OLD."eventTypeId")
    IS DISTINCT FROM (NEW.status, NEW."startTime", NEW."endTime", NEW."userId", NEW."eventTypeId") THEN
    hosts := ARRAY[OLD."userId", NEW."userId"]
      || ARRAY(SELECT user_id FROM calcache.booking_host WHERE booking_id = NEW.id);
    PERFORM calcache.note_booked_change(hosts);
    PERFORM calcache.share_time_of(hosts);
    PERFORM calcache.follow_booking(NEW.id);
    PERFORM calcache.notify_availability_change(users => hosts, event_types => ARRAY[OLD."eventTypeId", NEW."eventTypeId"]);
  END IF;
  IF EXISTS (SELECT FROM calcache.api_key) THEN
    became := CASE
      WHEN OLD.status IS DISTINCT FROM NEW.status THEN CASE NEW.status::text
        WHEN 'accepted' THEN 'confirmed'
        WHEN 'rejected' THEN 'rejected'
        -- Of a move the new booking tells. Who asks for another time cancels, and is named.
        WHEN 'cancelled' THEN CASE WHEN NEW.rescheduled IS TRUE AND NEW."cancelledBy" IS NULL THEN NULL ELSE 'cancelled' END
      END
      WHEN NEW.status::text NOT IN ('accepted', 'pending') THEN NULL
      WHEN (OLD."startTime", OLD."endTime") IS DISTINCT FROM (NEW."startTime", NEW."endTime") THEN 'rescheduled'
      WHEN EXISTS (SELECT FROM unnest(ARRAY['changedInCalendar', 'roomDeclined']) flag
        WHERE NEW.metadata ->> flag IS DISTINCT FROM OLD.metadata ->> flag AND NEW.metadata ->> flag IS NOT NULL) THEN 'changed_in_calendar'
    END;
    INSERT INTO calcache.booking_change (booking_id, kind) SELECT NEW.id, became WHERE became IS NOT NULL;
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('booking_updated', SQLSTATE);
  RETURN NULL;
END $$;
CREATE TRIGGER calcache_booking_updated AFTER UPDATE ON public."Booking"
  FOR EACH ROW EXECUTE FUNCTION calcache.booking_updated();

-- Hosts' rows of deleted bookings may be left to reconcile: they take no time without their booking.
CREATE FUNCTION calcache.bookings_deleted() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM calcache.note_booked_change(array_agg(DISTINCT whose.id)) FROM (
    SELECT "userId" AS id FROM changed
    UNION ALL
    SELECT user_id FROM calcache.booking_host WHERE booking_id IN (SELECT id FROM changed)) whose;
  PERFORM calcache.notify_availability_change(users => array_agg("userId"), event_types => array_agg("eventTypeId"))
  FROM changed;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('bookings_deleted', SQLSTATE);
  RETURN NULL;
END $$;
CREATE TRIGGER calcache_bookings_deleted AFTER DELETE ON public."Booking"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calcache.bookings_deleted();

CREATE FUNCTION calcache.bookings_emptied() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM calcache.note_booked_change('{0}');
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('bookings_emptied', SQLSTATE);
  RETURN NULL;
END $$;
CREATE TRIGGER calcache_bookings_emptied AFTER TRUNCATE ON public."Booking"
  FOR EACH STATEMENT EXECUTE FUNCTION calcache.bookings_emptied();

-- Whether a booking takes time, and how much around it, is its event type's to say. That seldom changes, and concerns whoever is booked
-- with it: everybody, for short. Whoever deletes one updates its bookings.
CREATE FUNCTION calcache.booked_time_ruled() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (OLD.id, OLD."beforeEventBuffer", OLD."afterEventBuffer", OLD."requiresConfirmation", OLD."requiresConfirmationWillBlockSlot")
    IS DISTINCT FROM
    (NEW.id, NEW."beforeEventBuffer", NEW."afterEventBuffer", NEW."requiresConfirmation", NEW."requiresConfirmationWillBlockSlot") THEN
    PERFORM calcache.note_booked_change('{0}');
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('booked_time_ruled', SQLSTATE);
  RETURN NULL;
END $$;
CREATE TRIGGER calcache_booked_time_ruled AFTER UPDATE ON public."EventType"
  FOR EACH ROW EXECUTE FUNCTION calcache.booked_time_ruled();

-- For holds that come, go or change.
CREATE FUNCTION calcache.host_time_changed() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM calcache.notify_availability_change(users => array_agg("userId"), event_types => array_agg("eventTypeId"))
  FROM changed;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('host_time_changed', SQLSTATE);
  RETURN NULL;
END $$;
CREATE TRIGGER calcache_holds_added AFTER INSERT ON public."SelectedSlots"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calcache.host_time_changed();
CREATE TRIGGER calcache_holds_updated AFTER UPDATE ON public."SelectedSlots"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calcache.host_time_changed();
CREATE TRIGGER calcache_holds_deleted AFTER DELETE ON public."SelectedSlots"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calcache.host_time_changed();

-- A host's row always says what its booking says, whoever writes to either. A pending one isn't guarded: whether it closes its
-- time is its event type's to say, which may change. One that others leave ending before it begins takes nobody's time.
CREATE FUNCTION calcache.booking_host_reads_booking() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  SELECT "startTime" AT TIME ZONE 'UTC', "endTime" AT TIME ZONE 'UTC', status::text IN ('accepted', 'pending'),
    NEW.guarded AND status::text <> 'pending'
  INTO NEW.starts_at, NEW.ends_at, NEW.active, NEW.guarded
  FROM public."Booking" WHERE id = NEW.booking_id;
  IF TG_OP = 'UPDATE' AND NEW.ends_at <= NEW.starts_at THEN
    NEW.ends_at := NEW.starts_at + interval '1 ms';
    NEW.active := false;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER booking_host_reads_booking BEFORE INSERT OR UPDATE ON calcache.booking_host
  FOR EACH ROW EXECUTE FUNCTION calcache.booking_host_reads_booking();

CREATE FUNCTION calcache.note_booking_hosts() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calcache.note_booked_change(array_agg(user_id)) FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_host_was AFTER UPDATE ON calcache.booking_host
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calcache.note_booking_hosts();
CREATE TRIGGER booking_host_is AFTER UPDATE ON calcache.booking_host
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calcache.note_booking_hosts();
CREATE TRIGGER booking_host_emptied AFTER TRUNCATE ON calcache.booking_host
  FOR EACH STATEMENT EXECUTE FUNCTION calcache.bookings_emptied();

CREATE FUNCTION calcache.notify_of_booking_hosts() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calcache.note_booked_change(array_agg(user_id)) FROM changed;
  PERFORM calcache.notify_availability_change(users => array_agg(user_id)) FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER booking_host_inserted AFTER INSERT ON calcache.booking_host
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calcache.notify_of_booking_hosts();
CREATE TRIGGER booking_host_deleted AFTER DELETE ON calcache.booking_host
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calcache.notify_of_booking_hosts();

-- ---- The cache's own tables ----

-- A changed calendar is told of by the process that stored the change, for many at once: a transaction that notifies has its commit to
-- itself in the whole cluster of databases.

CREATE FUNCTION calcache.event_log_is_append_only() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'event_log is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER event_log_append_only BEFORE UPDATE OR DELETE ON calcache.event_log
  FOR EACH ROW EXECUTE FUNCTION calcache.event_log_is_append_only();
CREATE TRIGGER event_log_never_truncated BEFORE TRUNCATE ON calcache.event_log
  FOR EACH STATEMENT EXECUTE FUNCTION calcache.event_log_is_append_only();

CREATE FUNCTION calcache.invalidate_calendar() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calcache.invalidate(COALESCE(NEW.calendar_id, OLD.calendar_id), 0);
  RETURN NULL;
END $$;

CREATE FUNCTION calcache.invalidate_cached_calendar() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calcache.invalidate(OLD.id, 0);
  RETURN NULL;
END $$;

-- A host that deletes a credential has this run at its transaction's end.
CREATE FUNCTION calcache.invalidate_mailbox() RETURNS TRIGGER
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM calcache.invalidate(0, OLD.id);
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  PERFORM calcache.trigger_failed('invalidate_mailbox', SQLSTATE);
  RETURN NULL;
END $$;

CREATE FUNCTION calcache.invalidate_all() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM calcache.invalidate(0, 0);
  RETURN NULL;
END $$;

-- Everything that cached-busy.ts reads of them, and nothing else: what only the engine itself works with changes far more
-- often.
CREATE CONSTRAINT TRIGGER busy_month_invalidates AFTER INSERT OR UPDATE OR DELETE ON calcache.busy_month
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION calcache.invalidate_calendar();
CREATE CONSTRAINT TRIGGER calendar_watch_invalidates AFTER INSERT OR UPDATE OR DELETE ON calcache.calendar_watch
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION calcache.invalidate_calendar();
CREATE CONSTRAINT TRIGGER subscription_invalidates AFTER INSERT OR DELETE ON calcache.subscription
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION calcache.invalidate_calendar();
CREATE CONSTRAINT TRIGGER subscription_updated_invalidates AFTER UPDATE ON calcache.subscription
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."state", OLD."created_at", OLD."expires_at", OLD."address", OLD."silent_since" IS NULL)
    IS DISTINCT FROM (NEW."state", NEW."created_at", NEW."expires_at", NEW."address", NEW."silent_since" IS NULL))
  EXECUTE FUNCTION calcache.invalidate_calendar();
CREATE CONSTRAINT TRIGGER cached_calendar_deleted_invalidates AFTER DELETE ON calcache.cached_calendar
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION calcache.invalidate_cached_calendar();
CREATE CONSTRAINT TRIGGER cached_calendar_updated_invalidates AFTER UPDATE ON calcache.cached_calendar
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."mailbox_id", OLD."covered_from", OLD."covered_until", OLD."busy_rule", OLD."confirmed_at", OLD."dirty_since",
      OLD."failing_since", OLD."refresh_after")
    IS DISTINCT FROM (NEW."mailbox_id", NEW."covered_from", NEW."covered_until", NEW."busy_rule", NEW."confirmed_at",
      NEW."dirty_since", NEW."failing_since", NEW."refresh_after"))
  EXECUTE FUNCTION calcache.invalidate_cached_calendar();
CREATE CONSTRAINT TRIGGER mailbox_updated_invalidates AFTER UPDATE ON calcache.mailbox
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD."integration", OLD."credential_id", OLD."failure_kind", OLD."paused_until", OLD."quarantined_at")
    IS DISTINCT FROM (NEW."integration", NEW."credential_id", NEW."failure_kind", NEW."paused_until", NEW."quarantined_at"))
  EXECUTE FUNCTION calcache.invalidate_mailbox();
CREATE TRIGGER busy_month_emptied_invalidates AFTER TRUNCATE ON calcache.busy_month
  FOR EACH STATEMENT EXECUTE FUNCTION calcache.invalidate_all();
CREATE TRIGGER calendar_watch_emptied_invalidates AFTER TRUNCATE ON calcache.calendar_watch
  FOR EACH STATEMENT EXECUTE FUNCTION calcache.invalidate_all();
CREATE TRIGGER subscription_emptied_invalidates AFTER TRUNCATE ON calcache.subscription
  FOR EACH STATEMENT EXECUTE FUNCTION calcache.invalidate_all();

-- ---- What triggers may have missed ----

-- Makes our rows agree with the host's: after the triggers came, after one of them failed, and once a day, since a host may
-- restore or copy rows with triggers switched off.
CREATE FUNCTION calcache.reconcile() RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  reference RECORD;
BEGIN
  DELETE FROM calcache.trigger_gap;
  PERFORM calcache.note_booked_change('{0}');
  FOR reference IN SELECT * FROM calcache.host_references() LOOP
    EXECUTE format('DELETE FROM calcache.%1$I own WHERE own.%3$I > 0 AND NOT EXISTS (SELECT FROM public.%2$I WHERE id = own.%3$I)',
      reference.own_table, reference.host_table, reference.own_column);
  END LOOP;
  UPDATE calcache.mailbox m SET credential_id = NULL
  WHERE credential_id IS NOT NULL AND NOT EXISTS (SELECT FROM public."Credential" WHERE id = m.credential_id)
    AND NOT EXISTS (SELECT FROM calcache.tenant_account WHERE credential_id = m.credential_id);
  -- Locked, since a credential that is changed meanwhile has its account written by the trigger.
  INSERT INTO calcache.account (credential_id, integration, address)
  SELECT c.id, c.type, calcache.address_in(c.key) FROM public."Credential" c
  WHERE c.id IN (
    SELECT d.id FROM public."Credential" d LEFT JOIN calcache.account k ON k.credential_id = d.id
    WHERE (k.integration, k.address) IS DISTINCT FROM (d.type, calcache.address_in(d.key)))
  FOR SHARE
  ON CONFLICT (credential_id) DO UPDATE SET integration = EXCLUDED.integration, address = EXCLUDED.address;
  PERFORM calcache.choose_reader(integration, address, true) FROM calcache.mailbox;
  PERFORM calcache.follow_booking(b.id) FROM public."Booking" b
  WHERE EXISTS (
    SELECT FROM calcache.booking_host h WHERE h.booking_id = b.id
      AND ((h.starts_at, h.ends_at, h.active) IS DISTINCT FROM
        (b."startTime" AT TIME ZONE 'UTC', b."endTime" AT TIME ZONE 'UTC', b.status::text IN ('accepted', 'pending'))
        OR h.guarded AND b.status::text = 'pending'));
END $$;

-- A round of gathering locks notices before their channels, and deleting a channel, its key or its user goes the other way: the
-- round is waited for.
CREATE FUNCTION calcache.channels_end() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM calcache.channel_reader FOR UPDATE;
  RETURN NULL;
END $$;
CREATE TRIGGER channels_end BEFORE DELETE ON calcache.channel FOR EACH STATEMENT EXECUTE FUNCTION calcache.channels_end();
