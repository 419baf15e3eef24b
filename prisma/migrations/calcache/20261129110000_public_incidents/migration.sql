-- CreateTable
CREATE TABLE "calcache"."incident_count" (
    "incident_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "unread" INTEGER NOT NULL,

    CONSTRAINT "incident_count_pkey" PRIMARY KEY ("incident_id","at")
);

-- CreateTable
CREATE TABLE "calcache"."public_incident" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "impact" TEXT NOT NULL,
    "incident_id" INTEGER,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "next_update_by" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "postmortem" TEXT,

    CONSTRAINT "public_incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."public_incident_update" (
    "id" SERIAL NOT NULL,
    "incident_id" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" INTEGER NOT NULL,

    CONSTRAINT "public_incident_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."operator_note" (
    "id" SERIAL NOT NULL,
    "incident_id" INTEGER,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" INTEGER NOT NULL,

    CONSTRAINT "operator_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "public_incident_incident_id_key" ON "calcache"."public_incident"("incident_id");

-- CreateIndex
CREATE INDEX "public_incident_resolved_at_idx" ON "calcache"."public_incident"("resolved_at");

-- CreateIndex
CREATE INDEX "public_incident_update_incident_id_idx" ON "calcache"."public_incident_update"("incident_id");

-- CreateIndex
CREATE INDEX "operator_note_incident_id_idx" ON "calcache"."operator_note"("incident_id");

-- CreateIndex
CREATE INDEX "operator_note_at_idx" ON "calcache"."operator_note"("at");

-- AddForeignKey
ALTER TABLE "calcache"."incident_count" ADD CONSTRAINT "incident_count_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "calcache"."incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."public_incident" ADD CONSTRAINT "public_incident_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "calcache"."incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."public_incident_update" ADD CONSTRAINT "public_incident_update_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "calcache"."public_incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."operator_note" ADD CONSTRAINT "operator_note_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "calcache"."public_incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;