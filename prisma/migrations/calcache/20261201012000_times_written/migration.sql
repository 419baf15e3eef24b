-- AlterTable
ALTER TABLE "calcache"."calendar_event" ADD COLUMN     "times_written_at" TIMESTAMPTZ(3);

-- Which write that was isn't known any more: the last one is the latest that it can be.
UPDATE "calcache"."calendar_event" SET "times_written_at" = "written_at";
