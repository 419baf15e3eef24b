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
  const calendar = await likeliest(engine, mailbox.id);
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

/** A calendar that doesn't fail, if there is one; else each in turn, as one of them may never answer again. */
async function likeliest({ db }: Engine, mailboxId: number): Promise<{ externalId: string } | undefined> {
  const { failureCount, calendars } = await db.mailbox.findUniqueOrThrow({
    where: { id: mailboxId },
    select: {
      failureCount: true,
      calendars: { orderBy: { id: "asc" }, select: { externalId: true, failingSince: true } },
    },
  });
  const well = calendars.filter(({ failingSince }) => failingSince === null);
  const candidates = well.length > 0 ? well : calendars;
  return candidates[failureCount % Math.max(1, candidates.length)];
}
