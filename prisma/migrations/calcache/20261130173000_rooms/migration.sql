-- AlterTable
ALTER TABLE "calcache"."booking_host" ADD COLUMN "room_name" TEXT;
