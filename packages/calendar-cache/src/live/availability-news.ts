import { z } from "zod";

/** Where the database's triggers tell what has changed. */
export const availabilityChannel = "availability_change";

/**
 * Whose availability has changed: calendars read anew, users who were booked or freed here, or event types as a whole.
 * Says neither when nor what.
 */
export type AvailabilityNews = {
  calendars: readonly number[];
  users: readonly number[];
  eventTypes: readonly number[];
};

const ids = z.array(z.number().int()).default([]);
const news = z.object({ calendars: ids, users: ids, eventTypes: ids });

/** Reads the payload of a notification, as `{"calendars": [1, 2]}`; null for one that says nothing we know. */
export function parseAvailabilityNews(payload: string | undefined): AvailabilityNews | null {
  const parsed = news.safeParse(fromJson(payload ?? ""));
  return parsed.success ? parsed.data : null;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
