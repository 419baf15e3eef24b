import { learnProfile } from "../accounts/account-profile.ts";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { providerOf } from "../engine/providers.ts";
import { warmWindow } from "../store/warm-window.ts";
import { recordMailboxFailure, recordMailboxSuccess } from "./mailbox-health.ts";

/**
 * Asks whether a mailbox in quarantine answers again, by reading what a refresh reads of one of its calendars: something smaller
 * may be answered where a refresh never is. (An account's profile proves nothing at all: it doesn't come from the mailbox.)
 */
export async function probe(engine: Engine, mailbox: KnownMailbox): Promise<boolean> {
  const calendar = await engine.db.cachedCalendar.findFirst({
    where: { mailboxId: mailbox.id },
    orderBy: { confirmedAt: { sort: "desc", nulls: "last" } },
    select: { externalId: true },
  });
  if (!calendar) return false;
  await learnProfile(engine, mailbox);
  const { range } = warmWindow(engine.now(), engine.settings.months);
  const timeZone = mailbox.timeZone ?? mailbox.ownersTimeZone;
  const read = await providerOf(engine, mailbox).readBusy(mailbox, calendar.externalId, range, timeZone);
  if (read.ok || read.error.reached === "mailbox") {
    await recordMailboxSuccess(engine, mailbox);
    return true;
  }
  await recordMailboxFailure(engine, mailbox, read.error);
  engine.log.info({ mailbox: mailbox.id, why: read.error.reason }, "[Probe] no better yet");
  return false;
}
