-- AlterTable
ALTER TABLE "calcache"."operator_alert" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ(3),
ADD COLUMN     "acknowledged_by" INTEGER;
