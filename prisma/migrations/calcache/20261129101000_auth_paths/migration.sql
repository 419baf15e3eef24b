-- AlterTable
ALTER TABLE "calcache"."mailbox" ADD COLUMN     "oid" TEXT,
ADD COLUMN     "tid" TEXT;

-- CreateTable
CREATE TABLE "calcache"."auth_path" (
    "integration" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "credential_kind" TEXT NOT NULL,
    "encrypted" TEXT NOT NULL,
    "not_after" TIMESTAMPTZ(3),
    "scope" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_path_pkey" PRIMARY KEY ("integration","name")
);

-- CreateTable
CREATE TABLE "calcache"."auth_path_rule" (
    "id" SERIAL NOT NULL,
    "integration" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "account_kind" TEXT,
    "tid" TEXT,
    "share" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "auth_path_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."auth_path_use" (
    "credential_id" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_at" TIMESTAMPTZ(3),
    "failure_kind" TEXT,
    "failure_reason" TEXT,

    CONSTRAINT "auth_path_use_pkey" PRIMARY KEY ("credential_id","path")
);

-- CreateIndex
CREATE INDEX "auth_path_rule_integration_idx" ON "calcache"."auth_path_rule"("integration");

-- AlterTable
ALTER TABLE "calcache"."sign_in_attempt" ADD COLUMN     "path" TEXT NOT NULL DEFAULT 'environment';
