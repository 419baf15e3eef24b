import type { DesiredEvent, OwnEvent } from "@calcache/calendar-events";
import { isTimeZone } from "@calcache/time-zones/data";
import { z } from "zod";

const isLanguage = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** What a database can hold: no NUL, no half of a surrogate pair. */
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), "characters that are none");

const instant = z.iso
  .datetime({ offset: true, error: "an ISO 8601 time with an offset, as 2026-12-01T09:00:00Z" })
  .transform((text) => Date.parse(text));

/** The body of a PUT: all of what the event should be, from then on. */
export const eventBody: z.ZodType<DesiredEvent> = z
  .strictObject({
    title: text(255).min(1),
    description: text(20_000).default(""),
    location: text(255).default(""),
    start: instant,
    end: instant,
    timeZone: z.string().refine(isTimeZone, "a time zone's IANA name, as Europe/Berlin"),
    attendees: z
      .array(z.strictObject({ email: z.email().max(254), name: text(255).default("") }))
      .max(100)
      .default([]),
    onlineMeeting: z.boolean().default(false),
    language: z
      .string()
      .max(35)
      .refine(isLanguage, "a language tag, as en or pt-BR")
      .nullable()
      .default(null),
  })
  .refine(({ start, end }) => start < end, { path: ["end"], message: "not after start" });

/** An event as its writer reads it back. */
export function shownEvent(eventId: string, { event, outsideChange, ...more }: OwnEvent) {
  const iso = (at: number) => new Date(at).toISOString();
  return {
    eventId,
    ...more,
    event: event && { ...event, start: iso(event.start), end: iso(event.end) },
    outsideChange:
      outsideChange?.kind === "moved"
        ? { ...outsideChange, start: iso(outsideChange.start), end: iso(outsideChange.end) }
        : outsideChange,
  };
}
