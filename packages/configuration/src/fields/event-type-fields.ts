import { z } from "zod";
import { privateLinks } from "./private-link-fields.ts";
import { reminders } from "./reminder-fields.ts";
import { hostsAreNoRooms, roomFields } from "./room-fields.ts";
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
  ...roomFields,
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
  /** Of a round robin: the name of the group of theirs of whom one takes part; null for the group of those who are in none. */
  group: z.string().trim().min(1).max(100).nullable().default(null),
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

type Sharing = {
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  hosts: readonly { isFixed: boolean; group: string | null }[];
  requiredHosts: number;
};

const hasEnoughHosts = {
  check: ({ schedulingType, hosts, requiredHosts }: Sharing) => {
    if (schedulingType === "COLLECTIVE") return true;
    const groups = Map.groupBy(
      hosts.filter(({ isFixed }) => !isFixed),
      ({ group }) => group,
    );
    return [...groups.values()].every((members) => members.length >= requiredHosts);
  },
  otherwise: {
    path: ["requiredHosts"],
    message: "must be at most as many as there are hosts who aren't fixed, in each group",
  },
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
    /** Of a round robin, or of each of its groups: how many hosts take part who aren't fixed. */
    requiredHosts: z.int().min(1).max(100).default(1),
  })
  .refine(saysOnePeriod.check, saysOnePeriod.otherwise)
  .refine(hasEnoughHosts.check, hasEnoughHosts.otherwise)
  .refine(hostsAreNoRooms.check, hostsAreNoRooms.otherwise)
  .refine(seatsAreAlone.check, seatsAreAlone.otherwise);

export type PersonalEventTypeEntry = z.output<typeof personalEventType>;
export type TeamEventTypeEntry = z.output<typeof teamEventType>;
export type HostEntry = z.output<typeof host>;
