import type { Database } from "@calcache/prisma";
import { answersKeptFor } from "./idempotency.ts";

const sentMailKeptFor = 30 * 24 * 60 * 60_000;

/** Forgets holds that are over, idempotent answers and counters that have served, and mail sent long ago. */
export async function pruneBookings(db: Database, now: number): Promise<void> {
  await db.selectedSlots.deleteMany({ where: { releaseAt: { lte: new Date(now) } } });
  await db.idempotencyKey.deleteMany({ where: { claimedAt: { lte: new Date(now - answersKeptFor) } } });
  await db.rateCount.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  await db.bookingEmail.deleteMany({ where: { sentAt: { lte: new Date(now - sentMailKeptFor) } } });
}
