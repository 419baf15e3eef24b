import { slotFormatter } from "@calcache/availability";
import { answer, endpoint } from "@calcache/http-edge";
import { type Bookings, bookingStatusFilters, listKeyBookings } from "@calcache/scheduling";
import { z } from "zod";
import { success, successOf } from "../edge/answers/success.ts";
import { keyOrElement } from "../edge/callers/element.ts";
import { digits, email, idDigits, instant, timeZone, withPlus } from "../edge/fields/fields.ts";
import { bookingOutput, toBookingOutput } from "./booking-output.ts";

type Services = { bookings: Bookings };

/** As cal.com has it; without being asked, fewer. */
const [usualOnPage, mostOnPage] = [50, 250];

const time = z.string().transform(withPlus).pipe(instant).optional();

const pagination = z.object({
  totalItems: z.int(),
  remainingItems: z.int(),
  returnedItems: z.int(),
  itemsPerPage: z.int(),
  currentPage: z.int(),
  totalPages: z.int(),
  hasNextPage: z.boolean(),
  hasPreviousPage: z.boolean(),
});

/** As cal.com's API v2 lists bookings, in the parameters that matter here. */
export const listBookingsEndpoint = endpoint("GET", "/api/v2/bookings", {
  summary: "The bookings that a key opens",
  caller: keyOrElement("bookings:read", "bookings"),
  query: z.object({
    status: z
      .string()
      .transform((text) => text.split(","))
      .pipe(z.array(z.enum(bookingStatusFilters, `must be some of ${bookingStatusFilters.join(", ")}`)))
      .optional(),
    eventTypeId: idDigits.optional(),
    attendeeEmail: email.optional(),
    afterStart: time,
    beforeEnd: time,
    timeZone: timeZone.optional(),
    sortStart: z.enum(["asc", "desc"], "must be asc or desc").default("asc"),
    take: digits(mostOnPage).default(usualOnPage),
    skip: z
      .string()
      .regex(/^\d{1,6}$/, "must be a whole number from 0 to 999999")
      .transform(Number)
      .default(0),
  }),
  answers: { 200: successOf(z.array(bookingOutput)).extend({ pagination }) },
  async handle({ who, query }, { bookings }: Services) {
    const { status, eventTypeId, attendeeEmail, afterStart, beforeEnd, sortStart, take, skip } = query;
    const zone = query.timeZone;
    const { db, now } = bookings.engine;
    const filter = {
      statuses: status,
      eventTypeId,
      attendeeEmail,
      startsAfter: afterStart,
      endsBefore: beforeEnd,
    };
    const within = who.element?.subjects ?? null;
    const page = { take, skip, order: sortStart };
    const { bookings: found, total } = await listKeyBookings(db, who.id, { ...filter, within }, page, now());
    const remainingItems = Math.max(0, total - skip - found.length);
    const { body } = success(
      200,
      found.map((one) => inZone(toBookingOutput(one), zone)),
    );
    const pages = {
      totalItems: total,
      remainingItems,
      returnedItems: found.length,
      itemsPerPage: take,
      currentPage: Math.floor(skip / take) + 1,
      totalPages: Math.ceil(total / take),
      hasNextPage: remainingItems > 0,
      hasPreviousPage: skip > 0,
    };
    return answer(200, { ...body, pagination: pages });
  },
});

/** With its times as a zone's clocks show them, for pages that compute no zones themselves; in UTC where none is asked for. */
function inZone<Shown extends { start: string; end: string }>(
  booking: Shown,
  zone: string | undefined,
): Shown {
  if (zone === undefined) return booking;
  const { time } = slotFormatter(zone);
  const inIt = (iso: string) => time(Date.parse(iso) / 60_000);
  return { ...booking, start: inIt(booking.start), end: inIt(booking.end) };
}
