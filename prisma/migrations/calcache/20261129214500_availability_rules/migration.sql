-- CreateTable
CREATE TABLE "calcache"."availability_rule" (
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "schedule_id" INTEGER NOT NULL,
    "calendars" TEXT[],

    CONSTRAINT "availability_rule_pkey" PRIMARY KEY ("user_id","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "availability_rule_schedule_id_key" ON "calcache"."availability_rule"("schedule_id");
