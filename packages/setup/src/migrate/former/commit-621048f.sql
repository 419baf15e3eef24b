-- The schema of commit 621048f, as its twelve migrations made it: all tables in `public`, recorded as Prisma records them.
-- For the test that moves such a database to what it is today.

-- 20261121000000_initial
CREATE TYPE "SchedulingType" AS ENUM ('roundRobin', 'collective', 'managed');
CREATE TYPE "PeriodType" AS ENUM ('unlimited', 'rolling', 'rolling_window', 'range');
CREATE TYPE "MembershipRole" AS ENUM ('MEMBER', 'ADMIN', 'OWNER');
CREATE TYPE "BookingStatus" AS ENUM ('cancelled', 'accepted', 'rejected', 'pending', 'awaiting_host');
CREATE TYPE "FeatureType" AS ENUM ('RELEASE', 'EXPERIMENT', 'OPERATIONAL', 'KILL_SWITCH', 'PERMISSION');
CREATE TYPE "subscription_state" AS ENUM ('registering', 'active', 'renewing', 'lapsed', 'removed');
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "username" TEXT,
    "name" TEXT,
    "email" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/London',
    "weekStart" TEXT NOT NULL DEFAULT 'Sunday',
    "created" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "defaultScheduleId" INTEGER,
    "locale" TEXT,
    "timeFormat" INTEGER DEFAULT 12,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Team" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT,
    "bio" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "metadata" JSONB,
    "parentId" INTEGER,
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/London',
    "weekStart" TEXT NOT NULL DEFAULT 'Sunday',
    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Membership" (
    "id" SERIAL NOT NULL,
    "teamId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "accepted" BOOLEAN NOT NULL DEFAULT false,
    "role" "MembershipRole" NOT NULL,
    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Schedule" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT,
    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Availability" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER,
    "eventTypeId" INTEGER,
    "days" INTEGER[],
    "startTime" TIME NOT NULL,
    "endTime" TIME NOT NULL,
    "date" DATE,
    "scheduleId" INTEGER,
    CONSTRAINT "Availability_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "EventType" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "locations" JSONB,
    "length" INTEGER NOT NULL,
    "offsetStart" INTEGER NOT NULL DEFAULT 0,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "userId" INTEGER,
    "teamId" INTEGER,
    "useEventLevelSelectedCalendars" BOOLEAN NOT NULL DEFAULT false,
    "timeZone" TEXT,
    "periodType" "PeriodType" NOT NULL DEFAULT 'unlimited',
    "periodStartDate" TIMESTAMP(3),
    "periodEndDate" TIMESTAMP(3),
    "periodDays" INTEGER,
    "periodCountCalendarDays" BOOLEAN,
    "minimumBookingNotice" INTEGER NOT NULL DEFAULT 120,
    "beforeEventBuffer" INTEGER NOT NULL DEFAULT 0,
    "afterEventBuffer" INTEGER NOT NULL DEFAULT 0,
    "schedulingType" "SchedulingType",
    "scheduleId" INTEGER,
    "slotInterval" INTEGER,
    "metadata" JSONB,
    "isRRWeightsEnabled" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "EventType_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Host" (
    "userId" INTEGER NOT NULL,
    "eventTypeId" INTEGER NOT NULL,
    "isFixed" BOOLEAN NOT NULL DEFAULT false,
    "priority" INTEGER,
    "weight" INTEGER,
    "scheduleId" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Host_pkey" PRIMARY KEY ("userId","eventTypeId")
);
CREATE TABLE "Credential" (
    "id" SERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "key" JSONB NOT NULL,
    "userId" INTEGER,
    "teamId" INTEGER,
    "appId" TEXT,
    "invalid" BOOLEAN DEFAULT false,
    CONSTRAINT "Credential_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "SelectedCalendar" (
    "id" TEXT NOT NULL,
    "userId" INTEGER NOT NULL,
    "integration" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "credentialId" INTEGER,
    "error" TEXT,
    "eventTypeId" INTEGER,
    CONSTRAINT "SelectedCalendar_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "DestinationCalendar" (
    "id" SERIAL NOT NULL,
    "integration" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "primaryEmail" TEXT,
    "userId" INTEGER,
    "eventTypeId" INTEGER,
    "credentialId" INTEGER,
    CONSTRAINT "DestinationCalendar_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Feature" (
    "slug" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "description" TEXT,
    "type" "FeatureType" DEFAULT 'RELEASE',
    "stale" BOOLEAN DEFAULT false,
    "lastUsedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP,
    "updatedBy" INTEGER,
    CONSTRAINT "Feature_pkey" PRIMARY KEY ("slug")
);
CREATE TABLE "TeamFeatures" (
    "teamId" INTEGER NOT NULL,
    "featureId" TEXT NOT NULL,
    "assignedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "assignedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "TeamFeatures_pkey" PRIMARY KEY ("teamId","featureId")
);
CREATE TABLE "Booking" (
    "id" SERIAL NOT NULL,
    "uid" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "userId" INTEGER,
    "userPrimaryEmail" TEXT,
    "eventTypeId" INTEGER,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "startTime" TIMESTAMP(3) NOT NULL,
    "endTime" TIMESTAMP(3) NOT NULL,
    "location" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3),
    "status" "BookingStatus" NOT NULL DEFAULT 'accepted',
    "destinationCalendarId" INTEGER,
    "cancellationReason" TEXT,
    "rejectionReason" TEXT,
    "rescheduled" BOOLEAN,
    "fromReschedule" TEXT,
    "metadata" JSONB,
    "iCalUID" TEXT DEFAULT '',
    "iCalSequence" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Booking_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Attendee" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "phoneNumber" TEXT,
    "locale" TEXT DEFAULT 'en',
    "bookingId" INTEGER,
    "noShow" BOOLEAN DEFAULT false,
    CONSTRAINT "Attendee_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "BookingReference" (
    "id" SERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    "meetingId" TEXT,
    "meetingPassword" TEXT,
    "meetingUrl" TEXT,
    "bookingId" INTEGER,
    "externalCalendarId" TEXT,
    "deleted" BOOLEAN,
    "credentialId" INTEGER,
    CONSTRAINT "BookingReference_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "mailbox" (
    "id" SERIAL NOT NULL,
    "integration" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "credential_id" INTEGER,
    "external_id" TEXT,
    "time_zone" TEXT,
    "time_zone_read_at" TIMESTAMPTZ(3),
    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "cached_calendar" (
    "id" SERIAL NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "dirty_since" TIMESTAMPTZ(3),
    "dirty_reason" TEXT,
    "dirty_generation" INTEGER NOT NULL DEFAULT 0,
    "refresh_generation" INTEGER NOT NULL DEFAULT 0,
    "covered_from" TIMESTAMPTZ(3),
    "covered_until" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "failure_kind" TEXT,
    "failure_reason" TEXT,
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "refresh_after" TIMESTAMPTZ(3),
    CONSTRAINT "cached_calendar_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "subscription" (
    "calendar_id" INTEGER NOT NULL,
    "external_id" TEXT,
    "state" "subscription_state" NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "renew_at" TIMESTAMPTZ(3),
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "last_notified_at" TIMESTAMPTZ(3),
    CONSTRAINT "subscription_pkey" PRIMARY KEY ("calendar_id")
);
CREATE TABLE "calendar_watch" (
    "calendar_id" INTEGER NOT NULL,
    "event_type_id" INTEGER NOT NULL,
    CONSTRAINT "calendar_watch_pkey" PRIMARY KEY ("calendar_id","event_type_id")
);
CREATE TABLE "busy_month" (
    "calendar_id" INTEGER NOT NULL,
    "month" CHAR(7) NOT NULL,
    "busy" BYTEA NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "busy_month_pkey" PRIMARY KEY ("calendar_id","month")
);
CREATE TABLE "availability_change" (
    "id" BIGSERIAL NOT NULL,
    "calendar_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "became_busy" BYTEA NOT NULL,
    "became_free" BYTEA NOT NULL,
    CONSTRAINT "availability_change_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT,
    "held_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);
CREATE TABLE "_user_eventtype" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_user_eventtype_AB_pkey" PRIMARY KEY ("A","B")
);
CREATE INDEX "users_username_idx" ON "users"("username");
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");
CREATE INDEX "Team_parentId_idx" ON "Team"("parentId");
CREATE UNIQUE INDEX "Team_slug_parentId_key" ON "Team"("slug", "parentId");
CREATE INDEX "Membership_teamId_idx" ON "Membership"("teamId");
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");
CREATE INDEX "Membership_accepted_idx" ON "Membership"("accepted");
CREATE UNIQUE INDEX "Membership_userId_teamId_key" ON "Membership"("userId", "teamId");
CREATE INDEX "Schedule_userId_idx" ON "Schedule"("userId");
CREATE INDEX "Availability_userId_idx" ON "Availability"("userId");
CREATE INDEX "Availability_eventTypeId_idx" ON "Availability"("eventTypeId");
CREATE INDEX "Availability_scheduleId_idx" ON "Availability"("scheduleId");
CREATE INDEX "EventType_userId_idx" ON "EventType"("userId");
CREATE INDEX "EventType_teamId_idx" ON "EventType"("teamId");
CREATE INDEX "EventType_scheduleId_idx" ON "EventType"("scheduleId");
CREATE UNIQUE INDEX "EventType_userId_slug_key" ON "EventType"("userId", "slug");
CREATE UNIQUE INDEX "EventType_teamId_slug_key" ON "EventType"("teamId", "slug");
CREATE INDEX "Host_userId_idx" ON "Host"("userId");
CREATE INDEX "Host_eventTypeId_idx" ON "Host"("eventTypeId");
CREATE INDEX "Host_scheduleId_idx" ON "Host"("scheduleId");
CREATE INDEX "Credential_userId_idx" ON "Credential"("userId");
CREATE INDEX "Credential_appId_idx" ON "Credential"("appId");
CREATE INDEX "Credential_invalid_idx" ON "Credential"("invalid");
CREATE INDEX "SelectedCalendar_userId_idx" ON "SelectedCalendar"("userId");
CREATE INDEX "SelectedCalendar_integration_idx" ON "SelectedCalendar"("integration");
CREATE INDEX "SelectedCalendar_externalId_idx" ON "SelectedCalendar"("externalId");
CREATE INDEX "SelectedCalendar_eventTypeId_idx" ON "SelectedCalendar"("eventTypeId");
CREATE INDEX "SelectedCalendar_credentialId_idx" ON "SelectedCalendar"("credentialId");
CREATE UNIQUE INDEX "SelectedCalendar_userId_integration_externalId_eventTypeId_key" ON "SelectedCalendar"("userId", "integration", "externalId", "eventTypeId");
CREATE UNIQUE INDEX "DestinationCalendar_userId_key" ON "DestinationCalendar"("userId");
CREATE UNIQUE INDEX "DestinationCalendar_eventTypeId_key" ON "DestinationCalendar"("eventTypeId");
CREATE INDEX "DestinationCalendar_userId_idx" ON "DestinationCalendar"("userId");
CREATE INDEX "DestinationCalendar_eventTypeId_idx" ON "DestinationCalendar"("eventTypeId");
CREATE INDEX "DestinationCalendar_credentialId_idx" ON "DestinationCalendar"("credentialId");
CREATE UNIQUE INDEX "Feature_slug_key" ON "Feature"("slug");
CREATE INDEX "Feature_enabled_idx" ON "Feature"("enabled");
CREATE INDEX "Feature_stale_idx" ON "Feature"("stale");
CREATE INDEX "TeamFeatures_teamId_featureId_idx" ON "TeamFeatures"("teamId", "featureId");
CREATE UNIQUE INDEX "Booking_uid_key" ON "Booking"("uid");
CREATE UNIQUE INDEX "Booking_idempotencyKey_key" ON "Booking"("idempotencyKey");
CREATE INDEX "Booking_eventTypeId_idx" ON "Booking"("eventTypeId");
CREATE INDEX "Booking_userId_idx" ON "Booking"("userId");
CREATE INDEX "Booking_destinationCalendarId_idx" ON "Booking"("destinationCalendarId");
CREATE INDEX "Booking_status_idx" ON "Booking"("status");
CREATE INDEX "Booking_startTime_endTime_status_idx" ON "Booking"("startTime", "endTime", "status");
CREATE INDEX "Attendee_email_idx" ON "Attendee"("email");
CREATE INDEX "Attendee_bookingId_idx" ON "Attendee"("bookingId");
CREATE INDEX "BookingReference_bookingId_idx" ON "BookingReference"("bookingId");
CREATE INDEX "BookingReference_type_idx" ON "BookingReference"("type");
CREATE INDEX "BookingReference_uid_idx" ON "BookingReference"("uid");
CREATE INDEX "mailbox_credential_id_idx" ON "mailbox"("credential_id");
CREATE UNIQUE INDEX "mailbox_integration_address_key" ON "mailbox"("integration", "address");
CREATE INDEX "cached_calendar_external_id_idx" ON "cached_calendar"("external_id");
CREATE INDEX "cached_calendar_dirty_since_idx" ON "cached_calendar"("dirty_since");
CREATE UNIQUE INDEX "cached_calendar_mailbox_id_external_id_key" ON "cached_calendar"("mailbox_id", "external_id");
CREATE UNIQUE INDEX "subscription_external_id_key" ON "subscription"("external_id");
CREATE INDEX "subscription_renew_at_idx" ON "subscription"("renew_at");
CREATE INDEX "availability_change_calendar_id_at_idx" ON "availability_change"("calendar_id", "at");
CREATE INDEX "availability_change_at_idx" ON "availability_change"("at");
CREATE INDEX "_user_eventtype_B_index" ON "_user_eventtype"("B");
ALTER TABLE "Team" ADD CONSTRAINT "Team_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Schedule" ADD CONSTRAINT "Schedule_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Availability" ADD CONSTRAINT "Availability_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Availability" ADD CONSTRAINT "Availability_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Availability" ADD CONSTRAINT "Availability_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "EventType" ADD CONSTRAINT "EventType_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EventType" ADD CONSTRAINT "EventType_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EventType" ADD CONSTRAINT "EventType_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Host" ADD CONSTRAINT "Host_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Host" ADD CONSTRAINT "Host_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Host" ADD CONSTRAINT "Host_scheduleId_fkey" FOREIGN KEY ("scheduleId") REFERENCES "Schedule"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SelectedCalendar" ADD CONSTRAINT "SelectedCalendar_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SelectedCalendar" ADD CONSTRAINT "SelectedCalendar_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SelectedCalendar" ADD CONSTRAINT "SelectedCalendar_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "DestinationCalendar" ADD CONSTRAINT "DestinationCalendar_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DestinationCalendar" ADD CONSTRAINT "DestinationCalendar_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DestinationCalendar" ADD CONSTRAINT "DestinationCalendar_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TeamFeatures" ADD CONSTRAINT "TeamFeatures_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TeamFeatures" ADD CONSTRAINT "TeamFeatures_featureId_fkey" FOREIGN KEY ("featureId") REFERENCES "Feature"("slug") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_eventTypeId_fkey" FOREIGN KEY ("eventTypeId") REFERENCES "EventType"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Booking" ADD CONSTRAINT "Booking_destinationCalendarId_fkey" FOREIGN KEY ("destinationCalendarId") REFERENCES "DestinationCalendar"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Attendee" ADD CONSTRAINT "Attendee_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BookingReference" ADD CONSTRAINT "BookingReference_bookingId_fkey" FOREIGN KEY ("bookingId") REFERENCES "Booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BookingReference" ADD CONSTRAINT "BookingReference_credentialId_fkey" FOREIGN KEY ("credentialId") REFERENCES "Credential"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_credential_id_fkey" FOREIGN KEY ("credential_id") REFERENCES "Credential"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "cached_calendar" ADD CONSTRAINT "cached_calendar_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "cached_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "calendar_watch" ADD CONSTRAINT "calendar_watch_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "cached_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "busy_month" ADD CONSTRAINT "busy_month_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "cached_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "availability_change" ADD CONSTRAINT "availability_change_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "cached_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_user_eventtype" ADD CONSTRAINT "_user_eventtype_A_fkey" FOREIGN KEY ("A") REFERENCES "EventType"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "_user_eventtype" ADD CONSTRAINT "_user_eventtype_B_fkey" FOREIGN KEY ("B") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 20261121013000_mailbox_health
ALTER TABLE "mailbox" ADD COLUMN     "account_kind" TEXT,
ADD COLUMN     "anchor_refused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "compared_at" TIMESTAMPTZ(3),
ADD COLUMN     "failing_since" TIMESTAMPTZ(3),
ADD COLUMN     "failure_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failure_kind" TEXT,
ADD COLUMN     "failure_reason" TEXT,
ADD COLUMN     "paused_until" TIMESTAMPTZ(3),
ADD COLUMN     "profile_read_at" TIMESTAMPTZ(3),
ADD COLUMN     "quarantined_at" TIMESTAMPTZ(3);
ALTER TABLE "subscription" ADD COLUMN     "renewed_at" TIMESTAMPTZ(3);
CREATE TABLE "incident" (
    "id" SERIAL NOT NULL,
    "integration" TEXT NOT NULL,
    "account_kind" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "resuming_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "alert" (
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),
    CONSTRAINT "alert_pkey" PRIMARY KEY ("name")
);
CREATE INDEX "incident_integration_account_kind_ended_at_idx" ON "incident"("integration", "account_kind", "ended_at");
CREATE INDEX "mailbox_paused_until_idx" ON "mailbox"("paused_until");
CREATE INDEX "mailbox_integration_account_kind_idx" ON "mailbox"("integration", "account_kind");

