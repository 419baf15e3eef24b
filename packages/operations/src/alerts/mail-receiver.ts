import { createHash } from "node:crypto";
import { alertMail, type Mailer } from "@calcache/emails";
import type { Receiver } from "./receiver.ts";
import { headlineOf, textOf } from "./reports/report-text.ts";

/** Mail to one address. A message has the same id at each try, so that one sent twice is recognized as one. */
export const mailTo = (address: string, mailer: Mailer): Receiver => ({
  name: "mail",
  from: "review",
  takesDigest: true,
  async send(report, messageId) {
    const id = createHash("sha256").update(messageId).digest("hex").slice(0, 32);
    const sent = await mailer.send(alertMail(id, address, headlineOf(report), textOf(report)));
    if (sent.ok) return sent;
    const { kind, reason } = sent.error;
    return { ok: false, isFinal: false, reason: `${kind} ${reason}` };
  },
});
