/** The webhook as a Next.js route: `export { GET, POST, … } from "@calcache/office365-calendar-cache/webhook";` */
import { readEnvironment } from "@calcache/environment";
import { office365CalendarCache } from "../default-instance.ts";
import { webhookHandler } from "../webhook/webhook-handler.ts";

const webhook = webhookHandler(async () => ({
  ...office365CalendarCache(),
  clientState: readEnvironment(["MICROSOFT_WEBHOOK_TOKEN"]).MICROSOFT_WEBHOOK_TOKEN,
}));

// Every method, because Next.js answers the missing ones without an Allow header.
export {
  webhook as DELETE,
  webhook as GET,
  webhook as HEAD,
  webhook as OPTIONS,
  webhook as PATCH,
  webhook as POST,
  webhook as PUT,
};
