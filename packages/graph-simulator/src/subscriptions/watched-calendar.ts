import type { Reply } from "../graph/protocol/reply.ts";
import { failure } from "../graph/protocol/reply.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { calendarOfId, defaultCalendar } from "../mailbox/mailbox.ts";
import type { MailboxStore } from "../mailbox/mailbox-store.ts";

const RESOURCE = /^\/?(me|users\/[^/]+)\/(?:(events|calendar\/events)|calendars\/(.+)\/events)$/i;

/**
 * The id of the calendar that a subscription's resource means. `me/events` watches the default calendar only; the path
 * of one calendar isn't documented but works in reality. The id in it may be URL-encoded or not.
 */
export function watchedCalendar(
  resource: string,
  mailbox: Mailbox,
  mailboxes: MailboxStore,
): string | (Reply & { failed: true }) {
  const match = RESOURCE.exec(resource.split("?")[0] ?? "");
  if (match === null) {
    return failure(400, "InvalidRequest", `Resource '${resource}' of parameter 'Resource' is not supported.`);
  }
  const [, owner = "me", , calendarId] = match;
  if (owner.toLowerCase() !== "me") {
    const named = mailboxes.find(decode(owner.slice("users/".length)));
    if (named === undefined) return failure(404, "ResourceNotFound", "Resource could not be discovered.");
    if (named.id !== mailbox.id) return exchangeFailure("Forbidden", 403, "Forbidden");
  }
  if (calendarId === undefined) return defaultCalendar(mailbox).id;
  // A subscription to a calendar's former id ends with it.
  const watched = [calendarId, decode(calendarId)].find((id) => calendarOfId(mailbox, id) !== undefined);
  return watched ?? exchangeFailure("NotFound", 404, "Not Found");
}

/** A failure of Exchange behind Graph, in the wrapping in which clients meet it. */
function exchangeFailure(statusName: string, status: number, reason: string) {
  const message = `Operation: Create; Exception: [Status Code: ${statusName}; Reason: ${reason}]`;
  return failure(status, "ExtensionError", message);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
