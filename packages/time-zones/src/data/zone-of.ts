import type { Zone } from "../civil-time/zone.ts";
import { continueZone } from "./continue-zone.ts";
import { unpackZone } from "./unpack-zone.ts";
import { knownName, packedZone } from "./zone-data.ts";

/** By the names that the data know, some six hundred. */
const zones = new Map<string, Zone>();

/** A zone by its name, with all transitions up to the year 2100. @throws RangeError for a name that `isTimeZone` refuses */
export function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const name = knownName(timeZone) ?? timeZone;
  const zone = zones.get(name) ?? readZone(name);
  zones.set(name, zone);
  return zone;
}

function readZone(name: string): Zone {
  const { transitions, offsets } = continueZone(unpackZone(packedZone(name)));
  return { name, transitions, offsets };
}

/** Whether a text is the IANA name of a zone, in any case of letters. A bare offset (`+02:00`) is none. */
export const isTimeZone = (text: string): boolean => knownName(text) !== null;
