import type { Database } from "@calcache/prisma";
import { answersKeptFor } from "./idempotency.ts";
import { movesRememberedFor } from "./runaway-move.ts";

const sentMailKeptFor = 30 * 24 * 60 * 60_000;

/** What people were told of a booking matters as long as it may be moved. */
const toldKeptFor = 30 * 24 * 60 * 60_000;

/** Forgets holds that are over, idempotent answers and counters that have served, yesterday's moves, mail sent and bookings over long ago. */
export async function pruneBookings(db: Database, now: number): Promise<void> {
  await db.selectedSlots.deleteMany({ where: { releaseAt: { lte: new Date(now) } } });
  await db.idempotencyKey.deleteMany({ where: { claimedAt: { lte: new Date(now - answersKeptFor) } } });
  await db.keyedCancellation.deleteMany({ where: { cancelledAt: { lte: new Date(now - answersKeptFor) } } });
  await db.rateCount.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  await db.followedMove.deleteMany({ where: { followedAt: { lte: new Date(now - movesRememberedFor) } } });
  await db.bookingEmail.deleteMany({ where: { sentAt: { lte: new Date(now - sentMailKeptFor) } } });
  await db.bookingTold.deleteMany({ where: { endsAt: { lte: new Date(now - toldKeptFor) } } });
}
