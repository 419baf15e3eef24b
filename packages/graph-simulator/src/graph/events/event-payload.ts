import { z } from "zod";
import { SENSITIVITY, SHOW_AS } from "../../events/event.ts";
import { patternedRecurrenceSchema } from "../../recurrence/patterned-recurrence.ts";
import { dateTimeTimeZoneSchema } from "../../time/graph-date-time.ts";
import type { Reply } from "../protocol/reply.ts";
import { failure } from "../protocol/reply.ts";
import { EXTENDED_PROPERTIES, extendedPropertiesSchema } from "./extended-properties.ts";

type Failure = Reply & { failed: true };

/** Properties that are kept as they come (Microsoft: "event resource type"). */
const detailsSchema = z
  .object({
    body: z.object({ contentType: z.string().optional(), content: z.string().nullish() }).loose(),
    location: z.looseObject({}),
    locations: z.array(z.looseObject({})),
    attendees: z.array(z.looseObject({})),
    categories: z.array(z.string()),
    importance: z.enum(["low", "normal", "high"]),
    isReminderOn: z.boolean(),
    reminderMinutesBeforeStart: z.number(),
    responseRequested: z.boolean(),
    allowNewTimeProposals: z.boolean(),
    hideAttendees: z.boolean(),
    isOnlineMeeting: z.boolean(),
    onlineMeetingProvider: z.string(),
    [EXTENDED_PROPERTIES]: extendedPropertiesSchema,
  })
  .partial();

const eventPayloadSchema = z
  .object({
    subject: z.string().nullable(),
    start: dateTimeTimeZoneSchema,
    end: dateTimeTimeZoneSchema,
    isAllDay: z.boolean(),
    showAs: z.enum(SHOW_AS),
    sensitivity: z.enum(SENSITIVITY),
    recurrence: patternedRecurrenceSchema.nullable(),
    transactionId: z.string().nullable(),
  })
  .partial();

export type EventPayload = z.infer<typeof eventPayloadSchema> & { details: z.infer<typeof detailsSchema> };

/** Reads the body of an event's create or update; properties that Graph computes itself are ignored. */
export function readEventPayload(body: unknown): EventPayload | Failure {
  const fields = eventPayloadSchema.safeParse(body);
  const details = detailsSchema.safeParse(body);
  if (fields.success && details.success) return { ...fields.data, details: details.data };
  const issue = fields.error?.issues[0] ?? details.error?.issues[0];
  return failure(
    400,
    "RequestBodyRead",
    `The property '${issue?.path.join(".") ?? ""}' has an invalid value.`,
  );
}
