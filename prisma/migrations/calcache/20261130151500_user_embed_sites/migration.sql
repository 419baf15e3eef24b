-- CreateTable
CREATE TABLE "calcache"."user_embed_sites" (
    "user_id" INTEGER NOT NULL,
    "sites" TEXT[],

    CONSTRAINT "user_embed_sites_pkey" PRIMARY KEY ("user_id")
);
