import { isDeepStrictEqual } from "node:util";
import type { EventView } from "../../events/event.ts";
import { viewOf } from "../../events/event.ts";
import { calendarOfId } from "../../mailbox/mailbox.ts";
import { calendarOf, writeRefusal } from "../mailboxes/calendars.ts";
import type { GraphCall, Operation } from "../protocol/operation.ts";
import { cutPage, readPage } from "../protocol/paging.ts";
import type { Reply } from "../protocol/reply.ts";
import { failure, isFailure, success } from "../protocol/reply.ts";
import { appliedHeader } from "./calendar-view.ts";
import { patchOf, readEventPayload } from "./event-payload.ts";
import { etagOf, eventResource, readSelection } from "./event-resource.ts";
import { readEventFilter } from "./extended-properties.ts";
import { findEvent } from "./find-event.ts";
import { grantOnlineMeeting, keepOnlineMeeting } from "./online-meeting.ts";
import { readOrder } from "./order.ts";

const COLLECTIONS = ["{mailbox}/events", "{mailbox}/calendar/events", "{mailbox}/calendars/:calendar/events"];

/** Events of a mailbox (Microsoft: "event resource type" and its methods, /graph/api/resources/event). */
export const eventOperations: Operation[] = COLLECTIONS.flatMap((path): Operation[] => [
  { name: "listEvents", method: "GET", path, outlook: true, handle: listEvents },
  { name: "createEvent", method: "POST", path, outlook: true, handle: createEvent },
  { name: "getEvent", method: "GET", path: `${path}/:event`, outlook: true, handle: getEvent },
  { name: "updateEvent", method: "PATCH", path: `${path}/:event`, outlook: true, handle: updateEvent },
  { name: "deleteEvent", method: "DELETE", path: `${path}/:event`, outlook: true, handle: deleteEvent },
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

/**
 * A repeated `transactionId` answers with the event it made the first time, if that is the same: "already been used to create a
 * different event" is a failure, and so is one whose event has been deleted since. How long Microsoft remembers isn't documented;
 * here it is for as long as the process lives. (Microsoft: "event resource type"; github.com/alcionai/corso/issues/2490.)
 */
function createEvent(call: GraphCall): Reply {
  const { sim, mailbox } = call;
  const calendar = calendarOf(call);
  if (isFailure(calendar)) return calendar;
  const unwritable = writeRefusal(calendar);
  if (unwritable !== null) return unwritable;
  const payload = readEventPayload(call.body);
  if (isFailure(payload)) return payload;
  const transactionId = payload.transactionId ?? null;
  const patch = patchOf(payload, null);
  if (isFailure(patch)) return patch;
  const earlier = transactionId === null ? null : sim.events.findByTransaction(mailbox.id, transactionId);
  if (earlier?.kind === "deleted") return duplicateTransaction();
  if (earlier) {
    const isSame = isDeepStrictEqual(
      [earlier.event.subject, earlier.event.span],
      [patch.subject ?? "", patch.span],
    );
    return isSame ? answerWith(call, 201, viewOf(earlier.event)) : duplicateTransaction();
  }
  const details = grantOnlineMeeting(patch.details ?? {}, mailbox);
  if (details === null) return meetingRefused();
  const { span, zone = "UTC" } = patch;
  if (span === undefined)
    return failure(400, "ErrorPropertyMissing", "Required property is missing: start and end.");
  const event = sim.editor.create({
    mailboxId: mailbox.id,
    calendarId: calendar.id,
    subject: patch.subject ?? "",
    showAs: patch.showAs ?? (span.allDay ? "free" : "busy"),
    sensitivity: patch.sensitivity ?? "normal",
    isCancelled: false,
    span,
    zone,
    details,
    transactionId,
    series: patch.series ?? null,
  });
  return answerWith(call, 201, viewOf(event));
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
  const details = keepOnlineMeeting(found.event.details, asked);
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

function answerWith(call: GraphCall, status: 200 | 201, view: EventView): Reply {
  const { mailbox, preferences, context, query } = call;
  const selection = readSelection(status === 200 ? query.get("$select") : null);
  if (isFailure(selection)) return selection;
  const resource = eventResource({ view, mailbox, preferences }, selection);
  const body = { "@odata.context": context(`users('${mailbox.id}')/events/$entity`), ...resource };
  return success(status, body, { ...appliedHeader(call), ETag: etagOf(view.event.changeKey) });
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

/** The code isn't known: the report (microsoft-graph-docs#7864) quotes the status alone. */
function meetingRefused(): Reply {
  return failure(400, "ErrorInvalidRequest", "The online meeting provider isn't allowed for this user.");
}

function duplicateTransaction(): Reply {
  return failure(
    409,
    "ErrorDuplicateTransactionId",
    "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
  );
}

function preconditionFailed(): Reply {
  return failure(
    412,
    "ErrorIrresolvableConflict",
    "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.",
  );
}
