import { type Zone, zoneWithin } from "@calcache/time-zones";
import { zoneOf } from "@calcache/time-zones/data";

const year = 366 * 24 * 60;

/**
 * Looks up zones with their transitions from a year before the first instant to a year after the last (epoch ms): enough for a
 * page that shows times between the two. Each zone is one object, which React sends once.
 */
export function zonesBetween(first: number, last: number): (timeZone: string) => Zone {
  const known = new Map<string, Zone>();
  return (timeZone) => {
    const zone =
      known.get(timeZone) ?? zoneWithin(zoneOf(timeZone), first / 60_000 - year, last / 60_000 + year);
    known.set(timeZone, zone);
    return zone;
  };
}
