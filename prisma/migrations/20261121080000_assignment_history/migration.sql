-- The choice among the hosts of a round robin asks for this month's bookings of an event type, and for the last one of a host.

-- CreateIndex
CREATE INDEX "Booking_eventTypeId_createdAt_idx" ON "Booking"("eventTypeId", "createdAt");

-- CreateIndex
CREATE INDEX "Booking_eventTypeId_userId_createdAt_idx" ON "Booking"("eventTypeId", "userId", "createdAt");

-- What follows is more than schema.prisma can say.

-- Few bookings have somebody who didn't come, and only these need a look at all of their attendees.
CREATE INDEX "Attendee_noShow_idx" ON "Attendee"("bookingId") WHERE "noShow";
