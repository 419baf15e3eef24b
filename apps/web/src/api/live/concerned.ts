import type { AvailabilityNews, Engine } from "@calcache/calendar-cache";
import { findEventType } from "@calcache/scheduling";

/** Whose changes can change what an event type offers: its hosts' selected calendars, and the hosts themselves. */
export type Concerned = { calendars: ReadonlySet<number>; users: ReadonlySet<number> };

/** Finds them by the same rule that slots are found by; null if there is no such event type. */
export async function findConcerned(
  engine: Pick<Engine, "db" | "providers">,
  eventTypeId: number,
): Promise<Concerned | null> {
  const eventType = await findEventType(engine, { eventTypeId });
  if (!eventType) return null;
  const selected = eventType.hosts.flatMap(({ calendars }) => calendars);
  const rows = await engine.db.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT c.id
    FROM unnest(${selected.map(({ credentialId }) => credentialId)}::int[],
                ${selected.map(({ externalId }) => externalId)}::text[]) AS selected(credential_id, external_id)
    JOIN "Credential" k ON k.id = selected.credential_id
    JOIN mailbox m ON m.integration = k.type AND m.address = lower(k.key->>'email')
    JOIN cached_calendar c ON c.mailbox_id = m.id AND c.external_id = selected.external_id`;
  return {
    calendars: new Set(rows.map(({ id }) => id)),
    users: new Set(eventType.hosts.map(({ userId }) => userId)),
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
