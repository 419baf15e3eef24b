import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderResult } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";
import { noteReachable, noteWatchAnswer, refusal } from "../health/mailbox-health.ts";
import { askForNotifications } from "./ask-for-notifications.ts";
import { postpone } from "./postpone.ts";
import { activeColumns, markWatched } from "./subscribe.ts";
import { endSubscription } from "./unsubscribe.ts";

/**
 * Makes a new subscription in place of one that has notifications sent to a former address of ours. The calendar is left dirty, and
 * unconfirmed until it is read; the old one still notifies, and is ended after that ({@link endFormer}).
 */
export async function moveSubscription(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
): Promise<ProviderResult<null>> {
  const refused = refusal(mailbox, engine.now());
  if (refused) return { ok: false, error: refused };
  const provider = providerOf(engine, mailbox);
  const made = await noteWatchAnswer(engine, mailbox, await askForNotifications(engine, mailbox, calendar));
  if (!made.ok) {
    await postpone(engine, calendar.id, made.error);
    return made;
  }
  await noteReachable(engine, mailbox);
  const former = await engine.db.subscription.findUnique({ where: { calendarId: calendar.id } });
  const formerExternalId = former?.externalId === made.value.externalId ? null : (former?.externalId ?? null);
  const columns = activeColumns(engine, provider, calendar.id, made.value);
  await engine.db.$transaction([
    markWatched(engine, calendar.id),
    engine.db.subscription.update({
      where: { calendarId: calendar.id },
      data: { ...columns, formerExternalId },
    }),
  ]);
  engine.log.info({ calendar: calendar.id }, "[Subscription] moved to this installation's address");
  return { ok: true, value: null };
}

/** Ends at the provider what a subscription was before it was moved. */
export async function endFormer(
  engine: Engine,
  mailbox: KnownMailbox,
  calendarId: number,
): Promise<ProviderResult<null>> {
  const subscription = await engine.db.subscription.findUnique({ where: { calendarId } });
  const former = subscription?.formerExternalId ?? null;
  if (former === null) return { ok: true, value: null };
  const ended = await endSubscription(engine, mailbox, former);
  if (!ended.ok) {
    await postpone(engine, calendarId, ended.error);
    return ended;
  }
  await engine.db.subscription.updateMany({
    where: { calendarId, formerExternalId: former },
    data: { formerExternalId: null },
  });
  return ended;
}