-- 20261121033000_availability_news
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

-- 20261121033000_bookings
CREATE TYPE "booking_email_kind" AS ENUM ('confirmed', 'rescheduled', 'cancelled');
ALTER TABLE "Booking" ADD COLUMN     "cancelledBy" TEXT,
ADD COLUMN     "rescheduledBy" TEXT,
ADD COLUMN     "responses" JSONB;
CREATE TABLE "SelectedSlots" (
    "id" SERIAL NOT NULL,
    "eventTypeId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "slotUtcStartDate" TIMESTAMP(3) NOT NULL,
    "slotUtcEndDate" TIMESTAMP(3) NOT NULL,
    "uid" TEXT NOT NULL,
    "releaseAt" TIMESTAMP(3) NOT NULL,
    "isSeat" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "SelectedSlots_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "booking_host" (
    "booking_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "credential_id" INTEGER,
    "calendar_id" TEXT,
    CONSTRAINT "booking_host_pkey" PRIMARY KEY ("booking_id","user_id")
);
CREATE TABLE "booking_email" (
    "id" SERIAL NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "kind" "booking_email_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled" TEXT[],
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    CONSTRAINT "booking_email_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "idempotency_key" (
    "key_hash" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("key_hash")
);
CREATE TABLE "rate_count" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "rate_count_pkey" PRIMARY KEY ("key","window_start")
);
CREATE INDEX "SelectedSlots_uid_idx" ON "SelectedSlots"("uid");
CREATE INDEX "SelectedSlots_releaseAt_idx" ON "SelectedSlots"("releaseAt");
CREATE UNIQUE INDEX "SelectedSlots_userId_slotUtcStartDate_slotUtcEndDate_uid_key" ON "SelectedSlots"("userId", "slotUtcStartDate", "slotUtcEndDate", "uid");
CREATE INDEX "booking_host_user_id_starts_at_idx" ON "booking_host"("user_id", "starts_at");
CREATE INDEX "booking_email_sent_at_next_attempt_at_idx" ON "booking_email"("sent_at", "next_attempt_at");
CREATE INDEX "booking_email_booking_id_idx" ON "booking_email"("booking_id");
CREATE INDEX "idempotency_key_claimed_at_idx" ON "idempotency_key"("claimed_at");
CREATE INDEX "rate_count_expires_at_idx" ON "rate_count"("expires_at");
CREATE INDEX "Booking_fromReschedule_idx" ON "Booking"("fromReschedule");
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "Booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "booking_email" ADD CONSTRAINT "booking_email_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "Booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- What follows is more than schema.prisma can say.
-- No host is in two places at once, whatever the code does. Ranges are half-open: a booking may begin when another ends.
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_lasts" CHECK ("starts_at" < "ends_at");
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_no_overlap" EXCLUDE USING gist (
  int4range("user_id", "user_id", '[]') WITH &&,
  tstzrange("starts_at", "ends_at") WITH &&
) WHERE ("active");
-- A host's row always says what its booking says, whoever writes to either.
CREATE FUNCTION booking_host_reads_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "startTime" AT TIME ZONE 'UTC', "endTime" AT TIME ZONE 'UTC', status IN ('accepted', 'pending')
  INTO NEW.starts_at, NEW.ends_at, NEW.active
  FROM "Booking" WHERE id = NEW.booking_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER booking_host_reads_booking BEFORE INSERT OR UPDATE ON "booking_host"
  FOR EACH ROW EXECUTE FUNCTION booking_host_reads_booking();
