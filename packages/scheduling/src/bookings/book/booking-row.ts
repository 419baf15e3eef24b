import type { Prisma } from "@calcache/prisma";
import type { EventTypeHost } from "../../event-types/columns/event-type.ts";
import { instant } from "../../host-time/times/times.ts";
import {
  changedInCalendarKey,
  checkedLiveKey,
  firstSeatKey,
  rescheduleReasonKey,
  roomDeclinedKey,
} from "../booking/stored/stored-json.ts";
import { bookingTitle, type NewBooking } from "./new-booking.ts";

/**
 * A booking as it is stored, which is as cal.com does: the first host leads, the other hosts and the guests attend
 * besides whoever booked.
 */
export function bookingRow(
  booking: NewBooking,
  hosts: readonly EventTypeHost[],
  now: number,
): Prisma.BookingUncheckedCreateInput {
  const { attendee, guests, moved, responses, slot, uid } = booking;
  const [leader, ...others] = hosts;
  const invited = [
    // Who have a seat bring their rows along.
    ...(moved?.isShared ? [] : [{ email: attendee.email, name: attendee.name }]),
    ...guests.map((email) => ({ email, name: "" })),
    ...others.map(({ email, name }) => ({ email, name })),
  ];
  const { timeZone, language } = attendee;
  // Its events are written anew.
  const { [changedInCalendarKey]: _, [roomDeclinedKey]: __, ...metadata } = booking.metadata;
  const answers = {
    ...responses,
    name: attendee.name,
    email: attendee.email,
    guests,
    ...(moved?.reason && { [rescheduleReasonKey]: moved.reason }),
  };
  return {
    uid,
    idempotencyKey: booking.idempotencyKey,
    userId: leader?.userId ?? null,
    userPrimaryEmail: leader?.email ?? null,
    eventTypeId: booking.eventType.id,
    title: bookingTitle(booking),
    description: typeof responses.notes === "string" ? responses.notes : null,
    startTime: instant(slot.start),
    endTime: instant(slot.end),
    location: booking.location,
    createdAt: new Date(now),
    updatedAt: new Date(now),
    status: booking.isRequest ? "PENDING" : "ACCEPTED",
    responses: answers as Prisma.InputJsonObject,
    metadata: {
      ...metadata,
      [checkedLiveKey]: String(booking.chosen.checkedLive),
      ...(booking.seatUid !== null && { [firstSeatKey]: booking.seatUid }),
    },
    iCalUID: moved?.iCalUid ?? uid,
    iCalSequence: moved ? moved.iCalSequence + 1 : 0,
    fromReschedule: moved?.uid ?? null,
    recurringEventId: booking.seriesUid,
    attendees: { create: invited.map((invitee) => ({ ...invitee, timeZone, locale: language })) },
  };
}
