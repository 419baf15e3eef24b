import type { Engine } from "../engine/engine.ts";
import type { FailureKind, MailboxSettings, ProviderResult } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";
import type { KnownMailbox } from "./mailboxes.ts";

/** How long a mailbox's settings are believed before they are read again, and how soon after that failed (ms). */
const lifetime = 60 * 60_000;

/** The same of what may not be read. */
const refusalLifetime = 24 * 60 * 60_000;

/** Whoever mayn't ask for it today may hardly do so in an hour: cal.com's accounts lack the permission for good. */
const refusals: ReadonlySet<FailureKind> = new Set(["forbidden", "permission", "gone", "bug", "unlisted"]);

/**
 * What reading a mailbox's calendars takes of its settings: the zone that its all-day events are dates of, as it was last told, or else
 * the owner's. They are read again once an hour, with when its owner is away, which is stored. What may not be read is asked for once a
 * day; where all of it is refused together, the zone is asked for alone. That they can't be read, or aren't told, is no reason not to read
 * the calendar: the permission for them isn't among those that cal.com asks for. Error only where there is no way to ask as this account,
 * for anything.
 */
export async function mailboxSettings(
  engine: Engine,
  mailbox: KnownMailbox,
): Promise<ProviderResult<{ timeZone: string }>> {
  const known = () => ({
    ok: true as const,
    value: { timeZone: mailbox.timeZone ?? mailbox.ownersTimeZone },
  });
  const now = engine.now();
  if (isBefore(now, mailbox.settingsDueAt)) return known();
  const { read, isAwayRefused } = await readSettings(engine, mailbox);
  if (!read.ok && read.error.reached === "sign-in") return read;
  mailbox.timeZone = (read.ok ? read.value.timeZone : null) ?? mailbox.timeZone;
  mailbox.settingsDueAt = new Date(now + (isRefused(read) ? refusalLifetime : lifetime));
  if (isAwayRefused) mailbox.awayDueAt = new Date(now + refusalLifetime);
  const { timeZone, settingsDueAt, awayDueAt } = mailbox;
  await engine.db.mailbox.update({
    where: { id: mailbox.id },
    data: {
      ...{ timeZone, settingsDueAt, awayDueAt },
      ...(read.ok && awayColumns(read.value)),
      ...(isAwayRefused && awayColumns({ away: null })),
    },
  });
  return known();
}

type Reading = { read: ProviderResult<MailboxSettings>; isAwayRefused: boolean };

async function readSettings(engine: Engine, mailbox: KnownMailbox): Promise<Reading> {
  const provider = providerOf(engine, mailbox);
  const readZone = () => provider.readSettings(mailbox, "zone");
  if (isBefore(engine.now(), mailbox.awayDueAt)) return { read: await readZone(), isAwayRefused: false };
  const read = await provider.readSettings(mailbox, "all");
  return isRefused(read) ? { read: await readZone(), isAwayRefused: true } : { read, isAwayRefused: false };
}

const isBefore = (now: number, due: Date | null) => due !== null && now < due.getTime();

const isRefused = (read: ProviderResult<unknown>) =>
  !read.ok && read.error.reached !== "sign-in" && refusals.has(read.error.kind);

const awayColumns = ({ away }: Pick<MailboxSettings, "away">) => ({
  awayFrom: away && new Date(away.from),
  awayUntil: away && new Date(away.until),
});
