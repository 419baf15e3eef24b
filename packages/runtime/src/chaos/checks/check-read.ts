import type { CalendarAvailability } from "@calcache/calendar-cache";
import { clipMinutes, type Minutes } from "../oracle/busy-minutes.ts";
import type { ChaosCalendar, ChaosWorld } from "../world/chaos-world.ts";
import { readStored } from "../world/stored-calendar.ts";

type Range = { start: number; end: number };

/**
 * Reads, and compares what is answered with the calendars' histories: an answer is a state that the calendar was in,
 * never a mixture of two, and what comes from the cache never goes back in time. A read never fails, whatever Outlook does.
 */
export async function checkRead(
  world: ChaosWorld,
  calendars: readonly ChaosCalendar[],
  range: Range,
  read: () => Promise<CalendarAvailability[]>,
): Promise<void> {
  const before = await Promise.all(calendars.map((calendar) => readStored(world.database.db, calendar)));
  const answers = await read();
  for (const [index, calendar] of calendars.entries()) {
    const answer = answers[index];
    if (!answer || answer.source === "unavailable") continue;
    const busy = minutesFrom(answer.busy);
    const covered = before[index]?.covered;
    const isLive = answer.source === "live";
    // Months beyond the warm window may have been read at different times, and those before it are forgotten.
    if (!isLive && (!covered || range.start < covered.start || range.end > covered.end)) {
      if (answer.source === "cached")
        throw new Error(`${nameOf(calendar)} is served from what isn't covered`);
      continue;
    }
    checkState(world, calendar, busy, range, answer.source);
  }
}

/** Compares the rows themselves with the calendar's history. */
export async function checkStored(world: ChaosWorld, calendar: ChaosCalendar): Promise<void> {
  const { busy, covered } = await readStored(world.database.db, calendar);
  if (covered) checkState(world, calendar, busy, covered, "stored");
}

function checkState(
  world: ChaosWorld,
  calendar: ChaosCalendar,
  busy: readonly Minutes[],
  whole: Range,
  source: "live" | "cached" | "stale" | "stored",
): void {
  const zones = zonesOf(world, calendar);
  const range = zones.length > 1 ? withoutEdges(whole) : whole;
  const clipped = clipMinutes(busy, range);
  const since = source === "live" ? 0 : calendar.shown;
  const state = calendar.history.find(clipped, range, zones, since);
  if (state === null) {
    const inThePast = calendar.history.find(clipped, range, zones, 0) !== null;
    throw new Error(
      `${nameOf(calendar)}: what is ${source} ${inThePast ? "was true before what was shown already" : "was never true"}`,
    );
  }
  if (source !== "live") calendar.shown = state;
}

/** Every zone that the calendar's mailbox was in, the present one last. */
export const zonesOf = ({ mailboxes }: ChaosWorld, { address }: ChaosCalendar): string[] =>
  mailboxes.find((mailbox) => mailbox.address === address)?.zones ?? [];

/**
 * Graph cuts all-day events at a range's edges by the mailbox's present zone, while they are read by the zone that was
 * last known: for up to a day after a change of zone nobody can say what is right there.
 */
export const withoutEdges = ({ start, end }: Range): Range => ({ start: start + edge, end: end - edge });

const edge = 2 * 24 * 60;

export const nameOf = ({ address, id }: ChaosCalendar) => `calendar ${id} of ${address}`;

/** The engine's flat pairs. */
export function minutesFrom(flat: ArrayLike<number>): Minutes[] {
  return Array.from(
    { length: flat.length / 2 },
    (_, index): Minutes => [flat[2 * index] ?? 0, flat[2 * index + 1] ?? 0],
  );
}
