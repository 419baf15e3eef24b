import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { ChannelFormat } from "../channel/channel.ts";

/**
 * The headers of one attempt: those of Standard Webhooks, and the peer's whose format a channel has. Cronofy:
 * `Cronofy-HMAC-SHA256`, base64, one for each secret with commas between (docs.cronofy.com, "Push notifications"). cal.com:
 * `X-Cal-Signature-256`, hex, of the present secret (cal.com/docs, "Webhooks").
 * @param secrets the present one first, and the former one while it is valid
 * @param at epoch ms, of this attempt
 */
export function signatureHeaders(
  format: ChannelFormat,
  secrets: readonly [string, ...string[]],
  message: { id: string; body: string },
  at: number,
): Record<string, string> {
  const { id, body } = message;
  const attempt = new Date(at);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, attempt, body)).join(" "),
    ...(format === "cronofy" && {
      "cronofy-hmac-sha256": secrets.map((secret) => cronofySignature(secret, body)).join(","),
    }),
    ...(format === "cal" && { "x-cal-signature-256": hmac(secrets[0], body, "hex") }),
  };
}

/** Cronofy's: of the body, by the secret as it is written. */
export const cronofySignature = (secret: string, body: string): string => hmac(secret, body, "base64");

const hmac = (secret: string, body: string, encoding: "base64" | "hex") =>
  createHmac("sha256", secret).update(body).digest(encoding);
