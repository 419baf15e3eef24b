/** The cron as a Next.js route: `export { GET, POST, … } from "@calcache/office365-calendar-cache/cron";` */
import { processRuntime } from "@calcache/runtime";

const cron = (request: Request): Promise<Response> => processRuntime().cron(request);

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
