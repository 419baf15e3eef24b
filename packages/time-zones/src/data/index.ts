/**
 * The rules of all time zones, from the package moment-timezone, which is updated independently of Node.js. For servers; they send
 * browsers the zones that a page shows.
 */
export { dataVersion, knownName, namesLike, zoneNames } from "./zone-data.ts";
export { isTimeZone, zoneOf } from "./zone-of.ts";
