-- AlterTable
ALTER TABLE "calcache"."booking_email" ADD COLUMN     "also_about" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateIndex
CREATE INDEX "booking_email_also_about_idx" ON "calcache"."booking_email" USING GIN ("also_about");
