import { presentIds } from "@calcache/accounts";
import { type Engine, integrationsOf, isReadable } from "@calcache/calendar-cache";
import type { EventTypeWithHosts } from "../../../event-types/columns/event-type.ts";

/** What of an event type matters only once somebody books it. */
export type BookingSettings = {
  /** The calendar that each host's event is written to, by user id; a host without any has none. */
  calendarOf: ReadonlyMap<number, { credentialId: number; calendarId: string }>;
  /** The language that each host has chosen, a BCP 47 tag; null for none. */
  localeOf: ReadonlyMap<number, string | null>;
};

/**
 * Finds how an event type is booked. Events go to the event type's destination calendar where it is the host's, else
 * to the host's own, else to the first calendar that is selected for the host.
 */
export async function findBookingSettings(
  { db, providers }: Pick<Engine, "db" | "providers">,
  eventType: EventTypeWithHosts,
): Promise<BookingSettings> {
  const integration = { in: integrationsOf({ providers }) };
  const userIds = eventType.hosts.map(({ userId }) => userId);
  const [destinations, users] = await Promise.all([
    db.destinationCalendar.findMany({
      where: {
        integration,
        OR: [{ eventTypeId: eventType.id }, { userId: { in: userIds } }],
        credential: { type: integration },
      },
      select: { eventTypeId: true, externalId: true, credential: { select: { id: true, userId: true } } },
    }),
    db.user.findMany({ where: { id: { in: userIds } }, select: { id: true, locale: true } }),
  ]);
  const present = await withPresentIds(db, destinations);
  const calendarOf = new Map<number, { credentialId: number; calendarId: string }>();
  for (const { userId, calendars } of eventType.hosts) {
    const own = present.filter(({ credential }) => credential?.userId === userId);
    const chosen = own.find(({ eventTypeId }) => eventTypeId === eventType.id) ?? own[0];
    const selected = calendars.find(isReadable);
    if (chosen?.credential) {
      calendarOf.set(userId, { credentialId: chosen.credential.id, calendarId: chosen.externalId });
    } else if (selected) {
      calendarOf.set(userId, { credentialId: selected.credentialId, calendarId: selected.externalId });
    }
  }
  return { calendarOf, localeOf: new Map(users.map(({ id, locale }) => [id, locale])) };
}

type Destination = {
  eventTypeId: number | null;
  externalId: string;
  credential: { id: number; userId: number | null } | null;
};

/** What was chosen by a former id is the same calendar as what is chosen by its present one. */
async function withPresentIds(
  db: Engine["db"],
  destinations: readonly Destination[],
): Promise<Destination[]> {
  const refs = destinations.map(({ externalId, credential }) => ({
    credentialId: credential?.id ?? 0,
    calendarId: externalId,
  }));
  const ids = await presentIds(db, refs);
  return destinations.map((destination, index) => ({
    ...destination,
    externalId: ids[index] ?? destination.externalId,
  }));
}
