-- What the cache adds. Nothing here refers to the host's tables; functions and triggers are in sql/triggers.sql.

-- CreateEnum
CREATE TYPE "calcache"."booking_email_kind" AS ENUM ('confirmed', 'rescheduled', 'cancelled');

-- CreateEnum
CREATE TYPE "calcache"."api_key_scope" AS ENUM ('read_write', 'free_busy_write');

-- CreateEnum
CREATE TYPE "calcache"."event_writer_kind" AS ENUM ('booking', 'api-key');

-- CreateEnum
CREATE TYPE "calcache"."event_command_kind" AS ENUM ('put', 'delete');

-- CreateEnum
CREATE TYPE "calcache"."outside_change_kind" AS ENUM ('moved', 'deleted');

-- CreateEnum
CREATE TYPE "calcache"."outside_change_policy" AS ENUM ('flag', 'follow');

-- CreateEnum
CREATE TYPE "calcache"."subscription_state" AS ENUM ('registering', 'active', 'renewing', 'lapsed', 'removed');

-- CreateTable
CREATE TABLE "calcache"."booking_host" (
    "booking_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "guarded" BOOLEAN NOT NULL DEFAULT true,
    "credential_id" INTEGER,
    "calendar_id" TEXT,

    CONSTRAINT "booking_host_pkey" PRIMARY KEY ("booking_id","user_id")
);

-- CreateTable
CREATE TABLE "calcache"."booking_email" (
    "id" SERIAL NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "kind" "calcache"."booking_email_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled" TEXT[],
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "booking_email_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."followed_move" (
    "id" SERIAL NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "credential_id" INTEGER NOT NULL,
    "calendar_id" TEXT NOT NULL,
    "followed_at" TIMESTAMPTZ(3) NOT NULL,
    "from_start" TIMESTAMPTZ(3) NOT NULL,
    "to_start" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "followed_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."idempotency_key" (
    "key_hash" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "body" JSONB,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("key_hash")
);

