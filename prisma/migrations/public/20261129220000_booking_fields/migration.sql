-- AlterTable
ALTER TABLE "EventType" ADD COLUMN     "bookingFields" JSONB;
