/**
 * Outlook for the calendar cache: the plugin that a host app mounts. The face of `@calcache/runtime`, and nothing else.
 *
 * - calendar service: one account, with the methods of cal.com's `Calendar` interface
 */
export { integration } from "@calcache/outlook";
export type { CalcomEvent } from "./calcom-event.ts";
export { CalendarServiceError } from "./calendar-service-error.ts";
export { type Office365CalendarCache, office365CalendarCache } from "./default-instance.ts";
export {
  type CalendarFetchMode,
  createOffice365CalendarService,
  type IntegrationCalendar,
  type ListedCalendar,
  type Office365CalendarService,
} from "./office365-calendar-service.ts";
export type { WrittenCalendarEvent } from "./service-events.ts";
