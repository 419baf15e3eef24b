import { teamsMeeting } from "@calcache/booking-questions";
import { sameAddress } from "@calcache/email-address";
import { type BookingEmailKind, type BookingFacts, bookingMails } from "@calcache/emails";
import type { Database } from "@calcache/prisma";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { asSeat, readSeat, type StoredSeat } from "../booking/stored/seat.ts";
import { bookingFactsOf } from "./booking-facts-of.ts";
import { findFormerStart } from "./find-former-start.ts";
import type { BookingPost, Letters, Queued } from "./queued-mail.ts";
import { isAgreed, isStillSo, mailAbout, wasOnlyAsked } from "./still-so.ts";
import { findTold, forgetTold, rememberTold } from "./told.ts";

/** A confirmation waits this long for the link to meet online, which the hosts' calendar makes. */
const patienceWithLink = 60_000;

/** Who would be told of a booking that has ended or changed again meanwhile hears of that. */
export async function lettersOfBooking(
  post: BookingPost,
  queued: Queued,
  kind: BookingEmailKind,
): Promise<Letters> {
  const { db, now, webappUrl, hostSecret } = post;
  const seat = readSeat(queued.seat);
  const [booking, ...also] = await findStanding(db, queued, kind, seat, now());
  if (booking === undefined) return "nothing";
  const reminder = await findReminder(db, queued, booking, seat);
  if (reminder === null && isRemindful(kind)) return "nothing";
  const bookings = [booking, ...also];
  if (isAgreed(kind) && bookings.some(awaitsLink) && isRecent(queued, now())) return "wait";
  const formerStart =
    kind === "rescheduled" || kind === "room_changed"
      ? (seat?.movedFrom ?? (await findFormerStart(db, booking)))
      : null;
  const told = await findTold(db, booking);
  const formerHosts = told.flatMap(({ formerHost }) => formerHost ?? []);
  const known = (address: string) => told.some((each) => sameAddress(each.address, address));
  const guests = (await wasOnlyAsked(db, booking)) ? booking.guests.filter(known) : booking.guests;
  const facts = bookingFactsOf(
    kind,
    { ...booking, guests },
    webappUrl,
    kind === "requested" ? hostSecret : null,
    {
      formerStart,
      told,
    },
    also,
    reminder,
  );
  const mails = bookingMails(kind, facts, now());
  return {
    mails: seat?.alone ? mails.filter(({ to }) => sameAddress(to.address, seat.email)) : mails,
    hosts: [...booking.hosts, ...formerHosts],
    async remember(address) {
      if (tellsNoTime.has(kind) || isRemindful(kind)) return;
      const isOut =
        kind === "cancelled" ||
        kind === "rejected" ||
        formerHosts.some(({ email }) => sameAddress(email, address));
      for (const each of bookings) await (isOut ? forgetTold : rememberTold)(db, each, address);
    },
  };
}

/** After which nobody knows more of when a booking is. */
const tellsNoTime: ReadonlySet<BookingEmailKind> = new Set([
  "requested",
  "reschedule_offer",
  "room_declined",
]);

/** The bookings that a mail is about of which it still tells what is so: one, or of a series several in order. */
async function findStanding(
  db: Database,
  queued: Queued,
  kind: BookingEmailKind,
  seat: StoredSeat | null,
  now: number,
): Promise<BookingDetails[]> {
  const standing: BookingDetails[] = [];
  for (const uid of await uidsOf(db, queued)) {
    const whole = await findBooking(db, uid);
    const booking = whole && seat ? asSeat(whole, seat) : whole;
    if (!booking || !isStillSo(kind, booking, now)) continue;
    // What a reminder tells of a booking as a whole isn't overtaken by what one of several is told.
    const isOver = (seat !== null || !isRemindful(kind)) && (await isOvertaken(db, booking, queued, seat));
    if (!isOver) standing.push(booking);
  }
  return standing;
}

async function uidsOf(db: Database, { uid, alsoAbout }: Queued): Promise<string[]> {
  const others = await db.booking.findMany({
    where: { id: { in: alsoAbout ?? [] } },
    select: { uid: true },
    orderBy: { startTime: "asc" },
  });
  return [...(uid === null ? [] : [uid]), ...others.map((other) => other.uid)];
}

async function isOvertaken(
  db: Database,
  { id }: BookingDetails,
  queued: Queued,
  seat: StoredSeat | null,
): Promise<boolean> {
  // A seat may have been moved to another booking.
  const about = seat ? { seat: { path: ["uid"], equals: seat.uid } } : mailAbout(id);
  const later = { ...about, id: { gt: queued.id }, kind: { notIn: tellsNothingNew } };
  return (await db.bookingEmail.findFirst({ where: later, select: { id: true } })) !== null;
}

/** What is told of a booking besides what becomes of it. */
const tellsNothingNew = [
  "many_changed",
  "reschedule_offer",
  "reminder",
  "follow_up",
  "room_declined",
] satisfies Queued["kind"][];

const isRemindful = (kind: BookingEmailKind) => kind === "reminder" || kind === "follow_up";

/** What has it sent; null where that was taken back, or was due for another time than the booking has now, or is nobody's here. */
async function findReminder(
  db: Database,
  { reminderId }: Queued,
  booking: BookingDetails,
  seat: StoredSeat | null,
): Promise<BookingFacts["reminder"]> {
  if (reminderId === null) return null;
  const startsAt = new Date(booking.start);
  const key = { reminderId_bookingId_startsAt: { reminderId, bookingId: booking.id, startsAt } };
  const select = { reminder: { select: { id: true, audience: true, message: true } } } as const;
  const { reminder } = (await db.bookingReminder.findUnique({ where: key, select })) ?? {};
  if (reminder === undefined) return null;
  if (seat !== null || booking.seating === null) return reminder;
  // Whoever has a seat has mail of their own.
  return reminder.audience === "attendees" ? null : { ...reminder, audience: "hosts" };
}

const awaitsLink = ({ location, hosts, joinUrl, meetingRefused }: BookingDetails) =>
  location === teamsMeeting && joinUrl === null && !meetingRefused && hosts[0]?.hasEvent === true;

const isRecent = ({ createdAt }: Queued, now: number) => now - createdAt.getTime() < patienceWithLink;
