-- AlterTable
ALTER TABLE "calcache"."alert_message" ALTER COLUMN "alert_id" DROP NOT NULL;
