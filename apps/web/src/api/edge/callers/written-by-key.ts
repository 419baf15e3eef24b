import { writtenBy } from "@calcache/prisma";
import type { Bookings } from "@calcache/scheduling";

/** Bookings as whoever asks changes them: a key's application isn't told of what it did itself. @param who null: nobody with a key */
export function bookingsBy(bookings: Bookings, who: { id: string } | null): Bookings {
  if (who === null) return bookings;
  const { engine } = bookings;
  return { ...bookings, engine: { ...engine, db: writtenBy(engine.db, who.id) } };
}
