import { z } from "zod";
import type { Result } from "../errors/result.ts";
import { immutableIds } from "../http/graph-request.ts";
import type { ReadAllPages } from "../http/paging.ts";
import { type CalendarViewEvent, calendarViewEvent } from "./calendar-view-event.ts";

/** A calendar of the mailbox; `owner` is the owner's mail address. */
export type GraphCalendar = {
  id: string;
  name: string;
  isDefaultCalendar: boolean;
  canEdit: boolean;
  owner: string | null;
};

const graphCalendar: z.ZodType<GraphCalendar> = z.object({
  id: z.string().min(1),
  name: z.string(),
  isDefaultCalendar: z.boolean(),
  canEdit: z.boolean(),
  owner: z
    .object({ address: z.string().nullish() })
    .nullish()
    .transform((owner) => owner?.address ?? null),
});

/** Source: learn.microsoft.com/graph/api/user-list-calendars */
export function listCalendars(readAllPages: ReadAllPages): Promise<Result<GraphCalendar[]>> {
  return readAllPages({
    operation: "listCalendars",
    target: { inMailbox: "/calendars?$select=id,name,isDefaultCalendar,canEdit,owner" },
    pageSize: 100,
    item: graphCalendar,
  });
}

/** A calendar, null for the mailbox's default one, and a half-open span of time; both ends are ISO 8601 in UTC. */
export type CalendarWindow = { calendarId: string | null; startDateTime: string; endDateTime: string };

/** The path from a mailbox to a calendar, null for the default one; its id may hold `/`, `+` and `=`. */
export function calendarPath(calendarId: string | null): string {
  return calendarId === null ? "/calendar" : `/calendars/${encodeURIComponent(calendarId)}`;
}

/**
 * The events that touch the window, each occurrence of a recurring one on its own. Asks for their times and status
 * only, and for the id, by which one that can't be read is named.
 * Source: learn.microsoft.com/graph/api/calendar-list-calendarview
 */
export function readCalendarView(
  readAllPages: ReadAllPages,
  { calendarId, startDateTime, endDateTime }: CalendarWindow,
): Promise<Result<CalendarViewEvent[]>> {
  const query = [
    `startDateTime=${encodeURIComponent(startDateTime)}`,
    `endDateTime=${encodeURIComponent(endDateTime)}`,
    "$select=id,start,end,isAllDay,isCancelled,showAs",
  ];
  return readAllPages({
    operation: "calendarView",
    target: { inMailbox: `${calendarPath(calendarId)}/calendarView?${query.join("&")}` },
    pageSize: 1000,
    headers: { Prefer: `outlook.timezone="UTC", ${immutableIds}` },
    item: calendarViewEvent,
  });
}
