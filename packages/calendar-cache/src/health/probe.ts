import { floorMinute } from "@calcache/availability";
import { learnProfile } from "../accounts/account-profile.ts";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { providerOf } from "../engine/providers.ts";
import { concernsMailbox } from "./failure-policy.ts";
import { recordMailboxFailure, recordMailboxSuccess } from "./mailbox-health.ts";

/**
 * Asks whether a mailbox in quarantine answers again, by reading one minute of one of its calendars: what a refresh
 * does, at its smallest. (An account's profile would be cheaper still and prove nothing: it doesn't come from the mailbox.)
 */
export async function probe(engine: Engine, mailbox: KnownMailbox): Promise<boolean> {
  const calendar = await engine.db.cachedCalendar.findFirst({
    where: { mailboxId: mailbox.id },
    orderBy: { confirmedAt: { sort: "desc", nulls: "last" } },
    select: { externalId: true },
  });
  if (!calendar) return false;
  await learnProfile(engine, mailbox);
  const start = floorMinute(engine.now());
  const timeZone = mailbox.timeZone ?? mailbox.ownersTimeZone;
  const read = await providerOf(engine, mailbox).readBusy(
    mailbox,
    calendar.externalId,
    { start, end: start + 1 },
    timeZone,
  );
  if (!read.ok && concernsMailbox(read.error.kind)) {
    await recordMailboxFailure(engine, mailbox, read.error);
    engine.log.info({ mailbox: mailbox.id, why: read.error.reason }, "[Probe] no better yet");
    return false;
  }
  await recordMailboxSuccess(engine, mailbox);
  return true;
}
