import { createHash } from "node:crypto";
import { sameAddress } from "./address.ts";
import type { BookingFacts } from "./booking-facts.ts";
import { buildIcs, type IcsMethod } from "./build-ics.ts";
import {
  type BookingEmailKind,
  composeBookingEmail,
  type Reader,
  type ToldKind,
} from "./compose-booking-email.ts";
import type { Mail, Mailbox } from "./mail.ts";

const hostsLocale = "en";

/**
 * The mails about a booking: one for the attendee, one for each guest, one for each host, and one for each host who isn't any
 * more since it was moved. Only the attendee's holds the links to cancel and to reschedule. The hosts' have no calendar file: the event comes to their calendars itself.
 * @param madeAt epoch ms
 */
export function bookingMails(kind: BookingEmailKind, facts: BookingFacts, madeAt: number): Mail[] {
  const { attendee, guests, hosts } = facts;
  const method: IcsMethod = kind === "cancelled" ? "CANCEL" : "REQUEST";
  const calendar = { method, content: buildIcs(facts, method, madeAt) };
  const [host = null] = hosts;
  const mail = (told: ToldKind, to: Mailbox, reader: Reader, rest: Pick<Mail, "replyTo" | "calendar">) => ({
    id: digest(facts.uid, facts.sequence, told, to.address),
    to,
    ...composeBookingEmail(told, facts, reader),
    ...rest,
  });
  const toHost = (told: ToldKind, each: BookingFacts["hosts"][number]) =>
    mail(told, mailbox(each), { locale: hostsLocale, timeZone: each.timeZone, role: "host" }, inviting);
  const { locale, timeZone } = attendee;
  const invited = { replyTo: host && mailbox(host), calendar };
  const inviting = { replyTo: mailbox(attendee), calendar: null };
  const mails = [
    mail(kind, mailbox(attendee), { locale, timeZone, role: "attendee" }, invited),
    ...guests
      .filter(isNoHost(hosts))
      .map((address) => mail(kind, { name: null, address }, { locale, timeZone, role: "guest" }, invited)),
    ...hosts.map((each) => toHost(kind, each)),
    ...(facts.former?.hosts ?? []).map((each) => toHost("handed-over", each)),
  ];
  return mails.filter(isFirstTo);
}

/** A host who is invited as a guest too has the host's mail. */
const isNoHost = (hosts: BookingFacts["hosts"]) => (address: string) =>
  !hosts.some(({ email }) => sameAddress(email, address));

/** Whoever comes in more than one part has one mail, in whatever case of letters their address is written. */
const isFirstTo = ({ to }: Mail, index: number, mails: readonly Mail[]) =>
  mails.findIndex((other) => sameAddress(other.to.address, to.address)) === index;

const mailbox = ({ name, email }: { name: string; email: string }): Mailbox => ({ name, address: email });

const digest = (...parts: readonly unknown[]) =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
