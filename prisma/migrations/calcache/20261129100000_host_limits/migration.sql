-- CreateTable
CREATE TABLE "calcache"."host_limit" (
    "user_id" INTEGER NOT NULL,
    "booking_limits" JSONB,
    "duration_limits" JSONB,

    CONSTRAINT "host_limit_pkey" PRIMARY KEY ("user_id")
);
