import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { CalendarCache } from "../engine/calendar-cache.ts";
import type { ProviderResult } from "../engine/provider.ts";
import { noteWatchAnswer, refusal } from "../health/mailbox-health.ts";
import { postpone } from "./postpone.ts";

/** Ends a subscription at the provider and forgets it; without an account to do so, it runs out by itself. */
export async function unsubscribe(
  cache: CalendarCache,
  mailbox: KnownMailbox | null,
  calendarId: number,
): Promise<ProviderResult<{ unsubscribed: boolean }>> {
  const subscription = await cache.db.subscription.findUnique({ where: { calendarId } });
  if (!subscription) return { ok: true, value: { unsubscribed: false } };
  await cache.db.subscription.update({
    where: { calendarId },
    data: { state: "removed", reason: "nobody selects it" },
  });
  if (mailbox && subscription.externalId !== null) {
    const ended = await endSubscription(cache, mailbox, subscription.externalId);
    if (!ended.ok) {
      await postpone(cache, calendarId, ended.error);
      return ended;
    }
  }
  await cache.db.subscription.deleteMany({ where: { calendarId, state: "removed" } });
  return { ok: true, value: { unsubscribed: true } };
}

/** Ends a subscription at the provider, unless the mailbox is in its pause. */
export async function endSubscription(
  cache: CalendarCache,
  mailbox: KnownMailbox,
  externalId: string,
): Promise<ProviderResult<null>> {
  const refused = refusal(mailbox, cache.now());
  if (refused) return { ok: false, error: refused };
  return noteWatchAnswer(cache, mailbox, await cache.provider.unsubscribe(mailbox, externalId));
}
