-- AlterTable
ALTER TABLE "calcache"."booking_email" ADD COLUMN     "seat" JSONB;

-- CreateTable
CREATE TABLE "calcache"."ended_seat" (
    "uid" TEXT NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "seat" JSONB NOT NULL,
    "reason" TEXT,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_seat_pkey" PRIMARY KEY ("uid")
);

-- CreateIndex
CREATE INDEX "ended_seat_booking_id_idx" ON "calcache"."ended_seat"("booking_id");
