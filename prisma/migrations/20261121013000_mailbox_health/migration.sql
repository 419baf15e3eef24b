-- AlterTable
ALTER TABLE "mailbox" ADD COLUMN     "account_kind" TEXT,
ADD COLUMN     "anchor_refused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "compared_at" TIMESTAMPTZ(3),
ADD COLUMN     "failing_since" TIMESTAMPTZ(3),
ADD COLUMN     "failure_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failure_kind" TEXT,
ADD COLUMN     "failure_reason" TEXT,
ADD COLUMN     "paused_until" TIMESTAMPTZ(3),
ADD COLUMN     "profile_read_at" TIMESTAMPTZ(3),
ADD COLUMN     "quarantined_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "renewed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "incident" (
    "id" SERIAL NOT NULL,
    "integration" TEXT NOT NULL,
    "account_kind" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "resuming_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "incident_integration_account_kind_ended_at_idx" ON "incident"("integration", "account_kind", "ended_at");

-- CreateIndex
CREATE INDEX "mailbox_paused_until_idx" ON "mailbox"("paused_until");

-- CreateIndex
CREATE INDEX "mailbox_integration_account_kind_idx" ON "mailbox"("integration", "account_kind");
