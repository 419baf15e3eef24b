-- CreateTable
CREATE TABLE "calcache"."element_token" (
    "id" TEXT NOT NULL,
    "api_key_id" TEXT NOT NULL,
    "hashed_token" TEXT NOT NULL,
    "scopes" TEXT[],
    "user_ids" INTEGER[],
    "team_ids" INTEGER[],
    "event_type_ids" INTEGER[],
    "origin" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "element_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "element_token_hashed_token_key" ON "calcache"."element_token"("hashed_token");

-- CreateIndex
CREATE INDEX "element_token_api_key_id_idx" ON "calcache"."element_token"("api_key_id");

-- CreateIndex
CREATE INDEX "element_token_origin_expires_at_idx" ON "calcache"."element_token"("origin", "expires_at");

-- CreateIndex
CREATE INDEX "element_token_expires_at_idx" ON "calcache"."element_token"("expires_at");

-- AddForeignKey
ALTER TABLE "calcache"."element_token" ADD CONSTRAINT "element_token_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "calcache"."api_key"("id") ON DELETE CASCADE ON UPDATE CASCADE;