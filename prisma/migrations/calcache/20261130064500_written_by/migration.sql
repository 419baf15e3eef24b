-- AlterTable
ALTER TABLE "calcache"."booking_change" ADD COLUMN     "writer_id" TEXT DEFAULT current_setting('calcache.writer'::text, true);

-- AlterTable
ALTER TABLE "calcache"."event_log" ADD COLUMN     "writer_id" TEXT DEFAULT current_setting('calcache.writer'::text, true);
