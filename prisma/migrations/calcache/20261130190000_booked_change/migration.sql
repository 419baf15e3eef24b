-- Unlogged: what it says is of the present life of the database only, and whoever writes bookings pays less for it.
-- CreateTable
CREATE UNLOGGED TABLE "calcache"."booked_change" (
    "changed_in" BIGINT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "booked_change_pkey" PRIMARY KEY ("changed_in","user_id")
);
