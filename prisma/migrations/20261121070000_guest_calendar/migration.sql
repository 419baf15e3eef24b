-- A visitor's own Outlook calendar, laid over the slots of booking pages. The browser keeps a random value in a cookie; here
-- is only its hash, so that whoever reads the table can't take a visitor's place.
CREATE TABLE "guest_calendar" (
    "id" SERIAL NOT NULL,
    "session_hash" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "address" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guest_calendar_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "guest_calendar_session_hash_key" ON "guest_calendar"("session_hash");

CREATE INDEX "guest_calendar_expires_at_idx" ON "guest_calendar"("expires_at");
