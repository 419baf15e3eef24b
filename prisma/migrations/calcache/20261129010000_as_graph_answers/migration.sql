-- AlterTable
ALTER TABLE "calcache"."calendar_event" ADD COLUMN     "meeting_refused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "missing_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "calcache"."subscription" ADD COLUMN     "address" TEXT,
ADD COLUMN     "former_external_id" TEXT,
ADD COLUMN     "silent_since" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "calendar_event_missing_since_idx" ON "calcache"."calendar_event"("missing_since");