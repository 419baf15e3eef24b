import { followCalendar } from "../accounts/follow-calendar.ts";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderResult, ProviderSubscription } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";

/**
 * Has the provider notify of a calendar's changes, under its new id where it has got one. A provider that doesn't find the calendar
 * may say no more than that it found nothing; the list of calendars tells.
 */
export async function askForNotifications(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
): Promise<ProviderResult<ProviderSubscription>> {
  const provider = providerOf(engine, mailbox);
  const made = await provider.subscribe(mailbox, calendar.externalId);
  if (made.ok || made.error.reached === "sign-in") return made;
  if (made.error.kind !== "gone" && made.error.kind !== "ambiguous") return made;
  if ((await followCalendar(engine, mailbox, calendar.externalId)) === null) return made;
  const present = await engine.db.cachedCalendar.findUniqueOrThrow({ where: { id: calendar.id } });
  // Where another row stands for it under the new id, that one is subscribed.
  return present.externalId === calendar.externalId ? made : provider.subscribe(mailbox, present.externalId);
}
