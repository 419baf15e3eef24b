import type { Caller } from "../graph/access/caller.ts";
import { targetMailbox } from "../graph/access/target-mailbox.ts";
import type { Reply } from "../graph/protocol/reply.ts";
import { failure, isFailure } from "../graph/protocol/reply.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { calendarOfId, defaultCalendar } from "../mailbox/mailbox.ts";
import type { MailboxStore } from "../mailbox/mailbox-store.ts";

const RESOURCE = /^\/?(me|users\/[^/]+)\/(?:(events|calendar\/events)|calendars\/(.+)\/events)$/i;

export type Watched = { mailbox: Mailbox; calendarId: string };

/**
 * The calendar that a subscription's resource means. `me/events` watches the default calendar only; the path of one calendar isn't
 * documented but works in reality. The ids in it may be URL-encoded or not. A user's token is for the user's own mailbox.
 */
export function watchedCalendar(
  resource: string,
  caller: Caller,
  mailboxes: MailboxStore,
): Watched | (Reply & { failed: true }) {
  const match = RESOURCE.exec(resource.split("?")[0] ?? "");
  if (match === null) {
    return failure(400, "InvalidRequest", `Resource '${resource}' of parameter 'Resource' is not supported.`);
  }
  const [, owner = "me", , id] = match;
  const user = owner.toLowerCase() === "me" ? undefined : decode(owner.slice("users/".length));
  const mailbox = targetMailbox({ mailboxes }, caller, user);
  if (isFailure(mailbox)) return wrapped(mailbox);
  if (mailbox.kind === "guest")
    return exchangeFailure("NotFound", 404, "REST API is not yet supported for this mailbox.");
  if (id === undefined) return { mailbox, calendarId: defaultCalendar(mailbox).id };
  // A subscription to a calendar's former id ends with it.
  const watched = [id, decode(id)].find((name) => calendarOfId(mailbox, name) !== undefined);
  return watched === undefined
    ? exchangeFailure("NotFound", 404, "Not Found")
    : { mailbox, calendarId: watched };
}

/** What Exchange or the directory says, in the form in which subscribers meet it. */
function wrapped(refusal: Reply & { failed: true }) {
  switch (refusal.status) {
    case 403:
      return exchangeFailure("Forbidden", 403, "Forbidden");
    case 404:
      return failure(404, "ResourceNotFound", "Resource could not be discovered.");
    default:
      return refusal;
  }
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
