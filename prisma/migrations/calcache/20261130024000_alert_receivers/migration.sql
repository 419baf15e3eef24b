-- CreateTable
CREATE TABLE "calcache"."alert_receiver" (
    "name" TEXT NOT NULL,
    "from_severity" TEXT NOT NULL,
    "takes_digest" BOOLEAN NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_receiver_pkey" PRIMARY KEY ("name")
);
