import { type Engine, integrationsOf } from "@calcache/calendar-cache";
import {
  type ApiKeyInfo,
  type EventRef,
  type EventWriter,
  findApiKey,
  findWritableCalendar,
} from "@calcache/calendar-events";
import { badRequest, failure, notFound, unauthorized } from "./answers.ts";

/** What a request may work on: one event, as one writer. */
export type Authorized = { key: ApiKeyInfo; writer: EventWriter; ref: EventRef };

const longestId = 512;

/**
 * Whose key it is, and which event of which calendar the request means; or the answer to a request that may not. A key opens the
 * calendars that its user has selected, or where the user's bookings go, and no others.
 */
export async function authorize(engine: Engine, request: Request): Promise<Authorized | Response> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const key = bearer === undefined ? null : await findApiKey(engine.db, bearer, engine.now());
  if (!key) return unauthorized();
  const ids = readIds(request.url);
  if (!ids)
    return badRequest([{ path: "", message: `The ids in the path have 1 to ${longestId} characters` }]);
  const calendar = await findWritableCalendar(engine.db, integrationsOf(engine), key.user.id, ids.calendarId);
  if (!calendar) return notFound("calendar");
  return { key, writer: { kind: "api-key", id: key.id }, ref: { ...ids, ...calendar } };
}

/** The answer to a key that may write but not read. */
export const mayNotRead = (): Response =>
  failure(403, "FORBIDDEN", "A key of the scope free_busy_write reads nothing");

/** Out of /api/v2/calendars/{calendarId}/events/{eventId}. A provider's ids may hold any character, so they come encoded. */
function readIds(url: string): { calendarId: string; eventId: string } | null {
  const [, calendar = "", event = ""] =
    /\/calendars\/([^/]+)\/events\/([^/]+)\/?$/.exec(new URL(url).pathname) ?? [];
  try {
    const [calendarId, eventId] = [decodeURIComponent(calendar), decodeURIComponent(event)];
    const isId = (id: string) => id.length > 0 && id.length <= longestId && !id.includes("\0");
    return isId(calendarId) && isId(eventId) ? { calendarId, eventId } : null;
  } catch {
    return null;
  }
}
