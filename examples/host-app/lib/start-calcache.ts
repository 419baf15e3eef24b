import { office365CalendarCache } from "@calcache/office365-calendar-cache";

/**
 * Plugs into the database, and runs the background work in the web server's own process; a process of its own would do as well
 * (`npm run worker` of Calcache).
 */
export function startCalcache() {
  const plugin = office365CalendarCache();
  void plugin.start();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void plugin.stop());
}
