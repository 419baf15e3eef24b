-- AlterTable
ALTER TABLE "calcache"."channel" ADD COLUMN     "claimed_at" TIMESTAMPTZ(3);
