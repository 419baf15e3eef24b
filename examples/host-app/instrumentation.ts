/**
 * Plugs into the database, and runs the plugin's background work in the web server's own process; a process of its own would do as
 * well (`npm run worker` of Calcache).
 */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: set by Next.js
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { office365CalendarCache } = await import("@calcache/office365-calendar-cache");
  const plugin = office365CalendarCache();
  void plugin.start();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void plugin.stop());
}
