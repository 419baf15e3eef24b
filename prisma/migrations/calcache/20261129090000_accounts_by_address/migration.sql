-- Each change of an account that counts looks for all accounts of its address: a host may change ten thousand in one statement.
CREATE INDEX "account_integration_address_idx" ON "calcache"."account"("integration", "address");
