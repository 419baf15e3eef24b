import { z } from "zod";
import { bookingFields, locations } from "./booking-fields.ts";

const maxInteger = 2 ** 31 - 1;
const count = z.int().min(1).max(maxInteger);

/** How many, or how many minutes, there may be in each day, week, month and year; any number where nothing is said. */
export const limits = z.strictObject({
  day: count.optional(),
  week: count.optional(),
  month: count.optional(),
  year: count.optional(),
});

/** How many bookings that haven't begun somebody may have. */
const bookerActiveBookingsLimit = z.strictObject({
  maximumActiveBookings: count,
  offerReschedule: z.boolean().default(false),
});

const confirmation = {
  /** Whether a request keeps its time until it is answered. */
  blockUnconfirmedBookingsInBooker: z.boolean().default(false),
  /** Whether only addresses of providers that give them to anybody for nothing need it. */
  onlyFreeEmail: z.boolean().default(false),
};

/** Which bookings a host has to confirm: all, or those that begin so soon. */
const confirmationPolicy = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("always"), ...confirmation }),
  z.strictObject({
    type: z.literal("time"),
    noticeThreshold: z.strictObject({ unit: z.enum(["minutes", "hours", "days"]), count }),
    ...confirmation,
  }),
]);

/** How far ahead can be booked: so many days after today, or (`rolling`) so many that have a time to book. */
export const bookingWindow = z.strictObject({
  type: z.enum(["calendarDays", "businessDays"]),
  value: z.int().min(0).max(maxInteger),
  rolling: z.boolean().default(false),
});

/** How many may have a booking together. Nobody is told of the others, whatever `showAttendeeInfo` says. */
const seats = z.strictObject({
  seatsPerTimeSlot: z.int().min(1).max(1000),
  showAttendeeInfo: z.boolean().default(false),
  showAvailabilityCount: z.boolean().default(true),
});

/** How what is booked repeats: so many occurrences at most, each so many weeks, months or years after the one before. */
const recurrence = z.strictObject({
  interval: z.int().min(1).max(100),
  occurrences: z.int().min(1).max(52),
  frequency: z.enum(["weekly", "monthly", "yearly"]),
});
/** Whether whoever books is kept from something. */
const disabled = z.strictObject(
  { disabled: z.boolean() },
  'must be { "disabled": true } or { "disabled": false }',
);

/** An address that browsers may be led to. */
const webAddress = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" })
  .max(2000);

/**
 * Rules of an event type by the names of cal.com's API. Each that is left out is left alone; null is none.
 */
export const eventTypeRules = {
  bookingLimitsCount: limits.nullable().optional(),
  bookingLimitsDuration: limits.nullable().optional(),
  bookerActiveBookingsLimit: bookerActiveBookingsLimit.nullable().optional(),
  confirmationPolicy: confirmationPolicy.nullable().optional(),
  /** Minutes that starts come after a clock mark. */
  offsetStart: z.int().min(0).max(1440).optional(),
  /** Whether of each date the first slot alone is shown. */
  onlyShowFirstAvailableSlot: z.boolean().optional(),
  /** Whether a round robin's bookings are moved to times of their hosts alone. */
  rescheduleWithSameRoundRobinHost: z.boolean().optional(),
  /** Whether free times begin where most slots fit. */
  showOptimizedSlots: z.boolean().optional(),
  seats: seats.nullable().optional(),
  recurrence: recurrence.nullable().optional(),
  /** What whoever books is asked besides. */
  bookingFields: bookingFields.nullable().optional(),
  /** Where it may take place; of several, whoever books chooses. */
  locations: locations.nullable().optional(),
  /** Where whoever has booked is led to; null to the booking's own page. */
  successRedirectUrl: webAddress.nullable().optional(),
  /** Whether that page is told of the booking, in its query. */
  forwardParamsSuccessRedirect: z.boolean().optional(),
  /** Whether only hosts may cancel and move bookings. */
  disableCancelling: disabled.optional(),
  disableRescheduling: disabled.optional(),
  /** Whether events in calendars are private ones that say who comes and no more. */
  hideCalendarEventDetails: z.boolean().optional(),
  /** Whether they leave out what the form was answered with. */
  hideCalendarNotes: z.boolean().optional(),
  /** Whether the page shows times in its own zone whatever the visitor's is. */
  lockTimeZoneToggleOnBookingPage: z.boolean().optional(),
  /** The language that the page is written in whatever the visitor's is; null for theirs. */
  interfaceLanguage: z
    .string()
    .regex(/^[A-Za-z]{2,3}([-_][A-Za-z\d]{2,8})*$/, "must be a language tag, as de or pt-BR")
    .nullable()
    .optional(),
};

export type BookingWindow = z.output<typeof bookingWindow>;
export type Limits = z.output<typeof limits>;
export type ConfirmationPolicy = z.output<typeof confirmationPolicy>;

const rules = z.object(eventTypeRules);
/** What is said of an event type's rules. */
export type EventTypeRules = z.output<typeof rules>;
