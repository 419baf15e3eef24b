-- Which life of the database this is: see incarnation() in prisma/sql/triggers.sql. Unlogged, so that Postgres empties it
-- whenever it recovers from a crash, takes over as a standby, or is restored from a backup.
CREATE UNLOGGED TABLE "calcache"."incarnation" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "id" UUID NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incarnation_pkey" PRIMARY KEY ("only"),
    CONSTRAINT "incarnation_only" CHECK ("only")
);

-- Nothing was lost before the first that is known.
INSERT INTO "calcache"."incarnation" ("id", "began_at") VALUES (gen_random_uuid(), '-infinity');
