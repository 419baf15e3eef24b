import { readAvailability } from "@calcache/calendar-cache";
import { busyMinutes, clipMinutes } from "../oracle/busy-minutes.ts";
import { minutesOf } from "../world/stored-calendar.ts";
import type { EnduranceWorld } from "./endurance-world.ts";
import type { ExpectedBooking } from "./expected-bookings.ts";

/** What was lost, each for a person; nothing where all lists are empty. */
export type Losses = {
  /** accounts to be connected again that Outlook still accepts */
  accounts: string[];
  /** bookings that aren't as they have to be: cancelled, moved, or still there */
  bookings: string[];
  /** events that are missing, there twice, elsewhere, or left behind */
  events: string[];
  /** calendars that aren't what Outlook says, or aren't served as such */
  calendars: string[];
};

const day = 24 * 60 * 60_000;

/** Looks for all that was lost, once all is calm. */
export async function findLosses(
  world: EnduranceWorld,
  expected: readonly ExpectedBooking[],
): Promise<Losses> {
  const invalid = await world.database.db.credential.findMany({
    where: { invalid: true },
    include: { user: true },
  });
  return {
    accounts: invalid.map(({ user }) => `${user?.email} is to be connected again`),
    bookings: await wrongBookings(world, expected),
    events: wrongEvents(world, expected),
    calendars: await staleCalendars(world),
  };
}

async function wrongBookings(
  { database: { db } }: EnduranceWorld,
  expected: readonly ExpectedBooking[],
): Promise<string[]> {
  const rows = new Map((await db.booking.findMany()).map((row) => [row.uid, row]));
  const events = Map.groupBy(await db.calendarEvent.findMany(), ({ eventId }) => eventId);
  return expected.flatMap(({ uid, iCalUid, guest, start, stands }) => {
    const row = rows.get(uid);
    const state = events
      .get(iCalUid)
      ?.map((event) => `${event.failureKind} ${event.failureReason} ${event.outsideChange}`);
    if (!row) return [`${guest}: there is no booking`];
    if ((row.status === "ACCEPTED") !== stands)
      return [`${guest}: is ${row.status} (${row.cancellationReason}; ${state})`];
    return stands && row.startTime.getTime() !== start
      ? [`${guest}: is at ${row.startTime.toISOString()}, not ${new Date(start).toISOString()} (${state})`]
      : [];
  });
}

function wrongEvents({ simulator, hosts }: EnduranceWorld, expected: readonly ExpectedBooking[]): string[] {
  const ofHost = Map.groupBy(expected, ({ host }) => host);
  return hosts.flatMap(({ address, destination }, number) => {
    const listed = simulator.listStoredEvents(address);
    if (!listed.ok) return [`${address}: ${listed.error.message}`];
    const held = listed.value.filter(
      ({ subject, isCancelled }) => subject.startsWith("Meet ") && !isCancelled,
    );
    const wanted = (ofHost.get(number) ?? []).filter(({ stands }) => stands);
    const isOf = (guest: string) => (event: { subject: string }) => event.subject.endsWith(` ${guest}`);
    const strays = held.filter((event) => !wanted.some(({ guest }) => isOf(guest)(event)));
    return [
      ...strays.map(({ subject }) => `${address}: “${subject}” was left behind`),
      ...wanted.flatMap(({ guest, start }) => {
        const own = held.filter(isOf(guest));
        if (own.length !== 1) return [`${address}: ${own.length} events of ${guest}`];
        const [event] = own;
        if (event?.span.start !== start) return [`${address}: the event of ${guest} is elsewhere`];
        return event.calendarId === destination
          ? []
          : [`${address}: the event of ${guest} is in another calendar`];
      }),
    ];
  });
}

/** Of those that are watched, in the rows and as they are served. */
async function staleCalendars(world: EnduranceWorld): Promise<string[]> {
  const { database, runtime, simulator, hosts } = world;
  const rows = await database.db.cachedCalendar.findMany({
    where: { watches: { some: {} } },
    include: { mailbox: true, subscription: true, busyMonths: true },
  });
  const range = {
    start: Math.floor(world.now() / 60_000),
    end: Math.floor((world.now() + 45 * day) / 60_000),
  };
  const stale: string[] = [];
  const watched = new Set(rows.map(({ externalId }) => externalId));
  for (const { address, selected, isWatched } of hosts)
    for (const id of isWatched ? selected : [])
      if (!watched.has(id)) stale.push(`${address}: a calendar isn't watched`);
  for (const row of rows) {
    const { address } = row.mailbox;
    const name = `${address} ${row.id}`;
    const why = row.failureKind === null ? "" : ` (${row.failureKind}: ${row.failureReason})`;
    const listed = simulator.listStoredEvents(address);
    const events = listed.ok ? listed.value.filter(({ calendarId }) => calendarId === row.externalId) : [];
    const present = JSON.stringify(clipMinutes(busyMinutes(events, "UTC", world.now() + 400 * day), range));
    const stored = clipMinutes(
      row.busyMonths.flatMap(({ busy }) => minutesOf(busy)).toSorted((a, b) => a[0] - b[0]),
      range,
    );
    if (JSON.stringify(stored) !== present) stale.push(`${name} isn't what Outlook says${why}`);
    else if (row.subscription?.state !== "active") stale.push(`${name} is ${row.subscription?.state}`);
    const credentialId = row.mailbox.credentialId ?? 0;
    const [answer] = await readAvailability(
      runtime.engine,
      [{ credentialId, externalId: row.externalId }],
      range,
      { serveCache: true },
    );
    if (answer?.source !== "cached") stale.push(`${name} is ${answer?.source}${why}`);
  }
  return stale;
}
