-- CreateEnum
CREATE TYPE "calcache"."api_key_reach" AS ENUM ('colleagues', 'own', 'calendars', 'team');

-- CreateEnum
CREATE TYPE "calcache"."api_key_action" AS ENUM ('granted', 'revoked', 'called');

-- AlterEnum
ALTER TYPE "calcache"."api_key_scope" ADD VALUE 'bookings';

-- AlterTable
ALTER TABLE "calcache"."api_key" RENAME COLUMN "note" TO "application";
ALTER TABLE "calcache"."api_key" ADD COLUMN     "calendars" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "reach" "calcache"."api_key_reach" NOT NULL DEFAULT 'colleagues',
ADD COLUMN     "revoked_at" TIMESTAMPTZ(3),
ADD COLUMN     "scopes" "calcache"."api_key_scope"[] DEFAULT ARRAY['free_busy_write']::"calcache"."api_key_scope"[],
ADD COLUMN     "team_id" INTEGER,
ADD CONSTRAINT "api_key_team" CHECK (("reach" = 'team') = ("team_id" IS NOT NULL)),
ADD CONSTRAINT "api_key_calendars" CHECK (("reach" = 'calendars') = (cardinality("calendars") > 0));
UPDATE "calcache"."api_key" SET "scopes" = ARRAY["scope"];
ALTER TABLE "calcache"."api_key" DROP COLUMN "scope";

-- CreateTable
CREATE TABLE "calcache"."api_key_log" (
    "id" BIGSERIAL NOT NULL,
    "api_key_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" "calcache"."api_key_action" NOT NULL,
    "actor" TEXT,
    "operation" TEXT,
    "status" INTEGER,

    CONSTRAINT "api_key_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."api_usage" (
    "api_key_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "operation" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "api_usage_pkey" PRIMARY KEY ("api_key_id","day","operation","status")
);

-- CreateIndex
CREATE INDEX "api_key_log_api_key_id_id_idx" ON "calcache"."api_key_log"("api_key_id", "id");

-- CreateIndex
CREATE INDEX "api_key_log_at_idx" ON "calcache"."api_key_log"("at");

-- CreateIndex
CREATE INDEX "api_usage_day_idx" ON "calcache"."api_usage"("day");

-- CreateIndex
CREATE INDEX "api_key_team_id_idx" ON "calcache"."api_key"("team_id");

-- AddForeignKey
ALTER TABLE "calcache"."api_key_log" ADD CONSTRAINT "api_key_log_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "calcache"."api_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."api_usage" ADD CONSTRAINT "api_usage_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "calcache"."api_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;
