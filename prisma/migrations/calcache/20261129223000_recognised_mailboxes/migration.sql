-- AlterTable
ALTER TABLE "calcache"."mailbox" ADD COLUMN     "recognised_in" UUID;

-- AlterTable
ALTER TABLE "calcache"."written_calendar" DROP COLUMN "recognised_in";
