import type { EventView } from "../../events/event.ts";
import type { Window } from "../../events/window.ts";
import { windowOf } from "../../events/window.ts";
import { parseInstant } from "../../time/graph-date-time.ts";
import { toOutlookZone } from "../../time/zone-names.ts";
import { READ_CALENDARS } from "../access/permissions.ts";
import { calendarOf } from "../mailboxes/calendars.ts";
import type { GraphCall, Operation } from "../protocol/operation.ts";
import { outlookOperations } from "../protocol/operation.ts";
import { cutPage, readPage } from "../protocol/paging.ts";
import type { Reply } from "../protocol/reply.ts";
import { failure, isFailure, success } from "../protocol/reply.ts";
import { eventResource, readSelection } from "./event-resource.ts";
import { readExpansion } from "./extended-properties.ts";
import { findEvent } from "./find-event.ts";
import { readOrder } from "./order.ts";

/** The expanded view of a calendar (Microsoft: "List calendarView", /graph/api/calendar-list-calendarview). */
export const calendarViewOperations: Operation[] = outlookOperations(READ_CALENDARS, [
  ...[
    "{mailbox}/calendarView",
    "{mailbox}/calendar/calendarView",
    "{mailbox}/calendars/:calendar/calendarView",
  ].map((path) => ({ name: "listCalendarView", method: "GET" as const, path, handle: calendarView })),
  ...["{mailbox}/events/:event/instances", "{mailbox}/calendars/:calendar/events/:event/instances"].map(
    (path) => ({ name: "listInstances", method: "GET" as const, path, handle: instances }),
  ),
]);

function calendarView(call: GraphCall): Reply {
  const calendar = calendarOf(call);
  if (isFailure(calendar)) return calendar;
  const window = readWindow(call);
  if (isFailure(window)) return window;
  return listViews(call, call.sim.events.view(calendar.id, window), "calendarView");
}

function instances(call: GraphCall): Reply {
  const found = findEvent(call);
  if (isFailure(found)) return found;
  const window = readWindow(call);
  if (isFailure(window)) return window;
  const views = found.type === "seriesMaster" ? call.sim.events.instances(found.event, window) : [];
  return listViews(call, views, "instances");
}

function listViews(call: GraphCall, views: EventView[], entity: string): Reply {
  const { query, mailbox, preferences, context, url } = call;
  const page = readPage(query, { top: 10, most: 1000 });
  if (isFailure(page)) return page;
  const order = readOrder(query.get("$orderby"));
  if (isFailure(order)) return order;
  const selection = readSelection(query.get("$select"), ["createdDateTime", "lastModifiedDateTime"]);
  if (isFailure(selection)) return selection;
  const expand = readExpansion(query.get("$expand"));
  if (isFailure(expand)) return expand;
  const { items, nextLink } = cutPage(views.sort(order), page, url);
  return success(
    200,
    {
      "@odata.context": context(`users('${mailbox.id}')/${entity}`),
      value: items.map((view) => ({
        ...eventResource({ view, mailbox, preferences }, selection),
        ...expand(view),
      })),
      ...(nextLink === null ? {} : { "@odata.nextLink": nextLink }),
    },
    appliedHeader(call),
  );
}

/** The `Preference-Applied` header, if the client had any preference. */
export function appliedHeader({ preferences }: GraphCall): Record<string, string> {
  return preferences.applied.length === 0 ? {} : { "Preference-Applied": preferences.applied.join(", ") };
}

/** Names of query parameters are compared in any case, as Graph does. */
function readWindow({ query, mailbox }: GraphCall): Window | (Reply & { failed: true }) {
  const named = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  const [from, to] = [named.get("startdatetime"), named.get("enddatetime")];
  if (from === undefined || to === undefined) {
    return invalidWindow(
      "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.",
    );
  }
  const [start, end] = [parseInstant(from), parseInstant(to)];
  if (start === null || end === null) {
    return invalidWindow(
      `The value '${start === null ? from : to}' of a time window is not a valid date and time.`,
    );
  }
  if (end < start)
    return invalidWindow("The EndDateTime of a time window must not be before its StartDateTime.");
  return windowOf(start, end, toOutlookZone(mailbox.timeZone) ?? mailbox.timeZone);
}

function invalidWindow(message: string) {
  return failure(400, "ErrorInvalidParameter", message);
}
