import { decodeIntervals, intervalsFrom, toRanges, union } from "@calcache/availability";
import type { GraphSimulator } from "@calcache/graph-simulator";
import type { Database } from "@calcache/prisma";

/** A range of time in which busy times are compared, ISO 8601. */
export type Span = { start: string; end: string };

const minute = (iso: string) => Date.parse(iso) / 60_000;

/** The busy times of one calendar in Outlook, as `start-end` in minutes since the epoch; those that touch are one. */
export function busyInOutlook(
  simulator: GraphSimulator,
  address: string,
  calendarId: string,
  span: Span,
): string[] {
  const events = simulator.listEvents(address, { ...span, calendarId });
  if (!events.ok) throw new Error(events.error.message);
  const busy = intervalsFrom(
    events.value.map(({ start, end }) => ({ start: minute(start), end: minute(end) })),
  );
  return toRanges(busy).map(({ start, end }) => `${start}-${end}`);
}

/** The busy times that are stored, as `start-end`, by the calendar's id at Graph. */
export async function busyInCache(db: Database, span: Span): Promise<Map<string, string[]>> {
  const calendars = await db.cachedCalendar.findMany({ include: { busyMonths: true } });
  const [from, until] = [minute(span.start), minute(span.end)];
  return new Map(
    calendars.map(({ externalId, busyMonths }) => {
      const busy = toRanges(union(busyMonths.map((month) => decodeIntervals(month.busy))));
      const inside = busy.filter(({ start, end }) => end > from && start < until);
      return [externalId, inside.map(({ start, end }) => `${start}-${end}`)];
    }),
  );
}
