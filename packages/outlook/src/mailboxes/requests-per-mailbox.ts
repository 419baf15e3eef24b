import { limitPerKey } from "@calcache/calendar-cache";
import type { AskMailbox } from "./ask-mailbox.ts";

/**
 * Lets at most `limit` requests of this process be under way in any one mailbox; the others wait their turn.
 * Outlook allows four at a time for an app and a mailbox, all processes together.
 * Source: learn.microsoft.com/graph/throttling-limits (Outlook service limits)
 */
export function limitRequestsPerMailbox(ask: AskMailbox, limit: number): AskMailbox {
  const limited = limitPerKey<number>(limit);
  return (mailbox, request) => limited(mailbox.id, () => ask(mailbox, request));
}
