/** The cron as a Next.js route: `export { GET, POST, … } from "@calcache/office365-calendar-cache/cron";` */
import { readEnvironment } from "@calcache/environment";
import { cronHandler } from "../cron-handler.ts";
import { office365CalendarCache } from "../default-instance.ts";

const cron = cronHandler(async () => ({
  keys: readEnvironment(["CRON_API_KEY", "CRON_SECRET"]),
  engine: office365CalendarCache().engine,
}));

// Every method, because Next.js answers the missing ones without an Allow header.
export {
  cron as DELETE,
  cron as GET,
  cron as HEAD,
  cron as OPTIONS,
  cron as PATCH,
  cron as POST,
  cron as PUT,
};
