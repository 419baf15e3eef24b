-- AlterTable
ALTER TABLE "calcache"."written_calendar" ADD COLUMN     "recognised_in" UUID;

-- CreateTable
CREATE TABLE "calcache"."unknown_event" (
    "id" SERIAL NOT NULL,
    "calendar_id" INTEGER NOT NULL,
    "external_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unknown_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "unknown_event_calendar_id_external_id_key" ON "calcache"."unknown_event"("calendar_id", "external_id");

-- AddForeignKey
ALTER TABLE "calcache"."unknown_event" ADD CONSTRAINT "unknown_event_calendar_id_fkey" FOREIGN KEY ("calendar_id") REFERENCES "calcache"."written_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;