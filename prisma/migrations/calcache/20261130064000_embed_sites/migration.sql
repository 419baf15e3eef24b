-- CreateTable
CREATE TABLE "calcache"."embed_sites" (
    "team_id" INTEGER NOT NULL,
    "sites" TEXT[],

    CONSTRAINT "embed_sites_pkey" PRIMARY KEY ("team_id")
);
