-- AlterTable
ALTER TABLE "EventType" ADD COLUMN     "bookingLimits" JSONB,
ADD COLUMN     "durationLimits" JSONB,
ADD COLUMN     "maxActiveBookingPerBookerOfferReschedule" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "maxActiveBookingsPerBooker" INTEGER,
ADD COLUMN     "parentId" INTEGER,
ADD COLUMN     "requiresConfirmationForFreeEmail" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "bookingLimits" JSONB,
ADD COLUMN     "includeManagedEventsInLimits" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "EventType_parentId_idx" ON "EventType"("parentId");

-- AddForeignKey
ALTER TABLE "EventType" ADD CONSTRAINT "EventType_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "EventType"("id") ON DELETE CASCADE ON UPDATE CASCADE;
