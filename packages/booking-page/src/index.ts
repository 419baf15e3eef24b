/**
 * The server's half of the booking page: what the components of `@calcache/booker` are handed. Knows scheduling and the pure half
 * of booker, no React and no routes.
 *
 * - offered: as in booker, the slots of the dates that a page shows
 */
export { findBookingPage } from "./find-booking-page.ts";
export { lastShown } from "./last-shown.ts";
export { minutesOf, type OfferedDates, offeredDates } from "./offered-dates.ts";
export { offeredLength } from "./offered-length.ts";
export { findOfferedSlots } from "./offered-slots.ts";
export { publicEventType } from "./public-event-type.ts";
export { inShownZone } from "./shown-zone.ts";
export { zonesBetween } from "./zones-between.ts";
