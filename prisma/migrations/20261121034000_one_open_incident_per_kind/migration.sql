-- However many processes see an incident begin at once, they open one.
CREATE UNIQUE INDEX "incident_open" ON "incident"("integration", "account_kind") WHERE "ended_at" IS NULL;
DROP INDEX "incident_integration_account_kind_ended_at_idx";
