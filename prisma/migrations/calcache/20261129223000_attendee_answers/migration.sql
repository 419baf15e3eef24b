-- AlterTable
ALTER TABLE "calcache"."calendar_event" ADD COLUMN     "answers" JSONB,
ADD COLUMN     "answers_etag" TEXT;
