import { createHash } from "node:crypto";
import { sameAddress } from "@calcache/email-address";
import type { Mail, Mailbox } from "../writing/mail.ts";
import type { BookingFacts } from "./booking-facts.ts";
import { buildIcs, icsMethodOf } from "./build-ics.ts";
import {
  type BookingEmailKind,
  composeBookingEmail,
  type Reader,
  type ToldKind,
} from "./compose-booking-email.ts";

/** Of hosts who have chosen none. */
const usualLocale = "en";

/**
 * The mails about a booking: one for the attendee, one for each guest, one for each host, and one for each former host who was
 * told that it is theirs. Each says what has changed since that person was told last. Only the attendee's holds the links to cancel and to
 * reschedule. The hosts' have no calendar file: the event comes to their calendars itself.
 * @param madeAt epoch ms
 */
export function bookingMails(kind: BookingEmailKind, facts: BookingFacts, madeAt: number): Mail[] {
  const { attendee, guests, hosts } = facts;
  const calendar = calendarOf(kind, facts, madeAt);
  const [host = null] = hosts;
  const mail = (
    told: ToldKind,
    to: Mailbox,
    reader: Omit<Reader, "before">,
    rest: Pick<Mail, "replyTo" | "calendar">,
    said = facts,
  ) => ({
    id: digest(facts.uid, facts.sequence, told, to.address, ...(facts.reminder ? [facts.reminder.id] : [])),
    to,
    ...composeBookingEmail(told, said, { ...reader, before: beforeOf(said, to.address) }),
    ...rest,
  });
  const toHost = (told: ToldKind, each: BookingFacts["hosts"][number], said = facts) =>
    mail(
      told,
      mailbox(each),
      {
        locale: each.locale ?? usualLocale,
        timeZone: each.timeZone,
        role: "host",
        answerUrl: each.answerUrl ?? null,
      },
      inviting,
      said,
    );
  const current = (address: string) => {
    if (kind === "room_changed") return changedTo(facts, address);
    return kind === "rescheduled" && isAsTold(facts, address) ? "confirmed" : kind;
  };
  const { locale, timeZone } = attendee;
  const invited = { replyTo: host && mailbox(host), calendar };
  const inviting = { replyTo: mailbox(attendee), calendar: null };
  const toAttendee = mail(
    current(attendee.email),
    mailbox(attendee),
    { locale, timeZone, role: "attendee" },
    invited,
  );
  if (kind === "reschedule_offer") return [toAttendee];
  const audience = kind === "room_declined" ? "hosts" : (facts.reminder?.audience ?? "everybody");
  const mails = [
    ...(audience === "hosts" ? [] : [toAttendee]),
    ...guests
      .filter((address) => audience !== "hosts" && isNoHost(hosts)(address))
      .filter((address) => !isUnanswered(kind) || toldOf(facts, address) !== undefined)
      .map((address) =>
        mail(current(address), { name: null, address }, { locale, timeZone, role: "guest" }, invited),
      ),
    ...(audience === "attendees" ? [] : hosts.map((each) => toHost(current(each.email), each))),
    ...(facts.reminder || kind === "room_declined" ? [] : facts.told).flatMap(
      ({ formerHost, start, end }) => {
        if (formerHost === null) return [];
        // They know of no other hosts and of no other time.
        const asTold = { ...facts, also: [], start, end, hosts: [formerHost] };
        if (isUnanswered(kind)) return [];
        return [kind === "cancelled" ? toHost(kind, formerHost, asTold) : toHost("handed-over", formerHost)];
      },
    ),
  ];
  return mails.filter(isFirstTo);
}

/** Guests aren't told of a request, unless they know of the booking that was moved. */
const isUnanswered = (kind: BookingEmailKind) => kind === "requested" || kind === "rejected";

/**
 * The file that puts a booking into calendars, or takes it out. A request is in none: not before it is confirmed, and a booking that
 * was moved goes with the first mail of it.
 */
function calendarOf(kind: BookingEmailKind, facts: BookingFacts, madeAt: number): Mail["calendar"] {
  if (kind === "reschedule_offer" || (isUnanswered(kind) && facts.told.length === 0)) return null;
  const wish = kind === "cancelled" || isUnanswered(kind) ? "CANCEL" : "REQUEST";
  return { method: icsMethodOf(facts, wish), content: buildIcs(facts, wish, madeAt) };
}

const toldOf = ({ told }: BookingFacts, address: string) =>
  told.find((each) => sameAddress(each.address, address));

/** When it began by what somebody was told last, unless it still does. Whoever was told nothing is told what the attendee was. */
function beforeOf(facts: BookingFacts, address: string): number | null {
  const told = toldOf(facts, address) ?? toldOf(facts, facts.attendee.email);
  const before = told ? told.start : facts.formerStart;
  return before === facts.start ? null : before;
}

/** Whether somebody knows when it is: it was moved, and back again before they were told. */
function isAsTold(facts: BookingFacts, address: string): boolean {
  const told = toldOf(facts, address);
  return told !== undefined && told.start === facts.start && told.end === facts.end;
}

/** What another room is to somebody: that and nothing else, or news of a booking that they weren't told of, or not of its time. */
function changedTo(facts: BookingFacts, address: string): ToldKind {
  if (isAsTold(facts, address)) return "room_changed";
  return beforeOf(facts, address) === null ? "confirmed" : "rescheduled";
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
