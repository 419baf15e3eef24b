import {
  email,
  externalId,
  limits,
  personalEventType,
  schedule,
  sites,
  slug,
  teamEventType,
  timeZone,
} from "@calcache/configuration";
import { RRResetInterval, RRTimestampBasis } from "@calcache/prisma";
import { z } from "zod";

/** The one integration there is. */
export const office365 = "office365_calendar";

/** A linked account: said whole, so that calendars it doesn't list are no longer selected. */
const credential = z.strictObject({
  type: z.literal(office365),
  key: z.strictObject({
    access_token: z.string(),
    refresh_token: z.string().min(1),
    /** The access token's end in milliseconds since the epoch. */
    expiry_date: z.number().min(0),
    /** The mailbox's address; the user's by default. */
    email: email.optional(),
  }),
  selectedCalendars: z.array(externalId).default([]),
  destinationCalendar: externalId.nullable().default(null),
});

/** Of a user over all event types. Left out, they are left alone; null is none. */
const ownLimits = {
  bookingLimitsCount: limits.nullable().optional(),
  bookingLimitsDuration: limits.nullable().optional(),
};

/** A section that is left out (`schedule`, `credentials`, `eventTypes`) is left alone; an empty one is cleared. */
const user = z
  .strictObject({
    email,
    username: slug.optional(),
    name: z.string().optional(),
    timeZone,
    schedule: schedule.optional(),
    credentials: z.array(credential).optional(),
    eventTypes: z.array(personalEventType).optional(),
    ...ownLimits,
  })
  .superRefine(({ email, credentials = [], eventTypes = [] }, context) => {
    for (const [index, { rooms }] of eventTypes.entries()) {
      if (!rooms.some((room) => room.email === email)) continue;
      const message = "must be none of the hosts";
      context.addIssue({ code: "custom", path: ["eventTypes", index, "rooms"], message });
    }
    const accounts = credentials.map(({ key }) => key.email ?? email);
    const isDestination = credentials.map(({ destinationCalendar }) => destinationCalendar !== null);
    for (const index of credentials.keys()) {
      if (accounts.indexOf(accounts[index] ?? email) < index) {
        const message = "is an account that the user has linked above";
        context.addIssue({ code: "custom", path: ["credentials", index, "key", "email"], message });
      }
      if (isDestination[index] && isDestination.indexOf(true) < index) {
        const message = "is the user's second; a user has one";
        context.addIssue({ code: "custom", path: ["credentials", index, "destinationCalendar"], message });
      }
    }
  });

/** A section that is left out (`features`, `members`, `eventTypes`) is left alone; an empty one is cleared. */
const team = z.strictObject({
  slug,
  name: z.string().min(1),
  features: z.array(slug).optional(),
  members: z.array(email).optional(),
  eventTypes: z.array(teamEventType).optional(),
  /** Of each member in all of its event types. */
  bookingLimitsCount: limits.nullable().optional(),
  includeManagedEventsInLimits: z.boolean().optional(),
  /** Over what the bookings of a round robin's hosts are counted, and by which of their times. */
  rrResetInterval: z.enum(RRResetInterval).optional(),
  rrTimestampBasis: z.enum(RRTimestampBasis).optional(),
  /** Which sites may show its booking pages in a frame; null lets all. */
  embedSites: sites.nullable().optional(),
});

export const teamFile = z.strictObject({
  users: z.array(user).default([]),
  teams: z.array(team).default([]),
});

/** Users, teams and event types as they are to be; what it doesn't name is left alone. */
export type TeamFile = z.output<typeof teamFile>;
/** The same as it is written, without defaults. */
export type TeamFileInput = z.input<typeof teamFile>;
export type UserEntry = TeamFile["users"][number];
export type TeamEntry = TeamFile["teams"][number];
export type CredentialEntry = z.output<typeof credential>;

/** One thing wrong with a team file, and where: `teams[0].eventTypes[2].length`. */
export type TeamFileError = { readonly path: string; readonly message: string };