CREATE FUNCTION booking_host_follows_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE booking_host SET active = active WHERE booking_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER booking_host_follows_booking AFTER UPDATE OF status, "startTime", "endTime" ON "Booking"
  FOR EACH ROW EXECUTE FUNCTION booking_host_follows_booking();
-- Open pages hear of holds, and of every host's time that a booking takes or gives back.
CREATE TRIGGER "SelectedSlots_inserted" AFTER INSERT ON "SelectedSlots"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_hosts"();
CREATE TRIGGER "SelectedSlots_deleted" AFTER DELETE ON "SelectedSlots"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_hosts"();
CREATE FUNCTION notify_of_booking_hosts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_availability_change('users', (SELECT array_agg(user_id) FROM changed));
  RETURN NULL;
END
$$;
CREATE TRIGGER booking_host_inserted AFTER INSERT ON "booking_host"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_of_booking_hosts();
CREATE TRIGGER booking_host_updated AFTER UPDATE ON "booking_host"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_of_booking_hosts();

-- 20261121033000_events
CREATE TYPE "api_key_scope" AS ENUM ('read_write', 'free_busy_write');
CREATE TYPE "event_writer_kind" AS ENUM ('booking', 'api-key');
CREATE TYPE "event_command_kind" AS ENUM ('put', 'delete');
CREATE TYPE "outside_change_kind" AS ENUM ('moved', 'deleted');
CREATE TYPE "outside_change_policy" AS ENUM ('flag', 'follow');
ALTER TABLE "EventType" ADD COLUMN     "onOutsideChange" "outside_change_policy" NOT NULL DEFAULT 'flag';
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "userId" INTEGER NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "hashedKey" TEXT NOT NULL,
    "scope" "api_key_scope" NOT NULL DEFAULT 'free_busy_write',
    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "written_calendar" (
    "id" SERIAL NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "compared_generation" INTEGER NOT NULL DEFAULT 0,
    "compared_change" BIGINT NOT NULL DEFAULT 0,
    "compare_after" TIMESTAMPTZ(3),
    CONSTRAINT "written_calendar_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "calendar_event" (
    "id" SERIAL NOT NULL,
    "calendar_id" INTEGER NOT NULL,
    "event_id" TEXT NOT NULL,
    "writer_kind" "event_writer_kind" NOT NULL,
    "writer_id" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL,
    "desired" JSONB,
    "applied_version" INTEGER NOT NULL DEFAULT 0,
    "applied" JSONB,
    "uid" UUID NOT NULL DEFAULT gen_random_uuid(),
    "generation" INTEGER NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ(3),
    "sent_version" INTEGER,
    "external_id" TEXT,
    "etag" TEXT,
    "join_url" TEXT,
    "written_at" TIMESTAMPTZ(3),
    "failure_kind" TEXT,
    "failure_reason" TEXT,
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "outside_change" "outside_change_kind",
    "outside_start" TIMESTAMPTZ(3),
    "outside_end" TIMESTAMPTZ(3),
    "outside_seen_at" TIMESTAMPTZ(3),
    CONSTRAINT "calendar_event_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "event_log" (
    "event_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "command" "event_command_kind" NOT NULL,
    "desired" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "event_log_pkey" PRIMARY KEY ("event_id","version")
);
CREATE UNIQUE INDEX "ApiKey_hashedKey_key" ON "ApiKey"("hashedKey");
CREATE INDEX "ApiKey_userId_idx" ON "ApiKey"("userId");
CREATE UNIQUE INDEX "written_calendar_mailbox_id_external_id_key" ON "written_calendar"("mailbox_id", "external_id");
CREATE INDEX "calendar_event_writer_kind_writer_id_event_id_idx" ON "calendar_event"("writer_kind", "writer_id", "event_id");
CREATE UNIQUE INDEX "calendar_event_calendar_id_event_id_key" ON "calendar_event"("calendar_id", "event_id");
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "written_calendar" ADD CONSTRAINT "written_calendar_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "calendar_event" ADD CONSTRAINT "calendar_event_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "written_calendar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "event_log" ADD CONSTRAINT "event_log_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "calendar_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What is to be carried out is looked for every few seconds.
CREATE INDEX "calendar_event_due_idx" ON "calendar_event"("calendar_id") WHERE "version" <> "applied_version" AND "stopped_at" IS NULL;
-- The log is append-only, whoever connects.
CREATE FUNCTION event_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'event_log is append-only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER event_log_append_only BEFORE UPDATE OR DELETE ON "event_log"
  FOR EACH ROW EXECUTE FUNCTION event_log_is_append_only();
