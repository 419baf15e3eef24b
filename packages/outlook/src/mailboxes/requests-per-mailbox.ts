import type { AskMailbox } from "./ask-mailbox.ts";

/**
 * Lets at most `limit` requests of this process be under way in any one mailbox; the others wait their turn.
 * Outlook allows four at a time for an app and a mailbox, all processes together.
 * Source: learn.microsoft.com/graph/throttling-limits (Outlook service limits)
 */
export function limitRequestsPerMailbox(ask: AskMailbox, limit: number): AskMailbox {
  const lines = new Map<number, { running: number; waiting: (() => void)[] }>();

  return async (mailbox, request) => {
    const { id } = mailbox;
    const line = lines.get(id) ?? { running: 0, waiting: [] };
    lines.set(id, line);
    if (line.running >= limit) await new Promise<void>((resolve) => line.waiting.push(resolve));
    else line.running += 1;
    try {
      return await ask(mailbox, request);
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else line.running -= 1;
      if (line.running === 0) lines.delete(id);
    }
  };
}
