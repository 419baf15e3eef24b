import { z } from "zod";

const text = z.string();
const time = text;
const limits = [
  z.object({ kind: z.literal("too_soon"), earliest: time }),
  z.object({ kind: z.literal("after_booking_period"), lastDate: text }),
] as const;
const limitReached = z.object({
  kind: z.literal("limit_reached"),
  of: z.enum(["event_type", "team", "host"]),
  unit: z.enum(["day", "week", "month", "year"]),
  counts: z.enum(["bookings", "minutes"]),
  most: z.number(),
});
const misconfigured = z.object({
  kind: z.literal("misconfigured"),
  columns: z.array(text).readonly().optional(),
});
const obstacle = z.object({
  kind: z.enum(["busy", "booked", "buffer"]),
  side: z.enum(["before", "after"]).optional(),
  calendar: text.optional(),
  start: time,
  end: time,
});
const hostReason = z.union([
  ...limits,
  limitReached,
  z.object({ kind: z.enum(["outside_working_hours", "out_of_office", "locked", "unknown_time_zone"]) }),
  z.object({
    kind: z.literal("calendar_unavailable"),
    integration: text,
    reason: text,
    calendar: text.optional(),
  }),
  obstacle,
]);
const source = z.enum([
  "cached",
  "live",
  "stale",
  "disconnected",
  "unusable",
  "unread",
  "no_provider",
  "delegation",
  "no_account",
  "unlisted",
  "unanswered",
]);
/** What the provider of a host's calendars refuses: to let one be read, or to take so many events. */
const refusal = z.union([
  z.object({ kind: z.literal("calendar"), calendar: text, reason: text, since: time.nullable() }),
  z.object({ kind: z.literal("events"), calendar: text, reason: text, count: z.int() }),
]);
const named = z.object({ name: text.nullable(), username: text.nullable() });

const slot = z.object({
  start: time,
  end: time,
  bookable: z.boolean(),
  reasons: z.array(
    z.union([
      ...limits,
      limitReached,
      misconfigured,
      z.object({
        kind: z.enum(["outside_restriction", "hosts_not_free", "no_room", "off_grid", "not_first_of_date"]),
      }),
    ]),
  ),
  nearestStarts: z.object({ before: time.nullable(), after: time.nullable() }),
});

const calendars = z.array(
  z.object({ integration: text, id: text.optional(), source, asOf: time.nullable() }),
);

const complete = slot.extend({
  hosts: z.array(
    named.extend({
      isFixed: z.boolean(),
      groupId: text.optional(),
      free: z.boolean(),
      reasons: z.array(hostReason),
      calendars,
      refused: z.array(refusal).optional(),
    }),
  ),
  rooms: z
    .array(
      z.object({
        id: z.int(),
        name: text,
        free: z.boolean(),
        reasons: z.array(z.union([z.object({ kind: z.literal("no_calendar") }), hostReason])),
        calendars,
      }),
    )
    .optional(),
  assignment: z.array(named.extend({ reason: text })).nullable(),
});

const anonymous = slot.extend({
  hosts: z.array(z.object({ free: z.boolean(), reasons: z.array(z.object({ kind: text })) })),
});

/** Why a slot is or isn't offered: for an operator by name, for anybody without. */
export const explanation = z.union([complete, anonymous]);
