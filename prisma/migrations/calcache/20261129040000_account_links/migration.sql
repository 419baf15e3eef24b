-- AlterTable
ALTER TABLE "calcache"."sign_in_attempt" ADD COLUMN     "link_id" TEXT;

-- CreateTable
CREATE TABLE "calcache"."account_link" (
    "id" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "credential_id" INTEGER,
    "return_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "account_link_user_id_idx" ON "calcache"."account_link"("user_id");

-- CreateIndex
CREATE INDEX "account_link_credential_id_idx" ON "calcache"."account_link"("credential_id");

-- CreateIndex
CREATE INDEX "account_link_expires_at_idx" ON "calcache"."account_link"("expires_at");