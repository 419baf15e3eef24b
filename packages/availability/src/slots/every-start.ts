import { clockMark, nextMark } from "../civil-time/clock-mark.ts";
import { type OffsetReader, offsetReader } from "../civil-time/utc-offset.ts";
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
  const clocks = [timeZone, ...team.needed.map(({ schedule }) => schedule.timeZone)];
  const starts = new Set<Minute>();
  for (const { free, also } of byZone(team)) {
    const possible = union(free.map((each) => startsWithin(each, length)));
    for (const zone of new Set([...clocks, ...also])) {
      for (const start of marksIn(possible, mark, offsetStart, offsetReader(zone))) starts.add(start);
    }
  }
  return starts;
}

/** Free times that are enough for a slot, gathered by the zone of the one host whom they need besides the others. */
function byZone({ common, alternatives }: TeamTime): { free: Intervals[]; also: string[] }[] {
  if (alternatives.length === 0) return [{ free: [common], also: [] }];
  const zones = Map.groupBy(alternatives, ({ host }) => host.schedule.timeZone);
  return [...zones].map(([zone, hosts]) => ({ free: hosts.map(({ free }) => free), also: [zone] }));
}

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
