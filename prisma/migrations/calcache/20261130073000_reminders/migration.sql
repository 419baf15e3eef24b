-- CreateEnum
CREATE TYPE "calcache"."reminder_moment" AS ENUM ('before', 'after');

-- CreateEnum
CREATE TYPE "calcache"."reminder_audience" AS ENUM ('attendees', 'hosts', 'everybody');

-- AlterEnum
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'reminder';
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'follow_up';

-- CreateTable
CREATE TABLE "calcache"."reminder" (
    "id" SERIAL NOT NULL,
    "event_type_id" INTEGER NOT NULL,
    "moment" "calcache"."reminder_moment" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "audience" "calcache"."reminder_audience" NOT NULL,
    "message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."booking_reminder" (
    "reminder_id" INTEGER NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_reminder_pkey" PRIMARY KEY ("reminder_id","booking_id","starts_at")
);

-- AlterTable
ALTER TABLE "calcache"."booking_email" ADD COLUMN     "reminder_id" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "reminder_event_type_id_moment_minutes_audience_key" ON "calcache"."reminder"("event_type_id", "moment", "minutes", "audience");

-- CreateIndex
CREATE INDEX "booking_reminder_booking_id_idx" ON "calcache"."booking_reminder"("booking_id");

-- CreateIndex
CREATE INDEX "booking_email_reminder_id_idx" ON "calcache"."booking_email"("reminder_id");

-- AddForeignKey
ALTER TABLE "calcache"."booking_email" ADD CONSTRAINT "booking_email_reminder_id_fkey" FOREIGN KEY ("reminder_id") REFERENCES "calcache"."reminder"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."booking_reminder" ADD CONSTRAINT "booking_reminder_reminder_id_fkey" FOREIGN KEY ("reminder_id") REFERENCES "calcache"."reminder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
