/**
 * What a server needs to know of the page to find what it shows: its URL, its dates, what it is handed. Without components.
 */

export { addDays, type CivilDate } from "@calcache/date-picker";
export type { MovedBooking } from "./booking-form.ts";
export type { PublicEventType, PublicHost } from "./event-type.ts";
export type { DataSource, OfferedSlots, SlotsByDate } from "./offered-slots.ts";
export {
  firstOfEach,
  type Layout,
  type PageQuery,
  type Prefill,
  parsePageQuery,
  roomIn,
  type SearchParams,
  searchOf,
} from "./page-query.ts";
export { linksFrom } from "./page-url.ts";
export { type RoutedTo, routedIn } from "./routed-query.ts";
export { lastDateOf, namesDates, shownDates } from "./shown-dates.ts";
