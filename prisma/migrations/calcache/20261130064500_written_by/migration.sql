-- AlterTable
ALTER TABLE "calcache"."booking_change" ADD COLUMN     "writer_id" TEXT DEFAULT NULLIF(current_setting('calcache.writer'::text, true), ''::text);

-- AlterTable
ALTER TABLE "calcache"."event_log" ADD COLUMN     "writer_id" TEXT DEFAULT NULLIF(current_setting('calcache.writer'::text, true), ''::text);
