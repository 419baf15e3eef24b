import { startBookingWorker } from "@calcache/scheduling";
import { Command } from "commander";
import { openPlugin } from "./open-plugin.ts";

/** The worker: begins as soon as the database answers and works until it is told to stop; then finishes its jobs. */
export async function runWorker(args: readonly string[]): Promise<void> {
  new Command("npm run worker --")
    .description(
      "The background worker, against DATABASE_URL. Run as many as you like, on as many machines as you like.",
    )
    .parse([...args], { from: "user" });
  const { plugin, log, mailer, webappUrl } = openPlugin();
  const stopBookings = startBookingWorker({ ...plugin.cache, mailer, webappUrl });
  const stop = () => {
    log.info("stopping");
    stopBookings();
    plugin.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await plugin.startWorker();
  log.info("the worker is ready");
}