CREATE TRIGGER event_log_never_truncated BEFORE TRUNCATE ON "event_log"
  FOR EACH STATEMENT EXECUTE FUNCTION event_log_is_append_only();
ALTER TABLE "calendar_event" ADD CONSTRAINT "calendar_event_versions" CHECK ("applied_version" BETWEEN 0 AND "version");

-- 20261121034000_credential_address
-- The address of an account, without opening its tokens, which fill several pages of their own: an answer about a
-- thousand hosts looks up two thousand of them.
ALTER TABLE "Credential" ADD COLUMN "address" TEXT GENERATED ALWAYS AS (lower((key ->> 'email'::text))) STORED;

-- 20261121034000_one_open_incident_per_kind
-- However many processes see an incident begin at once, they open one.
CREATE UNIQUE INDEX "incident_open" ON "incident"("integration", "account_kind") WHERE "ended_at" IS NULL;
DROP INDEX "incident_integration_account_kind_ended_at_idx";

-- 20261121050000_configuration_version
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

-- 20261121060000_credential_key_digest
-- Tells whether an account's tokens are still those that were looked at, without opening them: whoever learns that
-- tokens were refused must not mark an account that has been connected anew meanwhile.
ALTER TABLE "Credential" ADD COLUMN "key_digest" TEXT GENERATED ALWAYS AS (md5(key::text)) STORED;

