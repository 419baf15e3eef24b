-- CreateEnum
CREATE TYPE "api_key_scope" AS ENUM ('read_write', 'free_busy_write');

-- CreateEnum
CREATE TYPE "event_writer_kind" AS ENUM ('booking', 'api-key');

-- CreateEnum
CREATE TYPE "event_command_kind" AS ENUM ('put', 'delete');

-- CreateEnum
CREATE TYPE "outside_change_kind" AS ENUM ('moved', 'deleted');

-- CreateEnum
CREATE TYPE "outside_change_policy" AS ENUM ('flag', 'follow');

-- AlterTable
ALTER TABLE "EventType" ADD COLUMN     "onOutsideChange" "outside_change_policy" NOT NULL DEFAULT 'flag';

-- CreateTable
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

-- CreateTable
CREATE TABLE "written_calendar" (
    "id" SERIAL NOT NULL,
    "mailbox_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "compared_generation" INTEGER NOT NULL DEFAULT 0,
    "compared_change" BIGINT NOT NULL DEFAULT 0,
    "compare_after" TIMESTAMPTZ(3),

    CONSTRAINT "written_calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
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

-- CreateTable
CREATE TABLE "event_log" (
    "event_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "command" "event_command_kind" NOT NULL,
    "desired" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_log_pkey" PRIMARY KEY ("event_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hashedKey_key" ON "ApiKey"("hashedKey");

-- CreateIndex
CREATE INDEX "ApiKey_userId_idx" ON "ApiKey"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "written_calendar_mailbox_id_external_id_key" ON "written_calendar"("mailbox_id", "external_id");

-- CreateIndex
CREATE INDEX "calendar_event_writer_kind_writer_id_event_id_idx" ON "calendar_event"("writer_kind", "writer_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_event_calendar_id_event_id_key" ON "calendar_event"("calendar_id", "event_id");

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "written_calendar" ADD CONSTRAINT "written_calendar_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_event" ADD CONSTRAINT "calendar_event_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "written_calendar"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
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
