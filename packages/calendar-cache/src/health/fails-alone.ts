import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { calendarPatience, isHiccup } from "./failure-policy.ts";

/** What fails by itself is tried again after this at the earliest, in ms. */
export const aloneDelay = 60 * 60_000;

/**
 * Whether what looks like its mailbox's trouble is the affair of what failed: it has failed for hours, in which a calendar of the
 * mailbox was read. Microsoft Family's calendar is one that fails like an outage, for ever (microsoft-graph-explorer-v4#3886).
 * @param since from when on it has failed, epoch ms; null where it hadn't
 */
export async function failsAlone(
  { db, now }: Engine,
  { id: mailboxId }: KnownMailbox,
  { kind, reached }: ProviderFailure,
  since: number | null,
): Promise<boolean> {
  if (reached === "sign-in" || !isHiccup(kind)) return false;
  if (since === null || now() - since < calendarPatience) return false;
  return (await db.cachedCalendar.count({ where: { mailboxId, confirmedAt: { gt: new Date(since) } } })) > 0;
}
