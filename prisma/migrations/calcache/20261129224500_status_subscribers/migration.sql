-- CreateTable
CREATE TABLE "calcache"."status_subscriber" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "status_subscriber_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."status_message" (
    "id" SERIAL NOT NULL,
    "subscriber_id" INTEGER NOT NULL,
    "update_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "status_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "status_subscriber_kind_target_key" ON "calcache"."status_subscriber"("kind", "target");

-- CreateIndex
CREATE UNIQUE INDEX "status_message_subscriber_id_update_id_key" ON "calcache"."status_message"("subscriber_id", "update_id");

-- AddForeignKey
ALTER TABLE "calcache"."status_message" ADD CONSTRAINT "status_message_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "calcache"."status_subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;
