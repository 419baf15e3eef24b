import { openMailer, readMailerSettings } from "@calcache/emails";
import { EnvironmentError, readEnvironment } from "@calcache/environment";
import { office365CalendarCache, pluginVariables } from "@calcache/office365-calendar-cache";
import { followCalendarEvents, startBookingWorker } from "@calcache/scheduling";
import { livePages } from "./api/live/process-live-pages.ts";
import { startBackgroundWorker } from "./process/background-worker.ts";
import { metrics } from "./process/metrics.ts";

/** Begins what a server process does beside answering requests. Ends the process if its environment is wrong. */
export function start(): void {
  checkEnvironment();
  metrics();
  const plugin = office365CalendarCache();
  const { NEXT_PUBLIC_WEBAPP_URL, BOOKINGS_CHANGED_IN_OUTLOOK } = readEnvironment([
    "NEXT_PUBLIC_WEBAPP_URL",
    "BOOKINGS_CHANGED_IN_OUTLOOK",
  ]);
  plugin.followEvents(followCalendarEvents(BOOKINGS_CHANGED_IN_OUTLOOK, plugin.engine.now));
  const mailer = openMailer(readMailerSettings());
  const stopBookings = startBookingWorker({ ...plugin.engine, mailer, webappUrl: NEXT_PUBLIC_WEBAPP_URL });
  const stopWorker = startBackgroundWorker(plugin);
  const stop = () => {
    stopBookings();
    return Promise.all([livePages().close(), stopWorker()]);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
}

function checkEnvironment(): void {
  try {
    readEnvironment([
      ...pluginVariables,
      "PORT",
      "METRICS_TOKEN",
      "TRUSTED_PROXIES",
      "BOOKINGS_CHANGED_IN_OUTLOOK",
    ]);
    readMailerSettings();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
