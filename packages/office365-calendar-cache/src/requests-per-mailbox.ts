import type { CalendarProvider, MailboxRef } from "@calcache/calendar-cache";

/**
 * Lets at most `limit` requests of this process be under way in any one mailbox; the others wait their turn.
 * Outlook allows four at a time for an app and a mailbox, all processes together.
 * Source: learn.microsoft.com/graph/throttling-limits (Outlook service limits)
 */
export function limitRequestsPerMailbox(provider: CalendarProvider, limit: number): CalendarProvider {
  const lines = new Map<number, { running: number; waiting: (() => void)[] }>();

  async function inLine<Value>({ id }: MailboxRef, request: () => Promise<Value>): Promise<Value> {
    const line = lines.get(id) ?? { running: 0, waiting: [] };
    lines.set(id, line);
    if (line.running >= limit) await new Promise<void>((resolve) => line.waiting.push(resolve));
    else line.running += 1;
    try {
      return await request();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else line.running -= 1;
      if (line.running === 0) lines.delete(id);
    }
  }

  return {
    integration: provider.integration,
    readProfile: (mailbox) => inLine(mailbox, () => provider.readProfile(mailbox)),
    readTimeZone: (mailbox) => inLine(mailbox, () => provider.readTimeZone(mailbox)),
    readBusy: (mailbox, ...rest) => inLine(mailbox, () => provider.readBusy(mailbox, ...rest)),
    subscribe: (mailbox, ...rest) => inLine(mailbox, () => provider.subscribe(mailbox, ...rest)),
    renew: (mailbox, ...rest) => inLine(mailbox, () => provider.renew(mailbox, ...rest)),
    unsubscribe: (mailbox, ...rest) => inLine(mailbox, () => provider.unsubscribe(mailbox, ...rest)),
    listSubscriptions: (mailbox) => inLine(mailbox, () => provider.listSubscriptions(mailbox)),
  };
}
