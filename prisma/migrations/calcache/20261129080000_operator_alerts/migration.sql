-- CreateTable
CREATE TABLE "calcache"."operator_alert" (
    "id" SERIAL NOT NULL,
    "rule" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "severity_since" TIMESTAMPTZ(3) NOT NULL,
    "summary" TEXT NOT NULL,
    "held_since" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "absent_since" TIMESTAMPTZ(3),
    "flaps" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "operator_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."alert_message" (
    "id" SERIAL NOT NULL,
    "alert_id" INTEGER NOT NULL,
    "receiver" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "alert_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "operator_alert_closed_at_idx" ON "calcache"."operator_alert"("closed_at");

-- CreateIndex
CREATE INDEX "alert_message_alert_id_idx" ON "calcache"."alert_message"("alert_id");

-- AddForeignKey
ALTER TABLE "calcache"."alert_message" ADD CONSTRAINT "alert_message_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "calcache"."operator_alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- However many processes evaluate, a rule has one alert of a subject that isn't closed.
CREATE UNIQUE INDEX "operator_alert_standing" ON "calcache"."operator_alert"("rule", "subject") WHERE "closed_at" IS NULL;

-- The next one for a receiver is looked for every few seconds.
CREATE INDEX "alert_message_waiting" ON "calcache"."alert_message"("receiver", "id") WHERE "settled_at" IS NULL;
