import { type Mailer, openMailer, readMailerSettings } from "@calcache/emails";
import { type EnvironmentError, readEnvironment } from "@calcache/environment";
import { createLogger, type Logger } from "@calcache/logger";
import {
  createOffice365CalendarCache,
  type Office365CalendarCache,
  pluginVariables,
} from "@calcache/office365-calendar-cache";
import { followCalendarEvents } from "@calcache/scheduling";

/** The plugin, what mail is sent with, and what else a process of its own needs of the environment. */
export type OpenedPlugin = {
  plugin: Office365CalendarCache;
  log: Logger;
  mailer: Mailer;
  webappUrl: string;
  /** what a scrape of the metrics has to show; undefined: nothing */
  metricsToken: string | undefined;
};

/** Who hears of each request to Graph, and of the engine's doings. */
export type Observers = Pick<Parameters<typeof createOffice365CalendarCache>[0], "observe" | "observeEngine">;

/**
 * Opens it. Ends the process with one clear message when the environment isn't complete.
 * @param quiet leaves out everything but warnings
 */
export function openPlugin({
  quiet = false,
  ...observers
}: { quiet?: boolean } & Observers = {}): OpenedPlugin {
  try {
    const environment = readEnvironment([
      ...pluginVariables,
      "NODE_ENV",
      "METRICS_TOKEN",
      "BOOKINGS_CHANGED_IN_OUTLOOK",
    ]);
    const log = createLogger({ name: "calcache-worker", readable: environment.NODE_ENV === "development" });
    if (quiet) log.level = "warn";
    const mailer = openMailer(readMailerSettings());
    const webappUrl = environment.NEXT_PUBLIC_WEBAPP_URL;
    const plugin = createOffice365CalendarCache({ environment, log, ...observers });
    plugin.followEvents(followCalendarEvents(environment.BOOKINGS_CHANGED_IN_OUTLOOK, plugin.engine.now));
    return { plugin, log, mailer, webappUrl, metricsToken: environment.METRICS_TOKEN };
  } catch (error) {
    process.stderr.write(`${(error as EnvironmentError).message}\n`);
    process.exit(1);
  }
}
