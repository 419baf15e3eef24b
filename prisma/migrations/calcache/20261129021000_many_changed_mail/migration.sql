-- AlterEnum
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'many_changed';

-- AlterTable
ALTER TABLE "calcache"."booking_email" ADD COLUMN     "user_id" INTEGER;

-- CreateIndex
CREATE INDEX "booking_email_user_id_idx" ON "calcache"."booking_email"("user_id");
