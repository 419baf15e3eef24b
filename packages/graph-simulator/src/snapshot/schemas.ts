import { z } from "zod";
import type { CalendarEvent, SeriesMaster } from "../events/event.ts";
import { SENSITIVITY, SHOW_AS } from "../events/event.ts";
import { EVENT_FLAWS } from "../events/flaw.ts";
import { loginRefusalSchema } from "../faults/fault-effect.ts";
import { calendarSchema } from "../mailbox/calendar.ts";
import { MAILBOX_KINDS } from "../mailbox/kind.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { domainOf } from "../mailbox/tenant.ts";
import { mailboxTraitsSchema, traitsOf } from "../mailbox/traits.ts";
import { patternedRecurrenceSchema } from "../recurrence/patterned-recurrence.ts";
import { anchorAt } from "../recurrence/rule-starts.ts";
import type { Subscription } from "../subscriptions/subscription-store.ts";

/** Snapshots that are older than mailboxes' traits get the usual ones. */
export const mailboxSchema: z.ZodType<Mailbox> = z
  .object({
    ...mailboxTraitsSchema.partial().shape,
    id: z.string(),
    puid: z.string(),
    tenantId: z.string(),
    address: z.string(),
    displayName: z.string(),
    timeZone: z.string(),
    kind: z.enum(MAILBOX_KINDS),
    seed: z.string(),
    calendars: z.array(calendarSchema),
    // Older snapshots have the number alone.
    refusal: z.union([loginRefusalSchema, z.number().transform((number) => ({ number }))]).nullable(),
  })
  .transform((stored) => ({ ...stored, ...traitsOf({ ...stored, tenant: domainOf(stored.address) }) }));

const eventFields = {
  key: z.string(),
  mailboxId: z.string(),
  calendarId: z.string(),
  iCalUId: z.string(),
  subject: z.string(),
  showAs: z.enum(SHOW_AS),
  sensitivity: z.enum(SENSITIVITY),
  isCancelled: z.boolean(),
  span: z.object({ allDay: z.boolean(), start: z.number(), end: z.number() }),
  zone: z.string(),
  flaw: z.enum(EVENT_FLAWS).nullish(),
  details: z.record(z.string(), z.unknown()),
  transactionId: z.string().nullable(),
  changeKey: z.string(),
  createdAt: z.number(),
  modifiedAt: z.number(),
};
const partSchema = z.object({
  from: z.number().nullable(),
  before: z.number().nullable(),
  shift: z.number(),
});
const seriesFields = {
  pattern: patternedRecurrenceSchema.nullable(),
  added: z.array(z.number()),
  excluded: z.array(z.number()),
};
const seriesSchema = z.object({
  ...seriesFields,
  rules: z.array(z.string()),
  anchor: z.object({ start: z.number(), wall: z.number() }),
  part: partSchema.nullable(),
  nominalDays: z.number(),
});
/** Until 2026-11 a series had one rule, which counted from the series' start. */
const formerSeriesSchema = z.object({ ...seriesFields, rrule: z.string().nullable() });
const masterSchema = z
  .object({
    ...eventFields,
    type: z.literal("seriesMaster"),
    series: z.union([seriesSchema, formerSeriesSchema]),
  })
  .transform(({ series, ...event }): SeriesMaster => {
    if (!("rrule" in series)) return { ...event, series };
    const { rrule, ...dates } = series;
    const rules = rrule === null ? [] : [rrule];
    const { span, zone } = event;
    const anchor = anchorAt(span.start, span.allDay ? "UTC" : zone);
    return { ...event, series: { ...dates, rules, anchor, part: null, nominalDays: 0 } };
  });
export const eventSchema: z.ZodType<CalendarEvent> = z.union([
  z.object({ ...eventFields, type: z.literal("singleInstance") }),
  masterSchema,
  z.object({
    ...eventFields,
    type: z.literal("exception"),
    masterKey: z.string(),
    originalStart: z.number(),
  }),
]);

export const subscriptionSchema: z.ZodType<Subscription> = z.object({
  id: z.string(),
  mailboxId: z.string(),
  calendarId: z.string(),
  applicationId: z.string(),
  resource: z.string(),
  changeType: z.string(),
  notificationUrl: z.string(),
  formerNotificationUrl: z.string().nullable().default(null),
  silent: z.boolean().default(false),
  lifecycleNotificationUrl: z.string().nullable(),
  clientState: z.string().nullable(),
  latestSupportedTlsVersion: z.string(),
  immutableIds: z.boolean(),
  expiresAt: z.number(),
});

const userTokenSchema = z.object({
  kind: z.literal("user").default("user"),
  mailboxId: z.string(),
  clientId: z.string(),
  scope: z.string(),
  expiresAt: z.number(),
  renewed: z.boolean().optional(),
});
const appTokenSchema = z.object({
  kind: z.literal("app"),
  tenantId: z.string(),
  clientId: z.string(),
  expiresAt: z.number(),
});

export const tokensSchema = z.object({
  access: z.array(z.tuple([z.string(), z.union([appTokenSchema, userTokenSchema])])),
  refresh: z.array(z.tuple([z.string(), userTokenSchema])),
});

export const consentSchema = z.object({
  mailboxId: z.string(),
  clientId: z.string(),
  scopes: z.array(z.string()),
});
