-- CreateTable
CREATE TABLE "calcache"."event_hub_partition" (
    "namespace" TEXT NOT NULL,
    "hub" TEXT NOT NULL,
    "consumer_group" TEXT NOT NULL,
    "partition" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "owned_at" TIMESTAMPTZ(3) NOT NULL,
    "offset" TEXT,
    "sequence_number" BIGINT,
    "called_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_hub_partition_pkey" PRIMARY KEY ("namespace","hub","consumer_group","partition")
);
