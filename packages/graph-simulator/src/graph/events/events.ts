import { keepAnswers } from "../../events/attendee-answers.ts";
import type { EventView } from "../../events/event.ts";
import { viewOf } from "../../events/event.ts";
import { calendarOfId } from "../../mailbox/mailbox.ts";
import { READ_CALENDARS, WRITE_CALENDARS } from "../access/permissions.ts";
import { calendarOf, writeRefusal } from "../mailboxes/calendars.ts";
import type { GraphCall, Operation } from "../protocol/operation.ts";
import { outlookOperations } from "../protocol/operation.ts";
import { cutPage, readPage } from "../protocol/paging.ts";
import type { Reply } from "../protocol/reply.ts";
import { failure, isFailure, success } from "../protocol/reply.ts";
import { answerWith } from "./answer-with-event.ts";
import { appliedHeader } from "./calendar-view.ts";
import { createEvent } from "./create-event.ts";
import { patchOf } from "./event-patch.ts";
import { readEventPayload } from "./event-payload.ts";
import { etagOf, eventResource, readSelection } from "./event-resource.ts";
import { readEventFilter } from "./extended-properties.ts";
import { findEvent } from "./find-event.ts";
import { grantOnlineMeeting, keepOnlineMeeting, meetingRefused } from "./online-meeting.ts";
import { readOrder } from "./order.ts";

const COLLECTIONS = ["{mailbox}/events", "{mailbox}/calendar/events", "{mailbox}/calendars/:calendar/events"];

/** Events of a mailbox (Microsoft: "event resource type" and its methods, /graph/api/resources/event). */
export const eventOperations: Operation[] = COLLECTIONS.flatMap((path): Operation[] => [
  ...outlookOperations(READ_CALENDARS, [
    { name: "listEvents", method: "GET", path, handle: listEvents },
    { name: "getEvent", method: "GET", path: `${path}/:event`, handle: getEvent },
  ]),
  ...outlookOperations(WRITE_CALENDARS, [
    { name: "createEvent", method: "POST", path, handle: createEvent },
    { name: "updateEvent", method: "PATCH", path: `${path}/:event`, handle: updateEvent },
    { name: "deleteEvent", method: "DELETE", path: `${path}/:event`, handle: deleteEvent },
  ]),
]);

/** Single events and series, not their occurrences. */
function listEvents(call: GraphCall): Reply {
  const { sim, query, mailbox, preferences, context, url } = call;
  const calendar = calendarOf(call);
  if (isFailure(calendar)) return calendar;
  const page = readPage(query, { top: 10, most: 1000 });
  if (isFailure(page)) return page;
  const order = readOrder(query.get("$orderby"));
  if (isFailure(order)) return order;
  const selection = readSelection(query.get("$select"));
  if (isFailure(selection)) return selection;
  const filter = readEventFilter(query.get("$filter"));
  if (isFailure(filter)) return filter;
  const views = sim.events.listCalendar(calendar.id).map(viewOf).filter(filter).sort(order);
  const { items, nextLink } = cutPage(views, page, url);
  const body = {
    "@odata.context": context(`users('${mailbox.id}')/events`),
    value: items.map((view) => eventResource({ view, mailbox, preferences }, selection)),
    ...(nextLink === null ? {} : { "@odata.nextLink": nextLink }),
  };
  return success(200, body, appliedHeader(call));
}

function getEvent(call: GraphCall): Reply {
  const found = findEvent(call);
  return isFailure(found) ? found : answerWith(call, 200, found);
}

function updateEvent(call: GraphCall): Reply {
  const found = findEvent(call);
  if (isFailure(found)) return found;
  const refused = changeRefusal(call, found);
  if (refused !== null) return refused;
  const payload = readEventPayload(call.body);
  if (isFailure(payload)) return payload;
  const patch = patchOf(payload, { span: found.span, zone: found.event.zone });
  if (isFailure(patch)) return patch;
  const asked = grantOnlineMeeting(patch.details ?? {}, call.mailbox);
  if (asked === null) return meetingRefused();
  const details = keepAnswers(found.event.details, keepOnlineMeeting(found.event.details, asked));
  return answerWith(call, 200, viewOf(call.sim.editor.update(found, { ...patch, details })));
}

function deleteEvent(call: GraphCall): Reply {
  const found = findEvent(call);
  if (isFailure(found)) return found;
  const refused = changeRefusal(call, found);
  if (refused !== null) return refused;
  call.sim.editor.remove(found);
  return success(204);
}

/** Why this event can't be changed now; null if it can. */
function changeRefusal(call: GraphCall, view: EventView): Reply | null {
  const calendar = calendarOfId(call.mailbox, view.event.calendarId);
  const unwritable = calendar === undefined ? null : writeRefusal(calendar);
  return unwritable ?? (isStale(call, view) ? preconditionFailed() : null);
}

function isStale({ headers }: GraphCall, view: EventView): boolean {
  const expected = headers.get("if-match");
  return expected !== null && expected !== "*" && expected !== etagOf(view.event.changeKey);
}

function preconditionFailed(): Reply {
  return failure(
    412,
    "ErrorIrresolvableConflict",
    "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.",
  );
}
