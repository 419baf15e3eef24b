import type { Severity } from "../alert-rules/severity.ts";
import type { Report } from "./reports/alert-report.ts";

/** `isFinal`: the receiver will never take this message, whatever is waited for. */
export type Sent = { ok: true } | { ok: false; isFinal: boolean; reason: string };

/** What is to be known of a receiver to write to it. */
export type Addressee = Pick<Receiver, "name" | "from" | "takesDigest">;

/** Somewhere operators hear of alerts. */
export type Receiver = {
  /** the same for as long as it is the same receiver: messages that wait go by it */
  name: string;
  /** alerts of this severity and of more urgent ones */
  from: Severity;
  /** whether it is told once a day of all that is open */
  takesDigest: boolean;
  /**
   * Tries once to hand over a message. Never rejects.
   * @param messageId the same at each try of one message: where a receiver can know it by that, it is told it
   */
  send(report: Report, messageId: string): Promise<Sent>;
};
