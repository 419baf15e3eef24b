-- AlterTable
ALTER TABLE "calcache"."mailbox" ADD COLUMN     "away_from" TIMESTAMPTZ(3),
ADD COLUMN     "away_until" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "mailbox_away_until_idx" ON "calcache"."mailbox"("away_until");
