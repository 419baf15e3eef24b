/** Runs the cache's background work in the web server's own process; a worker process beside it would do as well. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: set by Next.js
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { office365CalendarCache } = await import("@calcache/office365-calendar-cache");
  void office365CalendarCache().start();
}
