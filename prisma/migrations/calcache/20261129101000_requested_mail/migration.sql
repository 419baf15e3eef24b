-- AlterEnum
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'reschedule_offer';
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'requested';
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'rejected';
