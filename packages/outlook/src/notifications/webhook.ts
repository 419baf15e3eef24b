import type { Engine, Log } from "@calcache/calendar-cache";
import { parseNotifications } from "./change-notification.ts";
import { readBody } from "./read-body.ts";
import { type Mark, receiveNotifications } from "./receive-notifications.ts";
import { createTurns } from "./turns.ts";

const maxBodyBytes = 1024 * 1024;
const maxTokenLength = 4096;

/**
 * Graph's webhook: answers the validation handshake, and takes change and lifecycle notifications in. Answers 202 only
 * once the work is durably queued, 503 when it can't be, so that Graph tries again.
 * Source: learn.microsoft.com/graph/change-notifications-delivery-webhooks
 * @param clientState the secret that Graph returns with each notification
 */
export function createWebhook({
  mark,
  clientState,
  observe,
  log,
}: {
  mark: Mark;
  clientState: string;
  observe: Engine["observe"];
  log: Log;
}): (request: Request) => Promise<Response> {
  // A flood of payloads, whoever sends them, must not keep the process from refreshing what the genuine ones ask for.
  const turn = createTurns();
  return async (request) => {
    const early = answerHandshake(request);
    if (early) return early;
    const body = await readBody(request, maxBodyBytes);
    if (body.kind === "too large") return refuseSize(body.drained);
    await turn();
    const items = parseNotifications(body.text);
    if (items === null) return reply(400, "Invalid webhook payload");
    try {
      const report = await receiveNotifications(observe, mark, clientState, items);
      log.info({ ...report, errors: undefined }, "[Webhook] change notifications");
      return Response.json({ message: "ok", ...report }, { status: 202 });
    } catch (error) {
      log.error({ err: error }, "[Webhook] notifications could not be stored; Graph will send them again");
      return reply(503, "The notifications could not be stored, please send them again", {
        "retry-after": "10",
      });
    }
  };
}

/** What wasn't read of a body would be taken for the connection's next request. */
const refuseSize = (drained: boolean) =>
  reply(413, "Payload too large: at most 1 MiB", drained ? {} : { connection: "close" });

/**
 * The answer to whatever needs nothing of ours: the handshake, whose token comes decoded from the query and goes back as plain
 * text that no browser may take for a page, and other methods than POST. Null for a payload. Whoever opens the rest late has
 * the handshake answered whatever else is broken.
 */
export function answerHandshake(request: Request): Response | null {
  if (request.method !== "POST") return reply(405, "Method not allowed: use POST", { allow: "POST" });
  const token = new URL(request.url).searchParams.get("validationToken");
  if (token === null) return null;
  if (token.length > maxTokenLength) return reply(400, "validationToken is too long");
  return new Response(token, {
    headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" },
  });
}

const reply = (status: number, message: string, headers: Record<string, string> = {}) =>
  Response.json({ message }, { status, headers });
