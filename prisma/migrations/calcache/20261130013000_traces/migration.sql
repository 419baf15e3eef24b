ALTER TABLE "calcache"."cached_calendar" ADD COLUMN     "trace" TEXT;
