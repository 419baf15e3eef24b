/** Called by Next.js once for each server process, before its first request. */
export async function register() {
  // biome-ignore lint/style/noProcessEnv: set by Next.js, which leaves the import out of what isn't for Node.js
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("./lib/start-calcache")).startCalcache();
}
