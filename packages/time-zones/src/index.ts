/**
 * Civil times of time zones, for servers and browsers. The rules of all zones are in `@calcache/time-zones/data`, for servers
 * only: they are too large for a page.
 *
 * - zone: a time zone with its UTC offsets and the transitions between them
 * - offset: minutes ahead of UTC; span: a stretch of time with one offset
 * - instant: a point in time, epoch ms; wall time: what a zone's clocks show, written as the epoch ms at which UTC's clocks
 *   show it
 * - zone choice: a zone that a visitor can choose, with the words that it is found by
 */
export { type CivilFormat, civilFormat } from "./civil-time/civil-format.ts";
export { civilDate, instantAt, offsetAt, startOfDate, wallTime } from "./civil-time/civil-time.ts";
export { type DateFormatOptions, dateFormat, plainSpaces } from "./civil-time/date-format.ts";
export { directionOf, rangeInOrder } from "./civil-time/direction.ts";
export { offsetName } from "./civil-time/offset-name.ts";
export { type Repetition, repeated } from "./civil-time/repeated.ts";
export { fixedZone, type OffsetSpan, offsetSpanAt, type Zone, zoneWithin } from "./civil-time/zone.ts";
export { zoneNameAt } from "./civil-time/zone-name.ts";
export { searchZones, type ZoneChoice } from "./search/index.ts";
