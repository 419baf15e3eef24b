import type { Bookings } from "./booking/bookings.ts";
import { expireRequests } from "./change/expire-requests.ts";
import { replaceDeclinedRooms } from "./declined-rooms/replace-declined-rooms.ts";
import { inIntervals } from "./in-intervals.ts";
import { pruneBookings } from "./limits/prune-bookings.ts";
import { queueReminders } from "./mail/queue-reminders.ts";
import type { BookingPost } from "./mail/queued-mail.ts";
import { sendBookingEmails } from "./mail/send-booking-emails.ts";

const lookForMailEvery = 2_000;
const seekRoomsEvery = 2_000;
/** Open pages hear of a hold that is over when its row goes. */
const pruneEvery = 5_000;
const expireEvery = 15_000;
const remindEvery = 15_000;

/** Begins what bookings need done in the background: mail is sent, what nobody answered is declined, what has served is forgotten. The answer stops it. */
export function startBookingWorker(post: BookingPost): () => void {
  const { db, now, log } = post;
  return inIntervals(log, [
    { name: "sending booking mail", every: lookForMailEvery, run: () => sendBookingEmails(post) },
    { name: "pruning bookings", every: pruneEvery, run: () => pruneBookings(db, now()) },
    { name: "expiring requests", every: expireEvery, run: () => expireRequests(post) },
    { name: "queueing reminders", every: remindEvery, run: () => queueReminders(post) },
  ]);
}

/** Begins to find other rooms for bookings whose own declined, whether mail is sent or not. The answer stops it. */
export const startRoomWorker = (bookings: Pick<Bookings, "engine" | "settings">): (() => void) =>
  inIntervals(bookings.engine.log, [
    { name: "finding other rooms", every: seekRoomsEvery, run: () => replaceDeclinedRooms(bookings) },
  ]);
