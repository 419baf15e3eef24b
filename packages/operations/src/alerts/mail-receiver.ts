import { createHash } from "node:crypto";
import { alertMail, type Mailer } from "@calcache/emails";
import { headlineOf, textOf } from "./notice-text.ts";
import type { Receiver } from "./receiver.ts";

/** Mail to one address. A message has the same id at each try, so that one sent twice is recognized as one. */
export const mailTo = (address: string, mailer: Mailer): Receiver => ({
  name: "mail",
  from: "review",
  async send(notice, messageId) {
    const id = createHash("sha256").update(messageId).digest("hex").slice(0, 32);
    const sent = await mailer.send(alertMail(id, address, headlineOf(notice), textOf(notice)));
    if (sent.ok) return sent;
    const { kind, reason } = sent.error;
    return { ok: false, isFinal: false, reason: `${kind} ${reason}` };
  },
});
