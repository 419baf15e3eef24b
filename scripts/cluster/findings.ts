import { busyInCache, busyInOutlook } from "../../apps/web/e2e/support/busy-times.ts";
import type { Booked } from "./bookings.ts";
import { dayAhead } from "./days.ts";
import type { Cluster } from "./start-cluster.ts";

/** What isn't as it has to be, once all is calm; nothing where the list is empty. */
export async function findDifferences(
  cluster: Cluster,
  booked: ReadonlyMap<string, Booked>,
  loses: boolean,
): Promise<string[]> {
  if (loses) return [...(await wrongCalendars(cluster)), ...(await unrecognised(cluster, booked))];
  return (
    await Promise.all([wrongCalendars(cluster), wrongBookings(cluster, booked), wrongEvents(cluster)])
  ).flat();
}

const span = () => ({ start: `${dayAhead(1)}T00:00:00Z`, end: `${dayAhead(32)}T00:00:00Z` });

/** cache = Outlook */
async function wrongCalendars({ db, hosts, simulator }: Cluster): Promise<string[]> {
  const range = span();
  const stored = await busyInCache(db, range);
  return hosts.flatMap(({ address, calendars }) =>
    calendars.flatMap(({ id, name }) => {
      const present = busyInOutlook(simulator, address, id, range).join(" ");
      const known = stored.get(id)?.join(" ");
      return known === present ? [] : [`the calendar ${name} of ${address} isn't what Outlook says`];
    }),
  );
}

/** Every 201 is kept, and no booking is there that nobody was told of. */
async function wrongBookings({ db }: Cluster, booked: ReadonlyMap<string, Booked>): Promise<string[]> {
  const rows = new Map((await db.booking.findMany()).map((row) => [row.uid, row]));
  return [...booked].flatMap(([uid, { guest, start, isCancelled }]) => {
    const row = rows.get(uid);
    if (!row) return [`the booking of ${guest} was confirmed and is gone`];
    if ((row.status === "CANCELLED") !== isCancelled) return [`the booking of ${guest} is ${row.status}`];
    return row.startTime.getTime() === Date.parse(start)
      ? []
      : [`the booking of ${guest} is at another time`];
  });
}

/** bookings = events */
async function wrongEvents({ db, hosts, simulator }: Cluster): Promise<string[]> {
  const rows = await db.bookingHost.findMany({
    where: { booking: { status: "ACCEPTED" } },
    include: { user: true, booking: true },
  });
  const wanted = rows.map(
    ({ user, booking }) => `${user?.email} ${booking?.title} ${booking?.startTime.toISOString()}`,
  );
  const there = hosts.flatMap(({ address }) => {
    const listed = simulator.listEvents(address, span());
    if (!listed.ok) throw new Error(listed.error.message);
    return listed.value
      .filter(({ title }) => title.includes("Guest "))
      .map(({ title, start }) => `${address} ${title} ${new Date(start).toISOString()}`);
  });
  const missing = without(wanted, there);
  return [
    ...missing.map((event) => `no event of a booking: ${event}`),
    ...(missing.length > 0 ? await unsettledEvents(db) : []),
    ...without(there, wanted).map((event) => `an event of no booking: ${event}`),
  ];
}

/** What is stored of events that aren't as they are wanted, or that somebody is thought to have changed. */
async function unsettledEvents(db: Cluster["db"]): Promise<string[]> {
  const stored = await db.calendarEvent.findMany({ omit: { desired: true, applied: true } });
  return stored
    .filter(
      ({ version, appliedVersion, outsideChange, externalId }) =>
        version !== appliedVersion || outsideChange !== null || externalId === null,
    )
    .map((event) => `stored: ${JSON.stringify(event)}`);
}

/**
 * Of what the database has lost: events that nobody is told of. A booking whose event wasn't written yet, or a cancellation, is lost
 * without a trace when the primary dies that alone knew of it.
 */
async function unrecognised(
  { db, hosts, simulator }: Cluster,
  booked: ReadonlyMap<string, Booked>,
): Promise<string[]> {
  const known = new Set((await db.booking.findMany({ select: { title: true } })).map(({ title }) => title));
  const told = new Set((await db.unknownEvent.findMany()).map(({ startsAt }) => startsAt.getTime()));
  const guests = new Set([...booked.values()].map(({ guest }) => guest));
  return hosts.flatMap(({ address }) => {
    const listed = simulator.listEvents(address, span());
    if (!listed.ok) throw new Error(listed.error.message);
    return listed.value
      .filter(({ title }) => guests.has(/Guest \d+/.exec(title)?.[0] ?? "") && !known.has(title))
      .filter(({ start }) => !told.has(Date.parse(start)))
      .map(({ title, start }) => `nobody is told of the lost booking “${title}” at ${start} of ${address}`);
  });
}

/** Those of a list that another hasn't, as often as they are there more often. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((each) => {
    const found = left.indexOf(each);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}
