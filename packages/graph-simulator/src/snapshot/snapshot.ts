import { z } from "zod";
import type { CalendarEvent, SeriesMaster } from "../events/event.ts";
import { SENSITIVITY, SHOW_AS } from "../events/event.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { CALENDAR_COLORS, MAILBOX_KINDS } from "../mailbox/mailbox.ts";
import { patternedRecurrenceSchema } from "../recurrence/patterned-recurrence.ts";
import { anchorAt } from "../recurrence/rule-starts.ts";
import type { Simulation } from "../simulation.ts";
import type { Subscription } from "../subscriptions/subscription-store.ts";

const mailboxSchema: z.ZodType<Mailbox> = z.object({
  id: z.string(),
  puid: z.string(),
  tenantId: z.string(),
  address: z.string(),
  displayName: z.string(),
  timeZone: z.string(),
  kind: z.enum(MAILBOX_KINDS),
  seed: z.string(),
  calendars: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isDefaultCalendar: z.boolean(),
      color: z.enum(CALENDAR_COLORS),
      changeKey: z.string(),
    }),
  ),
  refusal: z.number().nullable(),
});

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
const eventSchema: z.ZodType<CalendarEvent> = z.union([
  z.object({ ...eventFields, type: z.literal("singleInstance") }),
  masterSchema,
  z.object({
    ...eventFields,
    type: z.literal("exception"),
    masterKey: z.string(),
    originalStart: z.number(),
  }),
]);

const subscriptionSchema: z.ZodType<Subscription> = z.object({
  id: z.string(),
  mailboxId: z.string(),
  calendarId: z.string(),
  applicationId: z.string(),
  resource: z.string(),
  changeType: z.string(),
  notificationUrl: z.string(),
  lifecycleNotificationUrl: z.string().nullable(),
  clientState: z.string().nullable(),
  latestSupportedTlsVersion: z.string(),
  immutableIds: z.boolean(),
  expiresAt: z.number(),
});

const tokensSchema = z.array(
  z.tuple([
    z.string(),
    z.object({ mailboxId: z.string(), clientId: z.string(), scope: z.string(), expiresAt: z.number() }),
  ]),
);

/** All of a simulator's state that outlives it: mailboxes, events, tokens and subscriptions, but no faults or settings. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  mailboxes: z.array(mailboxSchema),
  events: z.array(eventSchema),
  subscriptions: z.array(subscriptionSchema),
  tokens: z.object({ access: tokensSchema, refresh: tokensSchema }),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

type Stores = Pick<Simulation, "mailboxes" | "events" | "subscriptions" | "tokens" | "now">;

/** The present state. */
export function takeSnapshot(sim: Stores): Snapshot {
  return {
    version: 1,
    mailboxes: sim.mailboxes.all(),
    events: [...sim.events.all()],
    subscriptions: sim.subscriptions.all(sim.now()),
    tokens: sim.tokens.save(),
  };
}

/** Fills an empty simulation; nobody is notified. */
export function restoreSnapshot(sim: Stores, snapshot: Snapshot): void {
  for (const mailbox of snapshot.mailboxes) sim.mailboxes.put(mailbox);
  for (const event of snapshot.events) sim.events.put(event);
  for (const subscription of snapshot.subscriptions) sim.subscriptions.put(subscription);
  sim.tokens.load(snapshot.tokens);
}
