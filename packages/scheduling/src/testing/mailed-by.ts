import type { Mail } from "@calcache/emails";
import { sendBookingEmails } from "../bookings/mail/send-booking-emails.ts";
import type { BookingWorld } from "./booking-world.ts";

/** Mail that goes out now; each also as `Confirmed gus@guest.example`. */
export async function mailedBy(world: BookingWorld): Promise<{ mail: Mail; line: string }[]> {
  const sent: Mail[] = [];
  await sendBookingEmails({
    db: world.database.db,
    now: () => world.now,
    log: world.engine.log,
    mailer: {
      send: async (mail) => {
        sent.push(mail);
        return { ok: true, value: { messageId: "" } };
      },
    },
    webappUrl: "https://calcache.example",
    hostSecret: world.bookings.hostSecret,
    accountMail: async () => "nothing",
  });
  return sent.map((mail) => ({ mail, line: `${mail.subject.split(":")[0]} ${mail.to.address}` }));
}
