/** The webhook as a Next.js route: `export { GET, POST, … } from "@calcache/office365-calendar-cache/webhook";` */
import { answerHandshake, integration } from "@calcache/outlook";
import { processRuntime } from "@calcache/runtime";

/** The handshake is answered whatever else is broken. */
const webhook = async (request: Request): Promise<Response> =>
  answerHandshake(request) ?? processRuntime().webhook(integration, request);

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
