import type { Log } from "@calcache/calendar-cache";
import {
  answer,
  endpoint,
  type Handler,
  messageEnvelope,
  readText,
  refusal,
  refuse,
  serveAnywhere,
} from "@calcache/http-edge";
import { z } from "zod";
import { createPayloadQueue } from "./payload-queue.ts";
import type { TakeNotifications } from "./take-notifications.ts";

/** Where a host app mounts the webhook. */
export const webhookPath = "/api/integrations/office365calendar/webhook";

const mostBytes = 1024 * 1024;
const maxTokenLength = 4096;

type WebhookServices = {
  take: TakeNotifications;
  log: Log;
};

const invalidPayload = refusal(400, "BAD_REQUEST", "Invalid webhook payload");
const tokenTooLong = refusal(400, "BAD_REQUEST", "validationToken is too long");
const notStored = {
  ...refusal(503, "SERVICE_UNAVAILABLE", "The notifications could not be stored, please send them again"),
  headers: { "retry-after": "10" },
};

const report = z.object({
  message: z.literal("ok"),
  processed: z.int(),
  failed: z.int(),
  skipped: z.int(),
  errors: z.array(z.string()),
});

const webhookEndpoint = endpoint("POST", webhookPath, {
  summary: "Takes Graph's change notifications and lifecycle notifications in",
  envelope: messageEnvelope,
  automatic: [],
  answers: { 200: "text/plain", 202: report },
  refusals: [invalidPayload, tokenTooLong, notStored],
  async handle({ request }, services: WebhookServices & { turn: () => Promise<void> }) {
    const text = await readText(request, mostBytes);
    if (typeof text !== "string") return text.status === 413 ? text : invalidPayload;
    await services.turn();
    const { take, log } = services;
    try {
      const report = await take(text);
      if (report === null) return invalidPayload;
      log.info({ ...report, errors: undefined }, "[Webhook] change notifications");
      return answer(202, { message: "ok" as const, ...report });
    } catch (error) {
      log.error({ err: error }, "[Webhook] notifications could not be stored; Graph will send them again");
      return notStored;
    }
  },
});

/**
 * Graph's webhook: answers the validation handshake, and takes change and lifecycle notifications in. Answers 202 only
 * once the work is durably queued, 503 when it can't be, so that Graph tries again.
 * Source: learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export function createWebhook(services: WebhookServices): Handler {
  // A flood of payloads, whoever sends them, must not keep the process from refreshing what the genuine ones ask for.
  const turn = createPayloadQueue();
  const failures = { isAway: () => false, log: () => services.log };
  const serve = serveAnywhere(webhookEndpoint, () => ({ ...services, turn }), failures);
  return async (request) => answerHandshake(request) ?? serve(request);
}

/**
 * The answer to the handshake: its token comes decoded from the query and goes back as plain text that no browser may take for
 * a page. Null for a payload. Needs nothing of ours: whoever opens the rest late has it answered whatever else is broken.
 */
export function answerHandshake(request: Request): Response | null {
  if (request.method === "OPTIONS") return answerEventGrid(request);
  const token = new URL(request.url).searchParams.get("validationToken");
  if (request.method !== "POST" || token === null) return null;
  if (token.length > maxTokenLength) return refuse(messageEnvelope, tokenTooLong);
  return new Response(token, {
    headers: { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" },
  });
}

/**
 * Event Grid asks whether it may post here before it does so. Whoever posts has to know our secret all the same.
 * Source: CloudEvents, HTTP 1.1 Web Hooks for Event Delivery, "Abuse Protection"
 */
function answerEventGrid({ headers }: Request): Response | null {
  const origin = headers.get("webhook-request-origin");
  if (origin === null || origin.length > 253) return null;
  return new Response(null, {
    headers: { "webhook-allowed-origin": origin, "webhook-allowed-rate": "*", allow: "POST" },
  });
}
