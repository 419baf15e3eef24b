import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderResult } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";
import { noteWatchAnswer, refusal } from "../health/mailbox-health.ts";
import { postpone } from "./postpone.ts";

/** Ends a subscription at the provider and forgets it; without an account to do so, it runs out by itself. */
export async function unsubscribe(
  engine: Engine,
  mailbox: KnownMailbox | null,
  calendarId: number,
): Promise<ProviderResult<{ unsubscribed: boolean }>> {
  const subscription = await engine.db.subscription.findUnique({ where: { calendarId } });
  if (!subscription) return { ok: true, value: { unsubscribed: false } };
  await engine.db.subscription.update({
    where: { calendarId },
    data: { state: "removed", reason: "nobody selects it" },
  });
  const { externalId, formerExternalId } = subscription;
  for (const id of [formerExternalId, externalId]) {
    if (mailbox === null || id === null) continue;
    const ended = await endSubscription(engine, mailbox, id);
    if (!ended.ok) {
      await postpone(engine, calendarId, ended.error);
      return ended;
    }
  }
  await engine.db.subscription.deleteMany({ where: { calendarId, state: "removed" } });
  return { ok: true, value: { unsubscribed: true } };
}

/** Ends a subscription at the provider, unless the mailbox is in its pause. */
export async function endSubscription(
  engine: Engine,
  mailbox: KnownMailbox,
  externalId: string,
): Promise<ProviderResult<null>> {
  const refused = refusal(mailbox, engine.now());
  if (refused) return { ok: false, error: refused };
  return noteWatchAnswer(engine, mailbox, await providerOf(engine, mailbox).unsubscribe(mailbox, externalId));
}
