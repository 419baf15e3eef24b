-- CreateTable
CREATE TABLE "calcache"."booking_told" (
    "i_cal_uid" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "host_id" INTEGER,
    "sequence" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_told_pkey" PRIMARY KEY ("i_cal_uid","address")
);

-- CreateIndex
CREATE INDEX "booking_told_booking_id_idx" ON "calcache"."booking_told"("booking_id");

-- CreateIndex
CREATE INDEX "booking_told_ends_at_idx" ON "calcache"."booking_told"("ends_at");
