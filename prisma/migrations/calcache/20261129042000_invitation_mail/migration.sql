-- AlterEnum
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'invitation';
