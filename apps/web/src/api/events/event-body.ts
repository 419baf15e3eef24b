import type { DesiredEvent, OwnEvent } from "@calcache/calendar-events";
import { z } from "zod";
import { inIso, isoTime } from "../edge/answers/in-iso.ts";
import { email, instant, language, text, timeZone } from "../edge/fields/fields.ts";

/** The body of a PUT: all of what the event should be, from then on. */
export const eventBody: z.ZodType<DesiredEvent> = z
  .strictObject({
    title: text(255).min(1, "must not be empty"),
    description: text(20_000).default(""),
    location: text(255).default(""),
    start: instant,
    end: instant,
    timeZone,
    attendees: z
      .array(z.strictObject({ email, name: text(255).default("") }))
      .max(100, "may have at most 100 entries")
      .default([]),
    onlineMeeting: z.boolean().default(false),
    language: language.nullable().default(null),
  })
  .refine(({ start, end }) => start < end, { path: ["end"], message: "is not after start" });

const iso = z.string();
const outsideChange = z.union([
  z.object({ kind: z.literal("moved"), start: iso, end: iso }),
  z.object({ kind: z.literal("deleted") }),
]);

/** An event as its writer reads it back. */
export const ownEvent = z.object({
  eventId: z.string(),
  version: z.int(),
  state: z.enum(["waiting", "done", "refused"]),
  reason: z.string().nullable(),
  event: z
    .object({
      title: z.string(),
      description: z.string(),
      location: z.string(),
      start: iso,
      end: iso,
      timeZone: z.string(),
      attendees: z.array(z.object({ email: z.string(), name: z.string() })),
      onlineMeeting: z.boolean(),
      language: z.string().nullable(),
    })
    .nullable(),
  joinUrl: z.string().nullable(),
  answers: z.array(
    z.object({
      email: z.string(),
      answer: z.enum(["accepted", "tentative", "declined"]),
      at: iso.nullable(),
    }),
  ),
  outsideChange: outsideChange.nullable(),
});

/** Shows an event to its writer. */
export function shownEvent(
  eventId: string,
  { event, answers, outsideChange, ...more }: OwnEvent,
): z.input<typeof ownEvent> {
  return {
    eventId,
    ...more,
    event: event && inIso(event),
    answers: answers.map((one) => ({ ...one, at: one.at === null ? null : isoTime(one.at) })),
    outsideChange: outsideChange?.kind === "moved" ? inIso(outsideChange) : outsideChange,
  };
}
