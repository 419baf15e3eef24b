import type { Intervals, MinuteRange } from "@calcache/availability";
import { type KnownMailbox, mailboxTimeZone } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderResult } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";
import { recordFailure } from "../health/failures.ts";
import { recordMailboxSuccess } from "../health/mailbox-health.ts";

/**
 * Asks the provider for a calendar's busy minutes and notes what that says about the calendar and its mailbox. Not
 * for a mailbox in its pause.
 * @param range half-open, minutes since the epoch
 */
export async function readCalendar(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
  range: MinuteRange,
): Promise<ProviderResult<Intervals>> {
  const timeZone = await mailboxTimeZone(engine, mailbox);
  const read = timeZone.ok
    ? await providerOf(engine, mailbox).readBusy(mailbox, calendar.externalId, range, timeZone.value)
    : timeZone;
  if (read.ok || read.error.reached === "mailbox") await recordMailboxSuccess(engine, mailbox);
  if (!read.ok) await recordFailure(engine, mailbox, calendar.id, read.error);
  return read;
}