-- 20261121070000_cache_invalidation
CREATE TABLE "cache_invalidation" (
    "changed_in" BIGINT NOT NULL,
    "calendar_id" INTEGER NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT "cache_invalidation_pkey" PRIMARY KEY ("changed_in","calendar_id","mailbox_id")
);
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

-- 20261121070000_guest_calendar
-- A visitor's own Outlook calendar, laid over the slots of booking pages. The browser keeps a random value in a cookie; here
-- is only its hash, so that whoever reads the table can't take a visitor's place.
CREATE TABLE "guest_calendar" (
    "id" SERIAL NOT NULL,
    "session_hash" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "guest_calendar_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "guest_calendar_session_hash_key" ON "guest_calendar"("session_hash");
CREATE INDEX "guest_calendar_expires_at_idx" ON "guest_calendar"("expires_at");

-- 20261121080000_assignment_history
-- The choice among the hosts of a round robin asks for this month's bookings of an event type, and for the last one of a host.
CREATE INDEX "Booking_eventTypeId_createdAt_idx" ON "Booking"("eventTypeId", "createdAt");
CREATE INDEX "Booking_eventTypeId_userId_createdAt_idx" ON "Booking"("eventTypeId", "userId", "createdAt");
-- What follows is more than schema.prisma can say.
-- Few bookings have somebody who didn't come, and only these need a look at all of their attendees.
CREATE INDEX "Attendee_noShow_idx" ON "Attendee"("bookingId") WHERE "noShow";

CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0
);
INSERT INTO _prisma_migrations (id, migration_name, checksum, finished_at, applied_steps_count)
SELECT gen_random_uuid()::text, name, checksum, now(), 1 FROM (VALUES
  ('20261121000000_initial', 'df12c812d9c3796478b27e90adf2894bbc661382becc03575b07d92fc6d483fe'),
  ('20261121013000_mailbox_health', '8383eee55e86e9192eb36b16ffb82898f30f04b0eaa78ec66117c5a504d25e0a'),
  ('20261121033000_availability_news', 'e8788319ebc88d501358454b8d8d5a46e08d202f0e1602ca88507d4e13c0de43'),
  ('20261121033000_bookings', '4bdc9ca118e60859635a0f265205f3a6e63398425c812ae1db0b1dda3bb37738'),
  ('20261121033000_events', '0533184f51a10e7ec845b8f737455b5f932c1abc3ccfe760663c2bd3c5a644cf'),
  ('20261121034000_credential_address', '519ce6277b0ae3c5074569313835f5d77e6836d6669fb97111c0fc5ad49d7262'),
  ('20261121034000_one_open_incident_per_kind', '2f7253fa0ccf825bc829642d581efb10494516b90c7b111a8762a2a8f7bf742d'),
  ('20261121050000_configuration_version', '7f92ac7943132c7f0a62f251e45b603d4cb9d3ae12d92a377a24ffb52bf7dff0'),
  ('20261121060000_credential_key_digest', '3a4db39b8a5f2802ee38ad5ea2b5afb4e89520e1b210c65037f32eabd9434cf0'),
  ('20261121070000_cache_invalidation', '2801b9f601f88f41a193be40012cfad94d291375353b256ec3f94c3ff3c573c5'),
  ('20261121070000_guest_calendar', 'df39b9c7f5f87a4a68236236c5db0b09b08cca5ff7351599f609538b631f16bc'),
  ('20261121080000_assignment_history', '223871471812743daa7e2c77abc8ba8ac6f0709155882afa51eb0650688c9a36')
) AS m(name, checksum);
