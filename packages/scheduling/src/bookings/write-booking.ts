import type { Prisma } from "@calcache/prisma";
import type { EventTypeHost, EventTypeWithHosts } from "../event-type.ts";
import type { BookingAttendee } from "./booking-details.ts";
import { queueEmail } from "./booking-emails.ts";
import type { BookingSettings } from "./booking-settings.ts";
import type { Bookings } from "./bookings.ts";
import type { ChosenHosts } from "./choose-hosts.ts";
import { claimTime, lockHosts } from "./claim-time.ts";
import { type MovedBooking, retireBooking } from "./end-booking.ts";
import { bookingTitle, hostEventOf } from "./host-event-of.ts";
import type { OwnTimes } from "./own-times.ts";
import type { WantedSlot } from "./slot-fit.ts";
import { checkedLiveKey } from "./stored-json.ts";
import { instant } from "./times.ts";

/** A booking that is about to be made, hosts and all. */
export type NewBooking = {
  uid: string;
  eventType: EventTypeWithHosts;
  settings: BookingSettings;
  slot: WantedSlot;
  chosen: ChosenHosts;
  attendee: BookingAttendee;
  guests: readonly string[];
  responses: Readonly<Record<string, unknown>>;
  metadata: Readonly<Record<string, string>>;
  idempotencyKey: string | null;
  /** What it is made instead of: the booking that is moved here. */
  moved: MovedBooking | null;
};

/**
 * Takes the hosts' time and writes all that a booking consists of, its events and its mail included. A booking that is
 * moved gives its time back first.
 * @throws SlotTaken when somebody else was faster; the database's constraint has the last word
 * @throws NotActive when the booking that is moved was cancelled or moved meanwhile
 */
export async function writeBooking(
  tx: Prisma.TransactionClient,
  { cache, events, settings }: Bookings,
  booking: NewBooking,
  own: OwnTimes,
): Promise<void> {
  const now = cache.now();
  const { eventType, slot, uid, moved } = booking;
  const hosts = booking.chosen.hosts.map(({ host }) => host);
  await lockHosts(tx, [...hosts.map(({ userId }) => userId), ...(own.booking?.hostIds ?? [])]);
  if (moved) await retireBooking(tx, events, moved, now);
  await claimTime(tx, hosts, slot, eventType, now, own);
  if (own.reservationUid !== null) {
    await tx.selectedSlots.deleteMany({ where: { uid: own.reservationUid } });
  }
  const row = await tx.booking.create({ data: bookingData(booking, hosts, now), select: { id: true } });
  for (const { userId } of hosts) {
    const calendar = booking.settings.calendarOf.get(userId);
    // Times follow from the booking's row, by a trigger.
    await tx.$executeRaw`
      INSERT INTO booking_host (booking_id, user_id, credential_id, calendar_id)
      VALUES (${row.id}, ${userId}, ${calendar?.credentialId ?? null}, ${calendar?.calendarId ?? null})`;
  }
  await queueEmail(tx, row.id, moved ? "rescheduled" : "confirmed", now);
  const event = hostEventOf(booking, hosts, settings.webappUrl);
  for (const { userId } of hosts) {
    const calendar = booking.settings.calendarOf.get(userId);
    if (calendar) await events.put(tx, { ...calendar, eventId: uid }, event, now);
  }
}

/** As in cal.com: the first host leads, the other hosts and the guests attend besides whoever booked. */
function bookingData(
  booking: NewBooking,
  hosts: readonly EventTypeHost[],
  now: number,
): Prisma.BookingUncheckedCreateInput {
  const { attendee, eventType, guests, moved, slot, uid } = booking;
  const [leader, ...others] = hosts;
  const { timeZone, language } = attendee;
  const invited = [
    { email: attendee.email, name: attendee.name },
    ...guests.map((email) => ({ email, name: "" })),
    ...others.map(({ email, name }) => ({ email, name })),
  ];
  const notes = booking.responses.notes;
  return {
    uid,
    idempotencyKey: booking.idempotencyKey,
    userId: leader?.userId ?? null,
    userPrimaryEmail: leader?.email ?? null,
    eventTypeId: eventType.id,
    title: bookingTitle(booking),
    description: typeof notes === "string" ? notes : null,
    startTime: instant(slot.start),
    endTime: instant(slot.end),
    location: booking.settings.location,
    createdAt: new Date(now),
    updatedAt: new Date(now),
    status: "ACCEPTED",
    responses: {
      ...booking.responses,
      name: attendee.name,
      email: attendee.email,
      guests: [...guests],
      ...(moved?.reason && { rescheduleReason: moved.reason }),
    } as Prisma.InputJsonObject,
    metadata: { ...booking.metadata, [checkedLiveKey]: String(booking.chosen.checkedLive) },
    iCalUID: moved?.iCalUid ?? `${uid}@calcache`,
    iCalSequence: moved ? moved.iCalSequence + 1 : 0,
    fromReschedule: moved?.uid ?? null,
    attendees: {
      create: invited.map((invitee) => ({ ...invitee, timeZone, locale: language })),
    },
  };
}
