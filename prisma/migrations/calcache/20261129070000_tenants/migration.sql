-- CreateTable
CREATE TABLE "calcache"."tenant" (
    "id" SERIAL NOT NULL,
    "integration" TEXT NOT NULL,
    "tid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domains" TEXT[],
    "client_id" TEXT NOT NULL,
    "scope_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."tenant_credential" (
    "id" SERIAL NOT NULL,
    "tenant_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "encrypted" TEXT NOT NULL,
    "not_after" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calcache"."tenant_account" (
    "credential_id" INTEGER NOT NULL,
    "tenant_id" INTEGER NOT NULL,
    "integration" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "calendar_id" TEXT,
    "listed_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenant_account_pkey" PRIMARY KEY ("credential_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tenant_integration_tid_key" ON "calcache"."tenant"("integration", "tid");

-- CreateIndex
CREATE INDEX "tenant_credential_tenant_id_idx" ON "calcache"."tenant_credential"("tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_account_tenant_id_user_id_key" ON "calcache"."tenant_account"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "tenant_account_user_id_idx" ON "calcache"."tenant_account"("user_id");

-- AddForeignKey
ALTER TABLE "calcache"."tenant_credential" ADD CONSTRAINT "tenant_credential_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "calcache"."tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calcache"."tenant_account" ADD CONSTRAINT "tenant_account_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "calcache"."tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Ids of accounts that have no credential of the host's are these numbers below zero: none of the host's is.
CREATE SEQUENCE "calcache"."tenant_account_number" AS INTEGER
  OWNED BY "calcache"."tenant_account"."credential_id";

ALTER TABLE "calcache"."tenant_account" ADD CONSTRAINT "tenant_account_below_zero" CHECK ("credential_id" < 0);
