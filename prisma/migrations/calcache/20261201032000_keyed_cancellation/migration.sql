-- CreateTable
CREATE TABLE "calcache"."keyed_cancellation" (
    "idempotency_key" TEXT NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "keyed_cancellation_pkey" PRIMARY KEY ("idempotency_key")
);

-- CreateIndex
CREATE INDEX "keyed_cancellation_cancelled_at_idx" ON "calcache"."keyed_cancellation"("cancelled_at");
