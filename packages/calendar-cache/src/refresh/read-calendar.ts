import type { Intervals, MinuteRange } from "@calcache/availability";
import { followCalendar } from "../accounts/follow-calendar.ts";
import { mailboxSettings } from "../accounts/mailbox-settings.ts";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderResult } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";
import { recordFailure } from "../health/failures.ts";
import { recordMailboxSuccess } from "../health/mailbox-health.ts";

/**
 * Asks the provider for a calendar's busy minutes, under its new id where it has got one, and notes what that says about the calendar and its mailbox. Not
 * for a mailbox in its pause.
 * @param range half-open, minutes since the epoch
 */
export async function readCalendar(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
  range: MinuteRange,
): Promise<ProviderResult<Intervals>> {
  const settings = await mailboxSettings(engine, mailbox);
  const readBusy = (externalId: string) =>
    settings.ok
      ? providerOf(engine, mailbox).readBusy(mailbox, externalId, range, settings.value.timeZone)
      : Promise.resolve(settings);
  let read = await readBusy(calendar.externalId);
  if (!read.ok && read.error.kind === "gone") {
    const presentId = await followCalendar(engine, mailbox, calendar.externalId);
    if (presentId !== null) read = await readBusy(presentId);
  }
  if (read.ok || read.error.reached === "mailbox") await recordMailboxSuccess(engine, mailbox);
  if (!read.ok) await recordFailure(engine, mailbox, calendar.id, read.error);
  return read;
}
