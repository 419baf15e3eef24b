-- The address of an account, without opening its tokens, which fill several pages of their own: an answer about a
-- thousand hosts looks up two thousand of them.
ALTER TABLE "Credential" ADD COLUMN "address" TEXT GENERATED ALWAYS AS (lower((key ->> 'email'::text))) STORED;
