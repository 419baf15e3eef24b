-- CreateEnum
CREATE TYPE "booking_email_kind" AS ENUM ('confirmed', 'rescheduled', 'cancelled');

-- AlterTable
ALTER TABLE "Booking" ADD COLUMN     "cancelledBy" TEXT,
ADD COLUMN     "rescheduledBy" TEXT,
ADD COLUMN     "responses" JSONB;

-- CreateTable
CREATE TABLE "SelectedSlots" (
    "id" SERIAL NOT NULL,
    "eventTypeId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "slotUtcStartDate" TIMESTAMP(3) NOT NULL,
    "slotUtcEndDate" TIMESTAMP(3) NOT NULL,
    "uid" TEXT NOT NULL,
    "releaseAt" TIMESTAMP(3) NOT NULL,
    "isSeat" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SelectedSlots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_host" (
    "booking_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "credential_id" INTEGER,
    "calendar_id" TEXT,

    CONSTRAINT "booking_host_pkey" PRIMARY KEY ("booking_id","user_id")
);

-- CreateTable
CREATE TABLE "booking_email" (
    "id" SERIAL NOT NULL,
    "booking_id" INTEGER NOT NULL,
    "kind" "booking_email_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "settled" TEXT[],
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "booking_email_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key_hash" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "body" JSONB,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("key_hash")
);

-- CreateTable
CREATE TABLE "rate_count" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_count_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateIndex
CREATE INDEX "SelectedSlots_uid_idx" ON "SelectedSlots"("uid");

-- CreateIndex
CREATE INDEX "SelectedSlots_releaseAt_idx" ON "SelectedSlots"("releaseAt");

-- CreateIndex
CREATE UNIQUE INDEX "SelectedSlots_userId_slotUtcStartDate_slotUtcEndDate_uid_key" ON "SelectedSlots"("userId", "slotUtcStartDate", "slotUtcEndDate", "uid");

-- CreateIndex
CREATE INDEX "booking_host_user_id_starts_at_idx" ON "booking_host"("user_id", "starts_at");

-- CreateIndex
CREATE INDEX "booking_email_sent_at_next_attempt_at_idx" ON "booking_email"("sent_at", "next_attempt_at");

-- CreateIndex
CREATE INDEX "booking_email_booking_id_idx" ON "booking_email"("booking_id");

-- CreateIndex
CREATE INDEX "idempotency_key_claimed_at_idx" ON "idempotency_key"("claimed_at");

-- CreateIndex
CREATE INDEX "rate_count_expires_at_idx" ON "rate_count"("expires_at");

-- CreateIndex
CREATE INDEX "Booking_fromReschedule_idx" ON "Booking"("fromReschedule");

-- AddForeignKey
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "Booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_email" ADD CONSTRAINT "booking_email_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "Booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows is more than schema.prisma can say.

-- No host is in two places at once, whatever the code does. Ranges are half-open: a booking may begin when another ends.
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_lasts" CHECK ("starts_at" < "ends_at");
ALTER TABLE "booking_host" ADD CONSTRAINT "booking_host_no_overlap" EXCLUDE USING gist (
  int4range("user_id", "user_id", '[]') WITH &&,
  tstzrange("starts_at", "ends_at") WITH &&
) WHERE ("active");

-- A host's row always says what its booking says, whoever writes to either.
CREATE FUNCTION booking_host_reads_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "startTime" AT TIME ZONE 'UTC', "endTime" AT TIME ZONE 'UTC', status IN ('accepted', 'pending')
  INTO NEW.starts_at, NEW.ends_at, NEW.active
  FROM "Booking" WHERE id = NEW.booking_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER booking_host_reads_booking BEFORE INSERT OR UPDATE ON "booking_host"
  FOR EACH ROW EXECUTE FUNCTION booking_host_reads_booking();

CREATE FUNCTION booking_host_follows_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE booking_host SET active = active WHERE booking_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER booking_host_follows_booking AFTER UPDATE OF status, "startTime", "endTime" ON "Booking"
  FOR EACH ROW EXECUTE FUNCTION booking_host_follows_booking();

-- Open pages hear of holds, and of every host's time that a booking takes or gives back.
CREATE TRIGGER "SelectedSlots_inserted" AFTER INSERT ON "SelectedSlots"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_hosts"();
CREATE TRIGGER "SelectedSlots_deleted" AFTER DELETE ON "SelectedSlots"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "notify_of_hosts"();

CREATE FUNCTION notify_of_booking_hosts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM notify_availability_change('users', (SELECT array_agg(user_id) FROM changed));
  RETURN NULL;
END
$$;
CREATE TRIGGER booking_host_inserted AFTER INSERT ON "booking_host"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_of_booking_hosts();
CREATE TRIGGER booking_host_updated AFTER UPDATE ON "booking_host"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION notify_of_booking_hosts();
