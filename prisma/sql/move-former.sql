-- Moves a database of commit 621048f, in which everything stood in `public` under Prisma's history, to where the initial
-- migrations and triggers.sql go on from: tables, types and sequences keep their rows, and change their schema.

-- Functions take their triggers along.
DROP FUNCTION
  public.notify_availability_change, public.notify_of_calendars, public.notify_of_hosts, public.notify_of_moved_bookings,
  public.booking_host_reads_booking, public.booking_host_follows_booking, public.notify_of_booking_hosts,
  public.event_log_is_append_only, public.count_configuration_change, public.count_added_calendars, public.invalidate,
  public.cache_changes, public.invalidate_calendar, public.invalidate_cached_calendar, public.invalidate_mailbox,
  public.invalidate_mailboxes_of_credential, public.invalidate_all CASCADE;

DO $$
DECLARE
  name TEXT;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'ApiKey', 'alert', 'availability_change', 'booking_email', 'booking_host', 'busy_month', 'cache_invalidation',
    'cached_calendar', 'calendar_event', 'calendar_watch', 'configuration_version', 'event_log', 'followed_move',
    'guest_calendar', 'idempotency_key', 'incident', 'lease', 'mailbox', 'rate_count', 'subscription', 'written_calendar'
  ] LOOP
    EXECUTE format('ALTER TABLE IF EXISTS public.%I SET SCHEMA calcache', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'api_key_scope', 'booking_email_kind', 'event_command_kind', 'event_writer_kind', 'outside_change_kind',
    'outside_change_policy', 'subscription_state'
  ] LOOP
    EXECUTE format('ALTER TYPE public.%I SET SCHEMA calcache', name);
  END LOOP;
END $$;

ALTER TABLE calcache.booking_host DROP CONSTRAINT booking_host_booking_id_fkey, DROP CONSTRAINT booking_host_user_id_fkey;
ALTER TABLE calcache.booking_email DROP CONSTRAINT booking_email_booking_id_fkey;
ALTER TABLE calcache.mailbox DROP CONSTRAINT mailbox_credential_id_fkey;
ALTER TABLE calcache."ApiKey" DROP CONSTRAINT "ApiKey_userId_fkey";

ALTER TABLE calcache."ApiKey" RENAME TO api_key;
ALTER TABLE calcache.api_key RENAME COLUMN "userId" TO user_id;
ALTER TABLE calcache.api_key RENAME COLUMN "createdAt" TO created_at;
ALTER TABLE calcache.api_key RENAME COLUMN "expiresAt" TO expires_at;
ALTER TABLE calcache.api_key RENAME COLUMN "lastUsedAt" TO last_used_at;
ALTER TABLE calcache.api_key RENAME COLUMN "hashedKey" TO hashed_key;
ALTER TABLE calcache.api_key RENAME CONSTRAINT "ApiKey_pkey" TO api_key_pkey;
ALTER INDEX calcache."ApiKey_hashedKey_key" RENAME TO api_key_hashed_key_key;
ALTER INDEX calcache."ApiKey_userId_idx" RENAME TO api_key_user_id_idx;
ALTER TABLE calcache.api_key
  ALTER COLUMN created_at DROP DEFAULT,
  ALTER COLUMN created_at TYPE TIMESTAMPTZ(3) USING created_at AT TIME ZONE 'UTC',
  ALTER COLUMN expires_at TYPE TIMESTAMPTZ(3) USING expires_at AT TIME ZONE 'UTC',
  ALTER COLUMN last_used_at TYPE TIMESTAMPTZ(3) USING last_used_at AT TIME ZONE 'UTC';

ALTER TABLE calcache.booking_host
  ADD COLUMN guarded BOOLEAN NOT NULL DEFAULT true,
  DROP CONSTRAINT booking_host_no_overlap;
ALTER TABLE calcache.booking_host ADD CONSTRAINT booking_host_no_overlap EXCLUDE USING gist (
  int4range(user_id, user_id, '[]') WITH &&,
  tstzrange(starts_at, ends_at) WITH &&
) WHERE (active AND guarded);

ALTER TABLE calcache.calendar_event
  ADD COLUMN IF NOT EXISTS held_start TIMESTAMPTZ(3),
  ADD COLUMN IF NOT EXISTS held_end TIMESTAMPTZ(3);

CREATE TABLE IF NOT EXISTS calcache.followed_move (
    id SERIAL NOT NULL,
    booking_id INTEGER NOT NULL,
    credential_id INTEGER NOT NULL,
    calendar_id TEXT NOT NULL,
    followed_at TIMESTAMPTZ(3) NOT NULL,
    from_start TIMESTAMPTZ(3) NOT NULL,
    to_start TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT followed_move_pkey PRIMARY KEY (id)
);
ALTER TABLE calcache.followed_move DROP CONSTRAINT IF EXISTS followed_move_booking_id_fkey;
CREATE INDEX IF NOT EXISTS followed_move_booking_id_followed_at_idx ON calcache.followed_move (booking_id, followed_at);
CREATE INDEX IF NOT EXISTS followed_move_followed_at_idx ON calcache.followed_move (followed_at);

ALTER TABLE public."SelectedCalendar" ADD COLUMN "delegationCredentialId" TEXT;
ALTER TABLE calcache.cached_calendar ADD COLUMN busy_rule INTEGER NOT NULL DEFAULT 1;

CREATE TABLE calcache.event_type_setting (
    event_type_id INTEGER NOT NULL,
    on_outside_change calcache.outside_change_policy NOT NULL,

    CONSTRAINT event_type_setting_pkey PRIMARY KEY (event_type_id)
);
INSERT INTO calcache.event_type_setting (event_type_id, on_outside_change)
SELECT id, "onOutsideChange" FROM public."EventType" WHERE "onOutsideChange" <> 'flag';
ALTER TABLE public."EventType" DROP COLUMN "onOutsideChange";

-- Filled once the triggers are there.
CREATE TABLE calcache.account (
    credential_id INTEGER NOT NULL,
    integration TEXT NOT NULL,
    address TEXT,

    CONSTRAINT account_pkey PRIMARY KEY (credential_id)
);
ALTER TABLE public."Credential" DROP COLUMN address, DROP COLUMN key_digest;

CREATE TABLE calcache.trigger_gap (
    id SERIAL NOT NULL,
    reason TEXT NOT NULL,
    at TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT trigger_gap_pkey PRIMARY KEY (id)
);

-- Wake-ups alone stood here, and the dirty marks bring them back.
DROP SCHEMA IF EXISTS pgboss CASCADE;
DROP TABLE public._prisma_migrations;
