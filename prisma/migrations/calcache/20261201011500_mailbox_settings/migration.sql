-- AlterTable
ALTER TABLE "calcache"."mailbox" RENAME COLUMN "time_zone_read_at" TO "settings_due_at";
ALTER TABLE "calcache"."mailbox" ADD COLUMN     "away_due_at" TIMESTAMPTZ(3);

-- Until now it said when they were read, and they were read again an hour later.
UPDATE "calcache"."mailbox" SET "settings_due_at" = "settings_due_at" + interval '1 hour';
