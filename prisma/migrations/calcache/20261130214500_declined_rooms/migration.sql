-- AlterEnum
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'room_changed';
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'room_declined';

-- AlterTable
ALTER TABLE "calcache"."booking_host" ADD COLUMN     "declined_at" TIMESTAMPTZ(3),
ADD COLUMN     "seek_room_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "booking_host_seek_room_at_idx" ON "calcache"."booking_host"("seek_room_at");
