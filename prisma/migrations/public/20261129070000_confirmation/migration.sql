-- AlterTable
ALTER TABLE "EventType" ADD COLUMN     "requiresConfirmation" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "requiresConfirmationWillBlockSlot" BOOLEAN NOT NULL DEFAULT false;
