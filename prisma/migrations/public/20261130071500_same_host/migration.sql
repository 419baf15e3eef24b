-- AlterTable
ALTER TABLE "EventType" ADD COLUMN     "rescheduleWithSameRoundRobinHost" BOOLEAN NOT NULL DEFAULT false;
