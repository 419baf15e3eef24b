-- AlterEnum


ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'relink';
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'relink_reminder';
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'relink_admins';
ALTER TYPE "calcache"."booking_email_kind" ADD VALUE 'relinked';

-- AlterTable
ALTER TABLE "calcache"."booking_email" ADD COLUMN     "credential_id" INTEGER,
ALTER COLUMN "booking_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "calcache"."relink" (
    "credential_id" INTEGER NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "steps" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "relink_pkey" PRIMARY KEY ("credential_id")
);

-- CreateIndex
CREATE INDEX "booking_email_credential_id_idx" ON "calcache"."booking_email"("credential_id");