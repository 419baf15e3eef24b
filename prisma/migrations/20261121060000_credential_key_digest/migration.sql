-- Tells whether an account's tokens are still those that were looked at, without opening them: whoever learns that
-- tokens were refused must not mark an account that has been connected anew meanwhile.
ALTER TABLE "Credential" ADD COLUMN "key_digest" TEXT GENERATED ALWAYS AS (md5(key::text)) STORED;
