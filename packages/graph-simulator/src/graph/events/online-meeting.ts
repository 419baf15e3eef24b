import type { CalendarEvent, EventDetails } from "../../events/event.ts";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Reply } from "../protocol/reply.ts";
import { failure } from "../protocol/reply.ts";

/**
 * Where an event's online meeting is joined; null where it has none. Only Teams is known here. (Microsoft: "onlineMeetingInfo
 * resource type"; the address has the form of the example in "Update event".)
 */
export function onlineMeetingOf({ details, iCalUId }: CalendarEvent, mailbox: Mailbox) {
  if (details.isOnlineMeeting !== true) return null;
  const context = JSON.stringify({ Tid: mailbox.tenantId, Oid: mailbox.id });
  const thread = encodeURIComponent(`19:meeting_${iCalUId.slice(-32)}@thread.v2`);
  return {
    joinUrl: `https://teams.microsoft.com/l/meetup-join/${thread}/0?context=${encodeURIComponent(context)}`,
  };
}

/**
 * What an event in this mailbox keeps of these details: only one that gets its meeting stays an online meeting. Null where the wish
 * for a meeting is refused.
 */
export function grantOnlineMeeting(details: EventDetails, { onlineMeetings }: Mailbox): EventDetails | null {
  if (details.isOnlineMeeting !== true || onlineMeetings === "made") return details;
  if (onlineMeetings === "refused") return null;
  const { isOnlineMeeting: _, onlineMeetingProvider: __, ...rest } = details;
  return rest;
}

/** The code isn't known: the report (microsoft-graph-docs#7864) quotes the status alone. */
export function meetingRefused(): Reply {
  return failure(400, "ErrorInvalidRequest", "The online meeting provider isn't allowed for this user.");
}

/** Once an event has an online meeting, changes of these properties are ignored. (Microsoft: "event resource type", isOnlineMeeting.) */
export function keepOnlineMeeting(before: EventDetails, after: EventDetails): EventDetails {
  if (before.isOnlineMeeting !== true) return after;
  const { isOnlineMeeting: _, onlineMeetingProvider: __, ...rest } = after;
  return rest;
}
