import { type AvailabilityNews, type Engine, isReadable } from "@calcache/calendar-cache";
import { findEventType } from "@calcache/scheduling";

/** Whose changes can change what an event type offers: its hosts' and rooms' selected calendars, and themselves. */
export type Concerned = { calendars: ReadonlySet<number>; users: ReadonlySet<number> };

/** Finds them by the same rule that slots are found by; null if there is no such event type. */
export async function findConcerned(
  engine: Pick<Engine, "db" | "providers" | "now">,
  eventTypeId: number,
): Promise<Concerned | null> {
  const eventType = await findEventType(engine, { eventTypeId });
  if (!eventType) return null;
  const people = [...eventType.hosts, ...eventType.bookableRooms];
  const selected = people.flatMap(({ calendars }) => calendars).filter(isReadable);
  return {
    calendars: new Set(selected.flatMap(({ cachedId }) => cachedId ?? [])),
    users: new Set(people.map(({ userId }) => userId)),
  };
}

/** Whether the news is about this event type. */
export const concerns = (
  news: AvailabilityNews,
  eventTypeId: number,
  { calendars, users }: Concerned,
): boolean =>
  news.eventTypes.includes(eventTypeId) ||
  news.calendars.some((id) => calendars.has(id)) ||
  news.users.some((id) => users.has(id));

/** Whether both name the same calendars and users. */
export const sameConcerned = (a: Concerned, b: Concerned): boolean =>
  sameIds(a.calendars, b.calendars) && sameIds(a.users, b.users);

const sameIds = (a: ReadonlySet<number>, b: ReadonlySet<number>) => a.size === b.size && a.isSubsetOf(b);
