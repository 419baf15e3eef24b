-- AlterTable
ALTER TABLE "EventType" ADD COLUMN     "onlyShowFirstAvailableSlot" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "showOptimizedSlots" BOOLEAN DEFAULT false;
