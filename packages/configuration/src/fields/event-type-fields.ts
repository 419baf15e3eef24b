import { z } from "zod";
import { privateLinks } from "./private-link-fields.ts";
import { reminders } from "./reminder-fields.ts";
import { bookingWindow, eventTypeRules } from "./rule-fields.ts";
import { email, slug } from "./text-fields.ts";

const minutesPerDay = 1440;
const lengthInMinutes = z.int().min(1).max(minutesPerDay);
const bufferInMinutes = z.int().min(0).max(minutesPerDay);
const maxInteger = 2 ** 31 - 1;

const common = {
  slug,
  title: z.string().min(1),
  length: lengthInMinutes,
  /** The slot's length by default. */
  slotInterval: lengthInMinutes.nullable().default(null),
  /** Whether every start that can be booked is offered, instead of those on cal.com's grid. */
  everyStart: z.boolean().default(false),
  /** Lengths to choose from, besides the usual one. Left out, they are left alone; with none there is no choice. */
  lengths: z.array(lengthInMinutes).optional(),
  minimumBookingNotice: z.int().min(0).max(maxInteger).default(0),
  beforeEventBuffer: bufferInMinutes.default(0),
  afterEventBuffer: bufferInMinutes.default(0),
  /** How many dates after today can be booked; unlimited by default. */
  periodDays: z.int().min(0).max(maxInteger).nullable().default(null),
  /** How far ahead instead, where that is more than a number of dates. */
  bookingWindow: bookingWindow.optional(),
  ...eventTypeRules,
  /** Links by which it is booked that nobody finds otherwise. Left out, they are left alone. */
  privateLinks: privateLinks.optional(),
  /** Mail before and after each booking. Left out, they are left alone. */
  reminders: reminders.optional(),
};

const host = z.strictObject({
  email,
  isFixed: z.boolean().default(false),
  priority: z.int().min(0).max(maxInteger).default(2),
  weight: z.int().min(0).max(maxInteger).default(100),
});

/** Nobody could say yes to some of those who share a booking, nor could these have seats in some of a series. */
const seatsAreAlone = {
  check: ({ seats, confirmationPolicy, recurrence }: Partial<Record<string, unknown>>) =>
    !seats || (!confirmationPolicy && !recurrence),
  otherwise: {
    path: ["seats"],
    message: "must be none where hosts have to confirm bookings, or where they repeat",
  },
};

const saysOnePeriod = {
  check: ({ periodDays, bookingWindow }: { periodDays: number | null; bookingWindow?: unknown }) =>
    periodDays === null || bookingWindow === undefined,
  otherwise: { path: ["bookingWindow"], message: "must be left out where there are periodDays" },
};

/** A page of one user, who is its host. */
export const personalEventType = z
  .strictObject(common)
  .refine(saysOnePeriod.check, saysOnePeriod.otherwise)
  .refine(seatsAreAlone.check, seatsAreAlone.otherwise);

export const teamEventType = z
  .strictObject({
    ...common,
    schedulingType: z.enum(["COLLECTIVE", "ROUND_ROBIN"]),
    hosts: z.array(host),
  })
  .refine(saysOnePeriod.check, saysOnePeriod.otherwise)
  .refine(seatsAreAlone.check, seatsAreAlone.otherwise);

export type PersonalEventTypeEntry = z.output<typeof personalEventType>;
export type TeamEventTypeEntry = z.output<typeof teamEventType>;
export type HostEntry = z.output<typeof host>;
