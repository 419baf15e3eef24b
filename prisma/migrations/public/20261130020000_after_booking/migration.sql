-- AlterTable
ALTER TABLE "EventType" ADD COLUMN     "disableCancelling" BOOLEAN DEFAULT false,
ADD COLUMN     "disableRescheduling" BOOLEAN DEFAULT false,
ADD COLUMN     "forwardParamsSuccessRedirect" BOOLEAN DEFAULT true,
ADD COLUMN     "hideCalendarEventDetails" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "hideCalendarNotes" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "lockTimeZoneToggleOnBookingPage" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "successRedirectUrl" TEXT;
