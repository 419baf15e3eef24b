import { Prisma } from "@calcache/prisma";
import { z } from "zod";
import { type EventTypeRules, type Limits, limits } from "../fields/rule-fields.ts";
import { afterColumns, afterSelect, saidAfter } from "./after-columns.ts";
import { saidConfirmation } from "./confirmation-columns.ts";
import { saidForm, storedFields, storedPlaces } from "./form-columns.ts";
import { saidRecurrence, storedRecurrence } from "./recurrence-column.ts";

const units = { PER_DAY: "day", PER_WEEK: "week", PER_MONTH: "month", PER_YEAR: "year" } as const;

/** Limits as cal.com stores them; what says nothing is null. */
export function storedLimits(said: Limits | null): Prisma.InputJsonObject | typeof Prisma.DbNull {
  const stored = Object.entries(units).flatMap(([key, unit]) => {
    const most = said?.[unit];
    return most === undefined ? [] : [[key, most]];
  });
  return stored.length > 0 ? Object.fromEntries(stored) : Prisma.DbNull;
}

const stored = z.record(z.string(), z.unknown()).nullable();

/** What stored limits say; null for none, undefined for what can't be said so. */
export function saidLimits(json: Prisma.JsonValue): Limits | null | undefined {
  const read = stored.safeParse(json);
  if (!read.success) return undefined;
  const entries = Object.entries(read.data ?? {}).filter(([, most]) => most !== 0 && most !== null);
  const said = limits.safeParse(
    Object.fromEntries(entries.map(([key, most]) => [units[key as keyof typeof units] ?? key, most])),
  );
  if (!said.success) return undefined;
  return entries.length === 0 ? null : said.data;
}

/** The columns that an event type's rules stand in, to be selected. */
export const ruleSelect = {
  bookingLimits: true,
  durationLimits: true,
  maxActiveBookingsPerBooker: true,
  maxActiveBookingPerBookerOfferReschedule: true,
  requiresConfirmation: true,
  requiresConfirmationWillBlockSlot: true,
  requiresConfirmationForFreeEmail: true,
  offsetStart: true,
  onlyShowFirstAvailableSlot: true,
  rescheduleWithSameRoundRobinHost: true,
  showOptimizedSlots: true,
  seatsPerTimeSlot: true,
  seatsShowAttendees: true,
  seatsShowAvailabilityCount: true,
  bookingFields: true,
  locations: true,
  recurringEvent: true,
  ...afterSelect,
} as const satisfies Prisma.EventTypeSelect;

type RuleRow = Prisma.EventTypeGetPayload<{ select: typeof ruleSelect }> & { metadata: Prisma.JsonValue };

/** The columns of what is said; what is left out stays as it is. A threshold stands in the metadata. */
export function ruleColumns(said: EventTypeRules) {
  const { bookingLimitsCount, bookingLimitsDuration, bookerActiveBookingsLimit: booker } = said;
  const { confirmationPolicy: policy, offsetStart, onlyShowFirstAvailableSlot, showOptimizedSlots } = said;
  return {
    ...(said.seats !== undefined && {
      seatsPerTimeSlot: said.seats?.seatsPerTimeSlot ?? null,
      seatsShowAttendees: said.seats?.showAttendeeInfo ?? false,
      seatsShowAvailabilityCount: said.seats?.showAvailabilityCount ?? true,
    }),
    ...(said.recurrence !== undefined && { recurringEvent: storedRecurrence(said.recurrence) }),
    ...(said.bookingFields !== undefined && { bookingFields: storedFields(said.bookingFields) }),
    ...(said.locations !== undefined && { locations: storedPlaces(said.locations) }),
    ...afterColumns(said),
    ...(offsetStart !== undefined && { offsetStart }),
    ...(onlyShowFirstAvailableSlot !== undefined && { onlyShowFirstAvailableSlot }),
    ...(said.rescheduleWithSameRoundRobinHost !== undefined && {
      rescheduleWithSameRoundRobinHost: said.rescheduleWithSameRoundRobinHost,
    }),
    ...(showOptimizedSlots !== undefined && { showOptimizedSlots }),
    ...(bookingLimitsCount !== undefined && { bookingLimits: storedLimits(bookingLimitsCount) }),
    ...(bookingLimitsDuration !== undefined && { durationLimits: storedLimits(bookingLimitsDuration) }),
    ...(booker !== undefined && {
      maxActiveBookingsPerBooker: booker?.maximumActiveBookings ?? null,
      maxActiveBookingPerBookerOfferReschedule: booker?.offerReschedule ?? false,
    }),
    ...(policy !== undefined && {
      requiresConfirmation: policy !== null,
      requiresConfirmationWillBlockSlot: policy?.blockUnconfirmedBookingsInBooker ?? false,
      requiresConfirmationForFreeEmail: policy?.onlyFreeEmail ?? false,
    }),
  };
}

/** What the columns say of the rules; `unsayable` names those whose content no form and no file has words for. */
export function saidRules(row: RuleRow): { rules: Required<EventTypeRules>; unsayable: string[] } {
  const bookings = saidLimits(row.bookingLimits);
  const minutes = saidLimits(row.durationLimits);
  const form = saidForm(row);
  const recurrence = saidRecurrence(row.recurringEvent);
  const after = saidAfter(row);
  const most = row.maxActiveBookingsPerBooker;
  return {
    rules: {
      bookingLimitsCount: bookings ?? null,
      bookingLimitsDuration: minutes ?? null,
      bookerActiveBookingsLimit:
        most !== null && most > 0
          ? { maximumActiveBookings: most, offerReschedule: row.maxActiveBookingPerBookerOfferReschedule }
          : null,
      confirmationPolicy: saidConfirmation(row),
      offsetStart: row.offsetStart,
      onlyShowFirstAvailableSlot: row.onlyShowFirstAvailableSlot,
      rescheduleWithSameRoundRobinHost: row.rescheduleWithSameRoundRobinHost,
      showOptimizedSlots: row.showOptimizedSlots === true,
      seats: row.seatsPerTimeSlot
        ? {
            seatsPerTimeSlot: row.seatsPerTimeSlot,
            showAttendeeInfo: row.seatsShowAttendees === true,
            showAvailabilityCount: row.seatsShowAvailabilityCount !== false,
          }
        : null,
      recurrence: recurrence ?? null,
      bookingFields: form.bookingFields ?? null,
      locations: form.locations ?? null,
      ...after.rules,
    },
    unsayable: [
      ...(bookings === undefined ? ["bookingLimits"] : []),
      ...(minutes === undefined ? ["durationLimits"] : []),
      ...(recurrence === undefined ? ["recurringEvent"] : []),
      ...(form.bookingFields === undefined ? ["bookingFields"] : []),
      ...(form.locations === undefined ? ["locations"] : []),
      ...after.unsayable,
    ],
  };
}
