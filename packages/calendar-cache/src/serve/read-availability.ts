import {
  clip,
  type Intervals,
  type MinuteRange,
  type Month,
  monthRange,
  monthsIn,
} from "@calcache/availability";
import type { BulkQuery } from "@calcache/prisma";
import { type CalendarRef, ensureCalendar, withCachedIds } from "../accounts/calendars.ts";
import { findMailboxes, type KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { inLanes } from "../engine/in-lanes.ts";
import type { ProviderResult } from "../engine/provider.ts";
import { refusal } from "../health/mailbox-health.ts";
import { readCalendar } from "../refresh/read-calendar.ts";
import { cutIntoMonths, saveBusyMonths } from "../store/busy-months.ts";
import { type CachedBusy, knownAsOf, storedBusy } from "../store/cached-busy.ts";
import { atVersion } from "../store/configuration-version.ts";
import { readStoredAnd } from "../store/read-stored.ts";
import { warmWindow } from "../store/warm-window.ts";
import { inReaderTurn } from "./reader-turn.ts";
import { decideServing } from "./serve-rule.ts";
import { sharedRefresh } from "./shared-refresh.ts";

/** How many mailboxes are read live at once for one answer. */
const lanes = 10;

/**
 * A calendar's busy times in the asked range and how they are known: `asOf` (epoch ms) is when the provider was read.
 * `stale` is what was last known, because the provider fails; `unavailable` means nothing is known, which is not free.
 */
export type CalendarAvailability =
  | { source: "cached" | "live" | "stale"; busy: Intervals; asOf: number }
  | { source: "unavailable" };

/**
 * Whether the cache may serve; the version of the configuration at which the calendars were looked up, if they have to be
 * just those; and whether what this process remembers may be used, which is faster but for what has changed.
 */
export type ReadOptions = { serveCache: boolean; version?: string | null; recall?: boolean };

/**
 * The busy times of these calendars (in their order). With `serveCache` the provider is asked only for what the cache
 * can't vouch for, and what it answers is stored; without, it is asked for everything and nothing is stored.
 * @param range half-open, minutes since the epoch
 */
export async function readAvailability(
  engine: Engine,
  calendars: readonly CalendarRef[],
  range: MinuteRange,
  options: ReadOptions,
): Promise<CalendarAvailability[]> {
  const { answers } = await readAvailabilityAnd(engine, calendars, range, options, nothingElse);
  return answers;
}

/**
 * {@link readAvailability}, and the rows of a query that goes along with its own to the database, in one round trip.
 * @throws ConfigurationChangedError before anything is read live
 */
export async function readAvailabilityAnd<Row>(
  engine: Engine,
  calendars: readonly CalendarRef[],
  range: MinuteRange,
  { serveCache, version = null, recall = true }: ReadOptions,
  query: BulkQuery<Row>,
): Promise<{ answers: CalendarAvailability[]; rows: Row[] }> {
  const refs = await withCachedIds(engine, calendars);
  const ids = refs.flatMap(({ cachedId }) => cachedId ?? []);
  const { stored, rows } = await readStoredAnd(engine, ids, range, { recall }, [query, atVersion(version)]);
  const answers = await answerAll(engine, refs, stored, range, serveCache);
  observeReads(engine, answers);
  return { answers, rows };
}

const unavailable: CalendarAvailability = { source: "unavailable" };

/** The id of no calendar. */
const unseen = 0;

const nothingElse: BulkQuery<null> = { select: "SELECT WHERE false", values: [], read: () => null };

function observeReads(engine: Engine, answers: readonly CalendarAvailability[]): void {
  const now = engine.now();
  for (const [source, some] of Map.groupBy(answers, (answer) => answer.source)) {
    const ages = some.flatMap((answer) => (answer.source === "unavailable" ? [] : now - answer.asOf));
    engine.observe({ kind: "read", source, calendars: some.length, ages });
  }
}

async function answerAll(
  engine: Engine,
  calendars: readonly CalendarRef[],
  known: ReadonlyMap<number, CachedBusy>,
  range: MinuteRange,
  serveCache: boolean,
): Promise<CalendarAvailability[]> {
  const now = engine.now();
  const answers: CalendarAvailability[] = calendars.map(() => unavailable);
  const toRead: { index: number; ref: CalendarRef; stored: CachedBusy | null }[] = [];
  for (const [index, ref] of calendars.entries()) {
    const stored = known.get(ref.cachedId ?? unseen) ?? null;
    const decision = stored ? decideServing(stored.freshness, range, now) : "live";
    if (decision === "cached" && serveCache && stored) answers[index] = cachedAnswer(stored, range);
    else if (decision === "last known" && stored) answers[index] = lastKnown(stored, range);
    else if (decision !== "unavailable") toRead.push({ index, ref, stored });
  }
  if (toRead.length === 0) return answers;
  const mailboxes = await findMailboxes(engine, [
    ...new Set(toRead.flatMap(({ stored }) => stored?.mailboxId ?? [])),
  ]);
  await inLanes(
    toRead,
    ({ ref, stored }) => stored?.mailboxId ?? -ref.credentialId,
    lanes,
    async ({ index, ref, stored }) => {
      const calendar = stored ? { ...stored, externalId: ref.externalId } : await ensureCalendar(engine, ref);
      if (!calendar) return;
      const mailbox =
        mailboxes.get(calendar.mailboxId) ??
        (await findMailboxes(engine, [calendar.mailboxId])).get(calendar.mailboxId);
      if (!mailbox) return;
      const live = await (serveCache ? readThrough : readPast)(engine, mailbox, calendar, range);
      answers[index] = live ?? (stored ? lastKnown(stored, range) : { source: "unavailable" });
    },
  );
  return answers;
}

/** Reads live and stores: the whole warm window where that answers, else the asked months. Null when the provider fails. */
async function readThrough(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
  range: MinuteRange,
): Promise<CalendarAvailability | null> {
  const warm = warmWindow(engine.now(), engine.settings.months);
  if (warm.range.start <= range.start && range.end <= warm.range.end) {
    const outcome = await sharedRefresh(engine, mailbox, calendar);
    return outcome === null || outcome.kind === "failed"
      ? null
      : { source: "live", busy: clip(outcome.busy, range), asOf: outcome.asOf };
  }
  const asOf = engine.now();
  const months = monthsIn(range);
  const read = await readLive(engine, mailbox, calendar, wholeMonths(months));
  if (!read?.ok) return null;
  const beyond = months.filter((month) => month > (warm.months.at(-1) ?? ""));
  const rows = cutIntoMonths(read.value, beyond, wholeMonths(months));
  await saveBusyMonths(engine.db, calendar.id, rows, [], asOf);
  return { source: "live", busy: clip(read.value, range), asOf };
}

/** Reads live and leaves the cache as it is. Null when the provider fails. */
async function readPast(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
  range: MinuteRange,
): Promise<CalendarAvailability | null> {
  const asOf = engine.now();
  const read = await readLive(engine, mailbox, calendar, range);
  return read?.ok ? { source: "live", busy: clip(read.value, range), asOf } : null;
}

async function readLive(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
  range: MinuteRange,
): Promise<ProviderResult<Intervals> | null> {
  if (refusal(mailbox, engine.now())) return null;
  return inReaderTurn(engine, mailbox.id, () => readCalendar(engine, mailbox, calendar, range));
}

function wholeMonths(months: readonly Month[]): MinuteRange {
  const [first = "", last = first] = [months[0], months.at(-1)];
  return { start: monthRange(first).start, end: monthRange(last).end };
}

function cachedAnswer(stored: CachedBusy, range: MinuteRange): CalendarAvailability {
  return { source: "cached", busy: storedBusy(stored, range), asOf: stored.freshness.confirmedAt ?? 0 };
}

function lastKnown(stored: CachedBusy, range: MinuteRange): CalendarAvailability {
  const asOf = knownAsOf(stored, range);
  return asOf === null
    ? { source: "unavailable" }
    : { source: "stale", busy: storedBusy(stored, range), asOf };
}
