-- AlterTable
ALTER TABLE "calcache"."lease" ADD COLUMN     "version" TEXT;

-- CreateIndex
CREATE INDEX "mailbox_compared_at_idx" ON "calcache"."mailbox"("compared_at");

-- CreateIndex
CREATE INDEX "mailbox_failing_since_idx" ON "calcache"."mailbox"("failing_since");

-- CreateIndex
CREATE INDEX "mailbox_listed_at_idx" ON "calcache"."mailbox"("listed_at");
