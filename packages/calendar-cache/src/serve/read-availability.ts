import { hasNoAddress } from "@calcache/accounts";
import type { MinuteRange } from "@calcache/availability";
import type { ReadBatch } from "@calcache/prisma";
import { type CalendarRef, ensureCalendar, withCachedIds } from "../accounts/calendars.ts";
import { findMailboxes } from "../accounts/mailboxes.ts";
import { isReadable, type UnreadableCalendar } from "../accounts/selected-calendar.ts";
import type { Engine } from "../engine/engine.ts";
import { inLanes } from "../engine/in-lanes.ts";
import { recordRecovery } from "../health/failures.ts";
import type { CachedBusy } from "../store/cached-busy.ts";
import { addStored } from "../store/read-stored.ts";
import { answerFromStored, type CalendarAvailability, insteadOf, unknown } from "./calendar-availability.ts";
import { contradicts, markContradicted } from "./mark-contradicted.ts";
import { readPast, readThrough } from "./read-live.ts";
import { readOthers, type SelectedElsewhere } from "./read-others.ts";

/** How many mailboxes are read live at once for one answer. */
const lanes = 10;

/** Whether the cache may serve, and whether what this process remembers may be used, which is faster but for what has changed. */
type ReadOptions = { serveCache: boolean; recall?: boolean };

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
  const refs = await withCachedIds(engine, calendars);
  const batch = engine.db.openBatch();
  const answers = addAvailability(batch, engine, refs, range, options);
  await batch.send();
  return answers();
}

/**
 * Adds to a batch what {@link readAvailability} asks the database for. The answer, to be called once the batch is sent, reads
 * live what the cache can't vouch for.
 * @param calendars each looked up: a calendar without a `cachedId` counts as never seen
 */
export function addAvailability(
  batch: ReadBatch,
  engine: Engine,
  calendars: readonly (CalendarRef | UnreadableCalendar)[],
  range: MinuteRange,
  { serveCache, recall = true }: ReadOptions,
): () => Promise<CalendarAvailability[]> {
  const ids = calendars.filter(isReadable).flatMap(({ cachedId }) => cachedId ?? []);
  const stored = addStored(batch, engine, ids, range, { recall });
  return async () => {
    const answers = await answerAll(engine, calendars, await stored(), range, serveCache);
    observeReads(engine, answers);
    return answers;
  };
}

/** The id of no calendar. */
const unseen = 0;

function observeReads(engine: Engine, answers: readonly CalendarAvailability[]): void {
  const now = engine.now();
  for (const [source, some] of Map.groupBy(answers, (answer) => answer.source)) {
    const ages = some.flatMap((answer) => (answer.source === "unavailable" ? [] : now - answer.asOf));
    engine.observe({ kind: "read", source, calendars: some.length, ages });
  }
}

type ToRead = { index: number; ref: CalendarRef; stored: CachedBusy | null };

async function answerAll(
  engine: Engine,
  calendars: readonly (CalendarRef | UnreadableCalendar)[],
  known: ReadonlyMap<number, CachedBusy>,
  range: MinuteRange,
  serveCache: boolean,
): Promise<CalendarAvailability[]> {
  const now = engine.now();
  const toRead: ToRead[] = [];
  const others = new Map<number, SelectedElsewhere>();
  const answers = calendars.map((ref, index) => {
    if (!isReadable(ref)) {
      if (ref.externalId !== null) others.set(index, ref);
      return unknown(ref.unreadable);
    }
    const stored = known.get(ref.cachedId ?? unseen) ?? null;
    const options = { serveCache, provider: rulesOf(engine, stored) };
    const answer = stored && answerFromStored(stored, range, now, options);
    if (answer === null) toRead.push({ index, ref, stored });
    return answer ?? unknown("disconnected");
  });
  const [told] = await Promise.all([
    readOthers(engine, [...others.values()], range),
    toRead.length > 0 && readAll(engine, toRead, answers, range, serveCache),
  ]);
  for (const [nth, index] of [...others.keys()].entries())
    answers[index] = told[nth] ?? unknown("unanswered");
  return answers;
}

/** What its provider makes of events today; without a provider nothing that is stored is current. */
const rulesOf = ({ providers }: Engine, stored: CachedBusy | null) =>
  providers.get(stored?.integration ?? "") ?? { busyRule: Number.POSITIVE_INFINITY, address: "" };

/** Asks the providers, and puts their answers where they belong. What has no account that can be asked keeps its answer. */
async function readAll(
  engine: Engine,
  toRead: readonly ToRead[],
  answers: CalendarAvailability[],
  range: MinuteRange,
  serveCache: boolean,
): Promise<void> {
  const mailboxes = await findMailboxes(engine, [
    ...new Set(toRead.flatMap(({ stored }) => stored?.mailboxId ?? [])),
  ]);
  await inLanes(
    toRead,
    ({ ref, stored }) => stored?.mailboxId ?? -ref.credentialId,
    lanes,
    async ({ index, ref, stored }) => {
      const calendar = stored ? { ...stored, externalId: ref.externalId } : await ensureCalendar(engine, ref);
      if (!calendar) {
        if (await hasNoAddress(engine.db, ref.credentialId)) answers[index] = unknown("unusable");
        return;
      }
      const mailbox =
        mailboxes.get(calendar.mailboxId) ??
        (await findMailboxes(engine, [calendar.mailboxId])).get(calendar.mailboxId);
      if (!mailbox) return;
      const read = await (serveCache ? readThrough : readPast)(engine, mailbox, calendar, range);
      answers[index] = read.ok ? { source: "live", ...read.value } : insteadOf(read.error, stored, range);
      if (read.ok && stored && stored.freshness.failingSince !== null)
        await recordRecovery(engine, stored.id);
      if (read.ok && stored && !serveCache && contradicts(read.value.busy, stored, range))
        await markContradicted(engine, stored);
    },
  );
}
