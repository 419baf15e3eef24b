-- CreateTable
CREATE TABLE "calcache"."notification_address" (
    "integration" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "swept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_address_pkey" PRIMARY KEY ("integration","address")
);
