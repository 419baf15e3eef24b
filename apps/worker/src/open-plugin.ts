import { type Mailer, openMailer, readMailerSettings } from "@calcache/emails";
import { type EnvironmentError, readEnvironment } from "@calcache/environment";
import { createLogger, type Logger } from "@calcache/logger";
import {
  createOffice365CalendarCache,
  type Office365CalendarCache,
  pluginVariables,
} from "@calcache/office365-calendar-cache";
import { followCalendarEvents } from "@calcache/scheduling";

/** The plugin and what mail is sent with, for a process of its own. */
export type OpenedPlugin = { plugin: Office365CalendarCache; log: Logger; mailer: Mailer; webappUrl: string };

/**
 * Opens both. Ends the process with one clear message when the environment isn't complete.
 * @param quiet leaves out everything but warnings
 */
export function openPlugin({ quiet = false } = {}): OpenedPlugin {
  try {
    const environment = readEnvironment([...pluginVariables, "NODE_ENV", "BOOKINGS_CHANGED_IN_OUTLOOK"]);
    const log = createLogger({ name: "calcache-worker", readable: environment.NODE_ENV === "development" });
    if (quiet) log.level = "warn";
    const mailer = openMailer(readMailerSettings());
    const webappUrl = environment.NEXT_PUBLIC_WEBAPP_URL;
    const plugin = createOffice365CalendarCache({ environment, log });
    plugin.followEvents(followCalendarEvents(environment.BOOKINGS_CHANGED_IN_OUTLOOK, plugin.cache.now));
    return { plugin, log, mailer, webappUrl };
  } catch (error) {
    process.stderr.write(`${(error as EnvironmentError).message}\n`);
    process.exit(1);
  }
}
