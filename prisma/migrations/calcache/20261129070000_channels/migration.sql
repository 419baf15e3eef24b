-- CreateEnum
CREATE TYPE "calcache"."channel_format" AS ENUM ('standard', 'cronofy', 'cal');

-- CreateEnum
CREATE TYPE "calcache"."channel_state" AS ENUM ('verifying', 'active', 'paused', 'closed');

-- CreateEnum
CREATE TYPE "calcache"."channel_closure" AS ENUM ('failing', 'gone');

-- CreateEnum
CREATE TYPE "calcache"."notice_state" AS ENUM ('waiting', 'delivered', 'failed');

-- AlterEnum
ALTER TYPE "calcache"."api_key_scope" ADD VALUE 'channels';

-- AlterEnum
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'channel_closed';

-- CreateTable
CREATE TABLE "calcache"."channel" (
    "id" UUID NOT NULL,
    "api_key_id" TEXT NOT NULL,
    "callback_url" TEXT NOT NULL,
    "format" "calcache"."channel_format" NOT NULL,
    "filters" JSONB NOT NULL,
    "state" "calcache"."channel_state" NOT NULL DEFAULT 'verifying',
    "secret" TEXT NOT NULL,
    "former_secret" TEXT,
    "former_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "since" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),
    "sending_until" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_for" "calcache"."channel_closure",

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."channel_notice" (
    "id" BIGSERIAL NOT NULL,
    "message_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "channel_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "changes_since" TIMESTAMPTZ(3) NOT NULL,
    "cursor" TEXT,
    "range_start" INTEGER,
    "range_end" INTEGER,
    "state" "calcache"."notice_state" NOT NULL DEFAULT 'waiting',
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "first_attempt_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."channel_attempt" (
    "notice_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "answer" TEXT,
    "failure" TEXT,
    "took" INTEGER NOT NULL,

    CONSTRAINT "channel_attempt_pkey" PRIMARY KEY ("notice_id","at")
);

-- CreateTable
CREATE TABLE "calcache"."channel_reader" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "since" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_reader_pkey" PRIMARY KEY ("only")
);

-- CreateTable
CREATE TABLE "calcache"."booking_change" (
    "id" BIGSERIAL NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "changed_in" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,

    CONSTRAINT "booking_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."account_change" (
    "id" BIGSERIAL NOT NULL,
    "credential_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changed_in" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,

    CONSTRAINT "account_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."account_seen" (
    "credential_id" INTEGER NOT NULL,
    "needs_sign_in" BOOLEAN NOT NULL,
    "is_synced" BOOLEAN NOT NULL,

    CONSTRAINT "account_seen_pkey" PRIMARY KEY ("credential_id")
);

-- CreateIndex
CREATE INDEX "channel_api_key_id_idx" ON "calcache"."channel"("api_key_id");

-- CreateIndex
CREATE UNIQUE INDEX "channel_notice_message_id_key" ON "calcache"."channel_notice"("message_id");

-- CreateIndex
CREATE INDEX "channel_notice_channel_id_id_idx" ON "calcache"."channel_notice"("channel_id", "id");

-- CreateIndex
CREATE INDEX "channel_notice_settled_at_idx" ON "calcache"."channel_notice"("settled_at");

-- CreateIndex
CREATE INDEX "booking_change_booking_id_idx" ON "calcache"."booking_change"("booking_id");

-- CreateIndex
CREATE INDEX "booking_change_changed_in_idx" ON "calcache"."booking_change"("changed_in");

-- CreateIndex
CREATE INDEX "booking_change_at_idx" ON "calcache"."booking_change"("at");

-- CreateIndex
CREATE INDEX "account_change_credential_id_idx" ON "calcache"."account_change"("credential_id");

-- CreateIndex
CREATE INDEX "account_change_changed_in_idx" ON "calcache"."account_change"("changed_in");

-- CreateIndex
CREATE INDEX "account_change_at_idx" ON "calcache"."account_change"("at");

-- AddForeignKey
ALTER TABLE "calcache"."channel" ADD CONSTRAINT "channel_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "calcache"."api_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."channel_notice" ADD CONSTRAINT "channel_notice_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "calcache"."channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."channel_attempt" ADD CONSTRAINT "channel_attempt_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "calcache"."channel_notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- A notice that nobody has tried to deliver yet takes in further changes of its calendar.
CREATE UNIQUE INDEX "channel_notice_gathering" ON "calcache"."channel_notice"("channel_id", "subject")
  WHERE "type" = 'availability.changed' AND "state" = 'waiting' AND "first_attempt_at" IS NULL;

CREATE INDEX "channel_notice_waiting" ON "calcache"."channel_notice"("channel_id", "subject", "id") WHERE "state" = 'waiting';

ALTER TABLE "calcache"."channel_reader" ADD CONSTRAINT "channel_reader_only" CHECK ("only");
