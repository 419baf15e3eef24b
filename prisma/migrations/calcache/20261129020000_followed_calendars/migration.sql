-- AlterTable
ALTER TABLE "calcache"."cached_calendar" ADD COLUMN     "listed_as" TEXT;

-- AlterTable
ALTER TABLE "calcache"."mailbox" ADD COLUMN     "listed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "calcache"."written_calendar" ADD COLUMN     "listed_as" TEXT;

-- CreateTable
CREATE TABLE "calcache"."followed_calendar" (
    "mailbox_id" INTEGER NOT NULL,
    "former_id" TEXT NOT NULL,
    "present_id" TEXT NOT NULL,
    "followed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "followed_calendar_pkey" PRIMARY KEY ("mailbox_id","former_id")
);

-- AddForeignKey
ALTER TABLE "calcache"."followed_calendar" ADD CONSTRAINT "followed_calendar_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "calcache"."mailbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;
