/** Civil time by what `Intl` says of a zone, and by nothing that the engine or the simulator computes with. */

const quarterHour = 15 * 60_000;
const day = 24 * 60 * 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** How far the clocks of `zone` (IANA) are ahead of UTC at an instant, in ms. No zone changes within a quarter of an hour. */
export function offsetAt(instant: number, zone: string): number {
  if (zone === "UTC") return 0;
  const quarter = Math.floor(instant / quarterHour) * quarterHour;
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = new Map(
    formatOf(zone)
      .formatToParts(quarter)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  offsets.set(key, wall - quarter);
  return wall - quarter;
}

/**
 * The instant at which clocks in `zone` show `wall` (written as if it were UTC, ms): the first of two, and as far after
 * a gap as it lies in it.
 */
export function instantOf(wall: number, zone: string): number {
  const before = offsetAt(wall - day, zone);
  const after = offsetAt(wall + day, zone);
  const early = wall - before;
  const late = wall - after;
  if (offsetAt(early, zone) === before) return early;
  return offsetAt(late, zone) === after ? late : early;
}

/** What clocks in `zone` show at an instant, written as if it were UTC. */
export const wallOf = (instant: number, zone: string): number => instant + offsetAt(instant, zone);

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, made);
  return made;
}
