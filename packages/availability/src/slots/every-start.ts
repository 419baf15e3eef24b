import { clockMark, nextMark } from "../civil-time/clock-mark.ts";
import { type OffsetReader, offsetReader } from "../civil-time/utc-offset.ts";
import { atLeast } from "../intervals/at-least.ts";
import { intersect } from "../intervals/interval-algebra.ts";
import { union } from "../intervals/interval-union.ts";
import type { Intervals } from "../intervals/intervals.ts";
import type { Minute } from "../intervals/minutes.ts";
import type { SlotRequest } from "./slot-request.ts";
import { startsWithin } from "./starts-within.ts";
import type { TeamTime } from "./team-time.ts";

/** The most minutes between two marks. */
const widestMark = 30;

/**
 * Every start at which a slot fits and that is at a mark of the asker's clock, or of a host's who takes part, so that an hour's
 * opening at half past is offered wherever it is looked at from. Unlike on a grid, a start doesn't depend on where free times
 * begin: none goes because somebody becomes free. The marks are those that a grid would begin at, and half an hour apart at most:
 * openings from half past, as busy times leave them, have their slots too. A grid whose starts are offset leaves the marks with
 * its second start. In no order.
 */
export function everyStart(team: TeamTime, request: SlotRequest): Set<Minute> {
  const { length, slotInterval, offsetStart = 0, timeZone } = request;
  const mark = clockMark(greatestCommonDivisor(slotInterval, widestMark));
  const possible = startsOf(team, length);
  const needed = new Set([timeZone, ...team.needed.map(({ schedule }) => schedule.timeZone)]);
  const starts = new Set<Minute>();
  const addMarks = (minutes: Intervals, zone: string) => {
    for (const start of marksIn(minutes, mark, offsetStart, offsetReader(zone))) starts.add(start);
  };
  for (const zone of needed) addMarks(possible, zone);
  for (const [zone, hosts] of byZone(team)) {
    if (needed.has(zone)) continue;
    addMarks(intersect(union(hosts.map(({ free }) => startsWithin(free, length))), possible), zone);
  }
  return starts;
}

/** The minutes at which a slot can begin. */
function startsOf({ common, groups }: TeamTime, length: number): Intervals {
  if (groups.length === 0) return startsWithin(common, length);
  return groups
    .map(({ required, hosts }) =>
      atLeast(
        hosts.map(({ free }) => startsWithin(free, length)),
        required,
      ),
    )
    .reduce((all, some) => intersect(all, some));
}

/** Those of whom some are needed, by their zones; rooms have no clock. */
const byZone = ({ groups }: TeamTime) =>
  Map.groupBy(
    groups.flatMap(({ hosts }) =>
      hosts.flatMap(({ host, free }) => ("schedule" in host ? [{ zone: host.schedule.timeZone, free }] : [])),
    ),
    ({ zone }) => zone,
  );

function* marksIn(minutes: Intervals, mark: number, offset: number, clock: OffsetReader): Generator<Minute> {
  for (let i = 0; i < minutes.length; i += 2) {
    const end = (minutes[i + 1] ?? 0) - offset;
    for (
      let at = nextMark((minutes[i] ?? 0) - offset, mark, clock);
      at < end;
      at = nextMark(at + 1, mark, clock)
    ) {
      yield at + offset;
    }
  }
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);
