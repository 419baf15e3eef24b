import type { MinuteRange } from "@calcache/availability";
import type { BulkQuery, Prisma } from "@calcache/prisma";
import { limitsQuestion } from "../../event-types/columns/counted-limits.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import { readCounted } from "../../host-time/booked/counted-bookings.ts";
import { askLimits } from "../../host-time/booked/limited-times.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { SlotTaken } from "./claim-time.ts";

/** Whoever books has as many bookings that aren't over as they may have. Thrown inside a transaction so that nothing of it remains. */
export class BookerLimitReached extends Error {
  override name = "BookerLimitReached";
  /** Ids of those bookings, the next one first. */
  readonly bookingIds: readonly number[];
  constructor(bookingIds: readonly number[]) {
    super();
    this.bookingIds = bookingIds;
  }
}

/** The first key of the advisory locks of event types; hosts' time is locked under another (sql/triggers.sql). */
const eventTypeLock = 20261130;

/**
 * Has others who book an event type with limits of its own, or with seats, wait until this transaction ends, for hosts may differ from booking to
 * booking. It comes before the locks of hosts, so that claims never wait for each other in a circle.
 */
export async function lockLimits(
  tx: Prisma.TransactionClient,
  { id, limits, bookerLimit, seats }: EventTypeWithHosts,
): Promise<void> {
  if (limits.ofEventType.limits.length === 0 && bookerLimit === null && seats === null) return;
  await lockEventType(tx, id);
}

/** Has others who book it, where it has limits or seats, or give a seat back, wait until this transaction ends. */
export async function lockEventType(tx: Prisma.TransactionClient, id: number): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${eventTypeLock}::int, ${id}::int)::text`;
}

/**
 * Makes sure that one more booking is within all limits: the event type's, which is locked, and its hosts', who are.
 * @throws SlotTaken
 */
export async function claimWithinLimits(
  tx: Prisma.TransactionClient,
  eventType: EventTypeWithHosts,
  hosts: readonly EventTypeHost[],
  slot: MinuteRange,
  own: ExcludedTimes,
): Promise<void> {
  const queries: (() => Promise<void>)[] = [];
  const ask = <Row>(query: BulkQuery<Row>) => {
    const rows: Row[] = [];
    queries.push(async () => {
      rows.push(...(await readCounted(tx, query)));
    });
    return () => rows;
  };
  const question = limitsQuestion({ ...eventType, hosts }, slot.end - slot.start);
  // It counts where it begins.
  const limited = askLimits(ask, question, { start: slot.start, end: slot.start + 1 }, own);
  for (const query of queries) await query();
  const { ofEventType, ofHost } = limited();
  const reached = [...ofEventType, ...hosts.flatMap(({ userId }) => ofHost(userId))];
  if (reached.length > 0) throw new SlotTaken();
}

/**
 * Makes sure that somebody may have one more booking of an event type, which is locked. Their own are those that they attend, under
 * their address in any case of letters, and that haven't begun.
 * @param more how many more they want
 * @throws BookerLimitReached
 */
export async function claimAsBooker(
  tx: Prisma.TransactionClient,
  { id, bookerLimit }: EventTypeWithHosts,
  email: string,
  now: number,
  own: ExcludedTimes,
  more = 1,
): Promise<void> {
  if (bookerLimit === null) return;
  const rows = await tx.booking.findMany({
    where: {
      eventTypeId: id,
      status: "ACCEPTED",
      startTime: { gte: new Date(now) },
      uid: { not: own.booking?.uid ?? "" },
      attendees: { some: { email: { equals: email, mode: "insensitive" } } },
    },
    select: { id: true },
    orderBy: { startTime: "asc" },
  });
  if (rows.length + more > bookerLimit.most) throw new BookerLimitReached(rows.map((row) => row.id));
}
