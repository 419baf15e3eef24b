-- AlterTable
ALTER TABLE "calendar_event" ADD COLUMN     "held_end" TIMESTAMPTZ(3),
ADD COLUMN     "held_start" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "followed_move" (
    "id" SERIAL NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "credential_id" INTEGER NOT NULL,
    "calendar_id" TEXT NOT NULL,
    "followed_at" TIMESTAMPTZ(3) NOT NULL,
    "from_start" TIMESTAMPTZ(3) NOT NULL,
    "to_start" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "followed_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "followed_move_booking_id_followed_at_idx" ON "followed_move"("booking_id", "followed_at");

-- CreateIndex
CREATE INDEX "followed_move_followed_at_idx" ON "followed_move"("followed_at");

-- AddForeignKey
ALTER TABLE "followed_move" ADD CONSTRAINT "followed_move_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "Booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;
