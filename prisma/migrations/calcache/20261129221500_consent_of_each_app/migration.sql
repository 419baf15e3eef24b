-- What was remembered of no certain app is learnt again by the next sign-in.
DELETE FROM "calcache"."tenant_consent";

-- AlterTable
ALTER TABLE "calcache"."tenant_consent" DROP CONSTRAINT "tenant_consent_pkey",
ADD COLUMN     "client_id" TEXT NOT NULL,
ADD CONSTRAINT "tenant_consent_pkey" PRIMARY KEY ("tenant_id", "client_id");
