-- AlterTable
ALTER TABLE "calcache"."idempotency_key" ADD COLUMN     "claim" UUID;
