import { z } from "zod";
import { ok, type Result } from "../errors/result.ts";
import { type AskGraph, immutableIds, noContent } from "../http/graph-request.ts";
import type { ReadAllPages } from "../http/paging.ts";
import { type CalendarWindow, calendarPath } from "./calendars.ts";
import type { ExtendedProperty, GraphEventDraft } from "./event-draft.ts";
import {
  answeredTimes,
  type EventTimes,
  type HeldEvent,
  heldEventIn,
  heldEventSelect,
} from "./held-event.ts";

/** An event to be made. A repeated `transactionId` makes no second one, for as long as Microsoft remembers it. */
export type NewGraphEvent = { calendarId: string; transactionId: string; event: GraphEventDraft };

/**
 * What Graph tells of an event that it has just made or changed; `times` are null where it doesn't tell them, and so is whether it
 * has an online meeting.
 */
export type WrittenEvent = Pick<HeldEvent, "id" | "etag" | "joinUrl"> & {
  times: EventTimes | null;
  isOnlineMeeting: boolean | null;
};

const writtenEvent: z.ZodType<WrittenEvent> = z
  .looseObject({
    id: z.string().min(1),
    "@odata.etag": z.string().min(1),
    onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
    isOnlineMeeting: z.boolean().nullish(),
  })
  .transform((event) => ({
    id: event.id,
    etag: event["@odata.etag"],
    joinUrl: event.onlineMeeting?.joinUrl ?? null,
    times: answeredTimes.parse(event),
    isOnlineMeeting: event.isOnlineMeeting ?? null,
  }));

/** Where an event is in its mailbox. */
export const eventPath = (id: string) => `/events/${encodeURIComponent(id)}`;
/** Has Graph tell times in UTC, and ids that stay. */
export const inUtc = { Prefer: `outlook.timezone="UTC", ${immutableIds}` };

/**
 * Makes an event. After a lost answer: find it before repeating, because how long a transaction id is remembered isn't documented.
 * Error `conflict`: the id has made an event already, which is different by now or gone.
 * Sources: learn.microsoft.com/graph/api/calendar-post-events, github.com/alcionai/corso/issues/2490
 */
export function createEvent(
  ask: AskGraph,
  { calendarId, transactionId, event }: NewGraphEvent,
): Promise<Result<WrittenEvent>> {
  return ask({
    operation: "createEvent",
    target: { inMailbox: `${calendarPath(calendarId)}/events` },
    method: "POST",
    headers: inUtc,
    body: { ...event, transactionId },
    answer: writtenEvent,
  });
}

/**
 * Changes an event if it still is of the revision `etag`; error `conflict` if it isn't, `gone` if it is gone.
 * Source: learn.microsoft.com/graph/api/event-update; that Exchange heeds `If-Match` here, and answers 412, is known from use only
 */
export function changeEvent(
  ask: AskGraph,
  id: string,
  etag: string,
  changes: GraphEventDraft,
): Promise<Result<WrittenEvent>> {
  return ask({
    operation: "changeEvent",
    target: { inMailbox: eventPath(id) },
    method: "PATCH",
    headers: { ...inUtc, "If-Match": etag },
    body: changes,
    answer: writtenEvent,
  });
}

/** Deletes an event; one that is gone already is success. Source: learn.microsoft.com/graph/api/event-delete */
export async function deleteEvent(ask: AskGraph, id: string): Promise<Result<null>> {
  const deleted = await ask({
    operation: "deleteEvent",
    target: { inMailbox: eventPath(id) },
    method: "DELETE",
    answer: noContent,
  });
  return !deleted.ok && deleted.error.kind === "gone" ? ok(null) : deleted;
}

/** An event by its id; null when it is gone. An all-day event is days of `timeZone` (IANA), the mailbox's. Source: learn.microsoft.com/graph/api/event-get */
export async function readEvent(
  ask: AskGraph,
  id: string,
  timeZone: string,
): Promise<Result<HeldEvent | null>> {
  const read = await ask({
    operation: "readEvent",
    target: { inMailbox: `${eventPath(id)}?$select=${heldEventSelect}` },
    method: "GET",
    headers: inUtc,
    answer: heldEventIn(timeZone),
  });
  return !read.ok && read.error.kind === "gone" ? ok(null) : read;
}

/**
 * The events of a calendar that carry this property with this value, whose case doesn't count. Error `malformed` where one of them
 * can't be read.
 * Source: learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get
 */
export function findEvents(
  readAllPages: ReadAllPages,
  calendarId: string,
  { id, value }: ExtendedProperty,
  timeZone: string,
): Promise<Result<HeldEvent[]>> {
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${quoted(id)}' and ep/value eq '${quoted(value)}')`;
  return readAllPages({
    operation: "findEvents",
    target: {
      inMailbox: `${calendarPath(calendarId)}/events?$filter=${encodeURIComponent(filter)}&$select=${heldEventSelect}`,
    },
    headers: inUtc,
    item: heldEventIn(timeZone),
    // One that is there and can't be read would be made a second time.
    whole: true,
  });
}

/** When the events of a window are, occurrences one by one. Source: learn.microsoft.com/graph/api/calendar-list-calendarview */
export function readHeldEvents(
  readAllPages: ReadAllPages,
  { calendarId, startDateTime, endDateTime }: CalendarWindow,
  timeZone: string,
): Promise<Result<HeldEvent[]>> {
  const query = [
    `startDateTime=${encodeURIComponent(startDateTime)}`,
    `endDateTime=${encodeURIComponent(endDateTime)}`,
    `$select=${heldEventSelect}`,
  ];
  return readAllPages({
    operation: "readHeldEvents",
    target: { inMailbox: `${calendarPath(calendarId)}/calendarView?${query.join("&")}` },
    pageSize: 1000,
    headers: inUtc,
    item: heldEventIn(timeZone),
  });
}

/** An event that carries a property, and the property's value. */
export type MarkedEvent = HeldEvent & { value: string };

/**
 * The events of a window that carry the property of this id, whatever its value. Graph filters no list by whether there is one, so it lists all.
 * Source: learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get
 */
export async function readMarkedEvents(
  readAllPages: ReadAllPages,
  { calendarId, startDateTime, endDateTime }: CalendarWindow,
  propertyId: string,
  timeZone: string,
): Promise<Result<MarkedEvent[]>> {
  const expand = `singleValueExtendedProperties($filter=id eq '${quoted(propertyId)}')`;
  const query = [
    `startDateTime=${encodeURIComponent(startDateTime)}`,
    `endDateTime=${encodeURIComponent(endDateTime)}`,
    `$select=${heldEventSelect}`,
    `$expand=${encodeURIComponent(expand)}`,
  ];
  const listed = await readAllPages({
    operation: "readMarkedEvents",
    target: { inMailbox: `${calendarPath(calendarId)}/calendarView?${query.join("&")}` },
    pageSize: 1000,
    headers: inUtc,
    item: z.intersection(heldEventIn(timeZone), markOf),
  });
  return listed.ok
    ? ok(listed.value.flatMap(({ value, ...event }) => (value === null ? [] : [{ ...event, value }])))
    : listed;
}

const markOf = z
  .object({ singleValueExtendedProperties: z.array(z.object({ value: z.string() })).optional() })
  .transform(({ singleValueExtendedProperties }) => ({
    value: singleValueExtendedProperties?.[0]?.value ?? null,
  }));

/** A quote within an OData string is written twice. */
const quoted = (text: string) => text.replaceAll("'", "''");
