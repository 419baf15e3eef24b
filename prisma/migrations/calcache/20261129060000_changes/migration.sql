-- AlterTable
ALTER TABLE "calcache"."availability_change" ADD COLUMN "changed_in" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "calcache"."availability_change" ALTER COLUMN "changed_in" SET DEFAULT ((pg_current_xact_id())::text)::bigint;

-- CreateIndex
CREATE INDEX "availability_change_changed_in_idx" ON "calcache"."availability_change"("changed_in");
