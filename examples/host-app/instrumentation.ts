/** Called by Next.js once for each server process, before its first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("./lib/start-calcache")).startCalcache();
}