-- CreateTable
CREATE TABLE "calcache"."rate_count" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_count_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "calcache"."guest_calendar" (
    "id" SERIAL NOT NULL,
    "session_hash" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guest_calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."api_key" (
    "id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "hashed_key" TEXT NOT NULL,
    "scope" "calcache"."api_key_scope" NOT NULL DEFAULT 'free_busy_write',

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."event_type_setting" (
    "event_type_id" INTEGER NOT NULL,
    "on_outside_change" "calcache"."outside_change_policy" NOT NULL,

    CONSTRAINT "event_type_setting_pkey" PRIMARY KEY ("event_type_id")
);

-- CreateTable
CREATE TABLE "calcache"."written_calendar" (
    "id" SERIAL NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "compared_generation" INTEGER NOT NULL DEFAULT 0,
    "compared_change" BIGINT NOT NULL DEFAULT 0,
    "compare_after" TIMESTAMPTZ(3),

    CONSTRAINT "written_calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."calendar_event" (
    "id" SERIAL NOT NULL,
    "calendar_id" INTEGER NOT NULL,
    "event_id" TEXT NOT NULL,
    "writer_kind" "calcache"."event_writer_kind" NOT NULL,
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
    "held_start" TIMESTAMPTZ(3),
    "held_end" TIMESTAMPTZ(3),
    "written_at" TIMESTAMPTZ(3),
    "failure_kind" TEXT,
    "failure_reason" TEXT,
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "outside_change" "calcache"."outside_change_kind",
    "outside_start" TIMESTAMPTZ(3),
    "outside_end" TIMESTAMPTZ(3),
    "outside_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."event_log" (
    "event_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "command" "calcache"."event_command_kind" NOT NULL,
    "desired" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_log_pkey" PRIMARY KEY ("event_id","version")
);

-- CreateTable
CREATE TABLE "calcache"."account" (
    "credential_id" INTEGER NOT NULL,
    "integration" TEXT NOT NULL,
    "address" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("credential_id")
);

-- CreateTable
CREATE TABLE "calcache"."mailbox" (
    "id" SERIAL NOT NULL,
    "integration" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "credential_id" INTEGER,
    "external_id" TEXT,
    "time_zone" TEXT,
    "time_zone_read_at" TIMESTAMPTZ(3),
    "account_kind" TEXT,
    "profile_read_at" TIMESTAMPTZ(3),
    "anchor_refused" BOOLEAN NOT NULL DEFAULT false,
    "paused_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "failure_kind" TEXT,
    "failure_reason" TEXT,
    "quarantined_at" TIMESTAMPTZ(3),
    "compared_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."cached_calendar" (
    "id" SERIAL NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "dirty_since" TIMESTAMPTZ(3),
    "dirty_reason" TEXT,
    "dirty_generation" INTEGER NOT NULL DEFAULT 0,
    "refresh_generation" INTEGER NOT NULL DEFAULT 0,
    "covered_from" TIMESTAMPTZ(3),
    "covered_until" TIMESTAMPTZ(3),
    "busy_rule" INTEGER NOT NULL DEFAULT 1,
    "confirmed_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "failure_kind" TEXT,
    "failure_reason" TEXT,
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "refresh_after" TIMESTAMPTZ(3),

    CONSTRAINT "cached_calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."subscription" (
    "calendar_id" INTEGER NOT NULL,
    "external_id" TEXT,
    "state" "calcache"."subscription_state" NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "renew_at" TIMESTAMPTZ(3),
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "last_notified_at" TIMESTAMPTZ(3),
    "renewed_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("calendar_id")
);

-- CreateTable
CREATE TABLE "calcache"."calendar_watch" (
    "calendar_id" INTEGER NOT NULL,
    "event_type_id" INTEGER NOT NULL,

    CONSTRAINT "calendar_watch_pkey" PRIMARY KEY ("calendar_id","event_type_id")
);

-- CreateTable
CREATE TABLE "calcache"."busy_month" (
    "calendar_id" INTEGER NOT NULL,
    "month" CHAR(7) NOT NULL,
    "busy" BYTEA NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "busy_month_pkey" PRIMARY KEY ("calendar_id","month")
);

-- CreateTable
CREATE TABLE "calcache"."availability_change" (
    "id" BIGSERIAL NOT NULL,
    "calendar_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "became_busy" BYTEA NOT NULL,
    "became_free" BYTEA NOT NULL,

    CONSTRAINT "availability_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."cache_invalidation" (
    "changed_in" BIGINT NOT NULL,
    "calendar_id" INTEGER NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "cache_invalidation_pkey" PRIMARY KEY ("changed_in","calendar_id","mailbox_id")
);

-- CreateTable
CREATE TABLE "calcache"."configuration_version" (
    "writer" INTEGER NOT NULL,
    "changes" BIGINT NOT NULL,

    CONSTRAINT "configuration_version_pkey" PRIMARY KEY ("writer")
);

-- CreateTable
CREATE TABLE "calcache"."lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT,
    "held_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "calcache"."incident" (
    "id" SERIAL NOT NULL,
    "integration" TEXT NOT NULL,
    "account_kind" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "resuming_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."alert" (
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "calcache"."trigger_gap" (
    "id" SERIAL NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "trigger_gap_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "booking_host_user_id_starts_at_idx" ON "calcache"."booking_host"("user_id", "starts_at");

-- CreateIndex
CREATE INDEX "booking_email_sent_at_next_attempt_at_idx" ON "calcache"."booking_email"("sent_at", "next_attempt_at");

-- CreateIndex
CREATE INDEX "booking_email_booking_id_idx" ON "calcache"."booking_email"("booking_id");

-- CreateIndex
CREATE INDEX "followed_move_booking_id_followed_at_idx" ON "calcache"."followed_move"("booking_id", "followed_at");

-- CreateIndex
CREATE INDEX "followed_move_followed_at_idx" ON "calcache"."followed_move"("followed_at");

-- CreateIndex
CREATE INDEX "idempotency_key_claimed_at_idx" ON "calcache"."idempotency_key"("claimed_at");

-- CreateIndex
CREATE INDEX "rate_count_expires_at_idx" ON "calcache"."rate_count"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "guest_calendar_session_hash_key" ON "calcache"."guest_calendar"("session_hash");

-- CreateIndex
CREATE INDEX "guest_calendar_expires_at_idx" ON "calcache"."guest_calendar"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hashed_key_key" ON "calcache"."api_key"("hashed_key");

-- CreateIndex
CREATE INDEX "api_key_user_id_idx" ON "calcache"."api_key"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "written_calendar_mailbox_id_external_id_key" ON "calcache"."written_calendar"("mailbox_id", "external_id");

-- CreateIndex
CREATE INDEX "calendar_event_writer_kind_writer_id_event_id_idx" ON "calcache"."calendar_event"("writer_kind", "writer_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_event_calendar_id_event_id_key" ON "calcache"."calendar_event"("calendar_id", "event_id");

-- CreateIndex
CREATE INDEX "mailbox_credential_id_idx" ON "calcache"."mailbox"("credential_id");

-- CreateIndex
CREATE INDEX "mailbox_paused_until_idx" ON "calcache"."mailbox"("paused_until");

-- CreateIndex
CREATE INDEX "mailbox_integration_account_kind_idx" ON "calcache"."mailbox"("integration", "account_kind");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_integration_address_key" ON "calcache"."mailbox"("integration", "address");

-- CreateIndex
CREATE INDEX "cached_calendar_external_id_idx" ON "calcache"."cached_calendar"("external_id");

-- CreateIndex
CREATE INDEX "cached_calendar_dirty_since_idx" ON "calcache"."cached_calendar"("dirty_since");

-- CreateIndex
CREATE UNIQUE INDEX "cached_calendar_mailbox_id_external_id_key" ON "calcache"."cached_calendar"("mailbox_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_external_id_key" ON "calcache"."subscription"("external_id");

-- CreateIndex
CREATE INDEX "subscription_renew_at_idx" ON "calcache"."subscription"("renew_at");

-- CreateIndex
CREATE INDEX "availability_change_calendar_id_at_idx" ON "calcache"."availability_change"("calendar_id", "at");

-- CreateIndex
CREATE INDEX "availability_change_at_idx" ON "calcache"."availability_change"("at");

-- CreateIndex
CREATE INDEX "cache_invalidation_at_idx" ON "calcache"."cache_invalidation"("at");

-- AddForeignKey
ALTER TABLE "calcache"."written_calendar" ADD CONSTRAINT "written_calendar_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "calcache"."mailbox"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."calendar_event" ADD CONSTRAINT "calendar_event_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calcache"."written_calendar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."event_log" ADD CONSTRAINT "event_log_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "calcache"."calendar_event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."cached_calendar" ADD CONSTRAINT "cached_calendar_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "calcache"."mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."subscription" ADD CONSTRAINT "subscription_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calcache"."cached_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."calendar_watch" ADD CONSTRAINT "calendar_watch_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calcache"."cached_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."busy_month" ADD CONSTRAINT "busy_month_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calcache"."cached_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."availability_change" ADD CONSTRAINT "availability_change_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calcache"."cached_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is more than schema.prisma can say.

-- No host is in two places at once, whatever the code does. Ranges are half-open: a booking may begin when another ends.
-- Others may move a booking onto another: they are never refused, its row is no longer guarded.
ALTER TABLE "calcache"."booking_host" ADD CONSTRAINT "booking_host_lasts" CHECK ("starts_at" < "ends_at");
ALTER TABLE "calcache"."booking_host" ADD CONSTRAINT "booking_host_no_overlap" EXCLUDE USING gist (
  int4range("user_id", "user_id", '[]') WITH &&,
  tstzrange("starts_at", "ends_at") WITH &&
) WHERE ("active" AND "guarded");

-- However many processes see an incident begin at once, they open one.
CREATE UNIQUE INDEX "incident_open" ON "calcache"."incident"("integration", "account_kind") WHERE "ended_at" IS NULL;

-- What is to be carried out is looked for every few seconds.
CREATE INDEX "calendar_event_due_idx" ON "calcache"."calendar_event"("calendar_id")
  WHERE "version" <> "applied_version" AND "stopped_at" IS NULL;

ALTER TABLE "calcache"."calendar_event" ADD CONSTRAINT "calendar_event_versions"
  CHECK ("applied_version" BETWEEN 0 AND "version");
