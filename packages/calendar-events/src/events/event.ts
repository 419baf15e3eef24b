import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "@calcache/prisma";
import { z } from "zod";

/** What an event should be. */
export type DesiredEvent = {
  title: string;
  /** plain text; empty for none */
  description: string;
  /** empty for none */
  location: string;
  /** epoch ms, half-open: the event ends as `end` begins */
  start: number;
  end: number;
  /** the zone in which its times are shown, the attendee's: IANA */
  timeZone: string;
  /** `resource`: a room's mailbox, which answers by itself; else somebody */
  attendees: { email: string; name: string; type?: "resource" | undefined }[];
  /** whether the provider makes a link to meet online */
  onlineMeeting: boolean;
  /** of the title and the description: BCP 47 */
  language: string | null;
  /** how it shows its calendar's time; busy where nothing is said */
  showAs?: "tentative" | "free" | undefined;
  /** whether others who see the calendar see no more of it than its time; as any other where nothing is said */
  sensitivity?: "private" | undefined;
};

/**
 * Who says what an event should be. Nobody but its writer can touch an event. `host-app`: the host app, for bookings that it made
 * itself.
 */
export type EventWriter = { kind: "booking" } | { kind: "host-app" } | { kind: "api-key"; id: string };

/** An event as its writer knows it. */
export type EventRef = {
  credentialId: number;
  /** the provider's id of the calendar */
  calendarId: string;
  /** the writer's own id of the event */
  eventId: string;
};

const desiredEvent: z.ZodType<DesiredEvent> = z.object({
  title: z.string(),
  description: z.string(),
  location: z.string(),
  start: z.number(),
  end: z.number(),
  timeZone: z.string(),
  attendees: z.array(
    z.object({ email: z.string(), name: z.string(), type: z.literal("resource").optional() }),
  ),
  onlineMeeting: z.boolean(),
  language: z.string().nullable(),
  showAs: z.enum(["tentative", "free"]).optional(),
  sensitivity: z.literal("private").optional(),
});

/** An event out of a JSON column. */
export const readStored = (json: Prisma.JsonValue): DesiredEvent | null =>
  json === null ? null : desiredEvent.parse(json);

/** An event without whatever else its object carries, which would count as a difference. */
export const plainEvent = (event: DesiredEvent): DesiredEvent => desiredEvent.parse(event);

const kinds = { booking: "booking", host_app: "host-app", api_key: "api-key" } as const;

type WriterColumns = { writerKind: keyof typeof kinds; writerId: string };

/** The writer's columns of an event. */
export const writerColumns = (writer: EventWriter): WriterColumns =>
  writer.kind === "api-key"
    ? { writerKind: "api_key", writerId: writer.id }
    : { writerKind: writer.kind === "booking" ? "booking" : "host_app", writerId: "" };

/** The writer of an event, from its columns. */
export const readWriter = ({ writerKind, writerId }: WriterColumns): EventWriter =>
  writerKind === "api_key" ? { kind: "api-key", id: writerId } : { kind: kinds[writerKind] };

/** Whether two wishes are the same; null is the wish that there be no event. */
export const isSameEvent = (one: DesiredEvent | null, other: DesiredEvent | null) =>
  isDeepStrictEqual(one, other);

/** The names of the properties in which any of these differs from `to`: all that a change has to say. */
export function differingProperties(from: readonly DesiredEvent[], to: DesiredEvent): (keyof DesiredEvent)[] {
  return propertyNames.filter((name) => from.some((one) => !isDeepStrictEqual(one[name], to[name])));
}

const propertyNames = [
  "title",
  "description",
  "location",
  "start",
  "end",
  "timeZone",
  "attendees",
  "onlineMeeting",
  "language",
  "showAs",
  "sensitivity",
] as const satisfies readonly (keyof DesiredEvent)[];
