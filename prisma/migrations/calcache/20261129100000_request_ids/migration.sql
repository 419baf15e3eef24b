-- AlterTable
ALTER TABLE "calcache"."mailbox" ADD COLUMN     "failed_request_at" TIMESTAMPTZ(3),
ADD COLUMN     "failed_request_id" TEXT;
