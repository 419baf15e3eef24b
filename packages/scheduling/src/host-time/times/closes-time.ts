import type { Prisma } from "@calcache/prisma";

/**
 * SQL of whether a booking `b` of the event type `e`, null where there is none, closes its hosts' time: it is agreed, or waits to be
 * confirmed and its event type keeps the time until then. As in cal.com.
 */
export const closesTime = `(b.status = 'accepted' OR b.status = 'pending'
      AND e."requiresConfirmation" AND e."requiresConfirmationWillBlockSlot")`;

/** The same for Prisma. */
export const bookingsThatCloseTime = {
  OR: [
    { status: "ACCEPTED" },
    {
      status: "PENDING",
      eventType: { requiresConfirmation: true, requiresConfirmationWillBlockSlot: true },
    },
  ],
} satisfies Prisma.BookingWhereInput;
