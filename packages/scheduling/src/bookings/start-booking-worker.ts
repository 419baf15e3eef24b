import { expireRequests } from "./change/expire-requests.ts";
import { pruneBookings } from "./limits/prune-bookings.ts";
import { queueReminders } from "./mail/queue-reminders.ts";
import type { BookingPost } from "./mail/queued-mail.ts";
import { sendBookingEmails } from "./mail/send-booking-emails.ts";

const lookForMailEvery = 2_000;
/** Open pages hear of a hold that is over when its row goes. */
const pruneEvery = 5_000;
const expireEvery = 15_000;
const remindEvery = 15_000;

/** Begins what bookings need done in the background: mail is sent, what nobody answered is declined, what has served is forgotten. The answer stops it. */
export function startBookingWorker(post: BookingPost): () => void {
  const { db, now, log } = post;
  const one = (name: string, work: () => Promise<unknown>) => {
    let running = false;
    return async () => {
      if (running) return;
      running = true;
      try {
        await work();
      } catch (error) {
        log.error({ err: error }, `${name} failed`);
      } finally {
        running = false;
      }
    };
  };
  const timers = [
    setInterval(
      one("sending booking mail", () => sendBookingEmails(post)),
      lookForMailEvery,
    ),
    setInterval(
      one("pruning bookings", () => pruneBookings(db, now())),
      pruneEvery,
    ),
    setInterval(
      one("expiring requests", () => expireRequests(post)),
      expireEvery,
    ),
    setInterval(
      one("queueing reminders", () => queueReminders(post)),
      remindEvery,
    ),
  ];
  return () => timers.forEach(clearInterval);
}
