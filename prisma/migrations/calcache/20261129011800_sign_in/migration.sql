-- CreateEnum
CREATE TYPE "calcache"."sign_in_purpose" AS ENUM ('sign_in', 'connect', 'admin_consent', 'visitor');

-- CreateTable
CREATE TABLE "calcache"."sign_in_attempt" (
    "state_hash" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "purpose" "calcache"."sign_in_purpose" NOT NULL,
    "user_id" INTEGER,
    "credential_id" INTEGER,
    "invitation_id" TEXT,
    "tenant_id" TEXT,
    "return_to" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("state_hash")
);

-- CreateTable
CREATE TABLE "calcache"."user_session" (
    "id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "token_hash" TEXT NOT NULL,
    "previous_hash" TEXT,
    "rotated_at" TIMESTAMPTZ(3) NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."user_identity" (
    "tenant_id" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_identity_pkey" PRIMARY KEY ("tenant_id","object_id")
);

-- CreateTable
CREATE TABLE "calcache"."invitation" (
    "id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."tenant_consent" (
    "tenant_id" TEXT NOT NULL,
    "refused_at" TIMESTAMPTZ(3),
    "granted_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenant_consent_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateIndex
CREATE INDEX "sign_in_attempt_expires_at_idx" ON "calcache"."sign_in_attempt"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "user_session_token_hash_key" ON "calcache"."user_session"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "user_session_previous_hash_key" ON "calcache"."user_session"("previous_hash");

-- CreateIndex
CREATE INDEX "user_session_user_id_idx" ON "calcache"."user_session"("user_id");

-- CreateIndex
CREATE INDEX "user_session_expires_at_idx" ON "calcache"."user_session"("expires_at");

-- CreateIndex
CREATE INDEX "user_identity_user_id_idx" ON "calcache"."user_identity"("user_id");

-- CreateIndex
CREATE INDEX "invitation_user_id_idx" ON "calcache"."invitation"("user_id");

-- CreateIndex
CREATE INDEX "invitation_expires_at_idx" ON "calcache"."invitation"("expires_at");