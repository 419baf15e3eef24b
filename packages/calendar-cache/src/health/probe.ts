import { floorMinute } from "@calcache/availability";
import { learnProfile } from "../accounts/account-profile.ts";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { CalendarCache } from "../engine/calendar-cache.ts";
import { concernsMailbox } from "./failure-policy.ts";
import { recordMailboxFailure, recordMailboxSuccess } from "./mailbox-health.ts";

/**
 * Asks whether a mailbox in quarantine answers again, by reading one minute of one of its calendars: what a refresh
 * does, at its smallest. (An account's profile would be cheaper still and prove nothing: it doesn't come from the mailbox.)
 */
export async function probe(cache: CalendarCache, mailbox: KnownMailbox): Promise<boolean> {
  const calendar = await cache.db.cachedCalendar.findFirst({
    where: { mailboxId: mailbox.id },
    orderBy: { confirmedAt: { sort: "desc", nulls: "last" } },
    select: { externalId: true },
  });
  if (!calendar) return false;
  await learnProfile(cache, mailbox);
  const start = floorMinute(cache.now());
  const timeZone = mailbox.timeZone ?? mailbox.ownersTimeZone;
  const read = await cache.provider.readBusy(
    mailbox,
    calendar.externalId,
    { start, end: start + 1 },
    timeZone,
  );
  if (!read.ok && concernsMailbox(read.error.kind)) {
    await recordMailboxFailure(cache, mailbox, read.error);
    cache.log.info({ mailbox: mailbox.id, why: read.error.reason }, "[Probe] no better yet");
    return false;
  }
  await recordMailboxSuccess(cache, mailbox);
  return true;
}
