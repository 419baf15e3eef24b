/**
 * Outlook for the calendar cache: the plugin a host app mounts.
 * Knows the engine, its events, Graph and the database, and nothing that uses it.
 *
 * - change notification: Graph's word that something in a calendar may have changed
 * - lifecycle notification: Graph's word about a subscription itself
 * - client state: the secret that Graph returns with each notification
 * - operator: whoever runs this installation, and shows the cron's key
 * - guest: a visitor of a booking page, who has no account here but may connect a calendar of their own
 * - calendar service: one account, with the methods of cal.com's `Calendar` interface
 */
export {
  createOffice365CalendarCache,
  type Office365CalendarCache,
  type PluginEnvironment,
  pluginVariables,
  webhookPath,
} from "./create-office365-calendar-cache.ts";
export { engineEventChannel, graphRequestChannel, office365CalendarCache } from "./default-instance.ts";
export { type GuestCalendarReading, type GuestCalendars, guestLifetime } from "./guests/guest-calendars.ts";
export {
  CalendarServiceError,
  type IntegrationCalendar,
  type ListedCalendar,
  type Office365CalendarService,
} from "./office365-calendar-service.ts";
export type { ShownKey } from "./operator-key.ts";
export { integration } from "./outlook/office365-provider.ts";
export { type Body, readBody } from "./webhook/read-body.ts";
