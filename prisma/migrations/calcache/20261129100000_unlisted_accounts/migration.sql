-- Why a tenant's account couldn't be asked for its calendars.
ALTER TABLE "calcache"."tenant_account" ADD COLUMN "failure_kind" TEXT,
ADD COLUMN "failure_reason" TEXT;
