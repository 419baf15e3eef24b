import { encodeIntervals, floorMinute, type Intervals, type MinuteRange } from "@calcache/availability";
import type { Prisma } from "@calcache/prisma";
import { inSpan, traceNow } from "@calcache/tracing";
import { learnProfile } from "../accounts/account-profile.ts";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { EngineEvent } from "../engine/engine-event.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";
import { refusal } from "../health/mailbox-health.ts";
import {
  busyOf,
  cutIntoMonths,
  diffAvailability,
  loadBusyMonths,
  saveBusyMonths,
} from "../store/busy-months.ts";
import { type WarmWindow, warmWindow } from "../store/warm-window.ts";
import { noteSilence } from "./note-silence.ts";
import { readCalendar } from "./read-calendar.ts";

/** Graph's replicas lag behind its notifications: a notified refresh that finds no change looks again after this. */
const secondLookDelay = 5_000;

/** A calendar is read at most this often however much is notified: a burst costs the read at its start and one after it. */
const notifiedReadInterval = 1_000;

export type RefreshReason =
  | "notified"
  | "missed"
  | "watched"
  | "polled"
  | "second look"
  | "reinstated"
  | "contradicted"
  | "asked";

export type RefreshOutcome =
  | { kind: "refreshed"; changed: boolean; busy: Intervals; range: MinuteRange; asOf: number }
  /** a newer refresh started meanwhile and will store what it reads */
  | { kind: "superseded"; busy: Intervals; range: MinuteRange; asOf: number }
  | { kind: "failed"; failure: ProviderFailure };

/** `trace`: the trace context in which it was marked, where that is known. */
type RefreshedCalendar = { id: number; externalId: string; trace?: string | null };

type Begun = {
  refreshGeneration: number;
  dirtyGeneration: number;
  dirtyReason: string | null;
  dirtySince: Date | null;
  confirmedAt: Date | null;
  busyRule: number;
};

type Current = {
  refreshGeneration: number;
  dirtyGeneration: number;
  coveredFrom: Date | null;
  coveredUntil: Date | null;
};

/**
 * Reads a calendar's whole warm window from its provider and replaces what is stored, in one transaction with the
 * coverage and the freshness this justifies. Until then the old data serves. A dirty mark that was set again while
 * the provider was being read stays. A mailbox in its pause isn't asked, and nothing is noted.
 */
export function refreshCalendar(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: RefreshedCalendar,
  reason: RefreshReason,
): Promise<RefreshOutcome> {
  const refused = refusal(mailbox, engine.now());
  if (refused) return Promise.resolve({ kind: "failed", failure: refused });
  const attributes = { "calcache.calendar": calendar.id, "calcache.reason": reason };
  return inSpan("refresh calendar", { attributes, follows: calendar.trace ?? null }, async (span) => {
    const outcome = await readAndStore(engine, mailbox, calendar, reason);
    if (outcome.kind === "failed") span.fail();
    span.note({ "calcache.outcome": outcome.kind === "failed" ? outcome.failure.kind : outcome.kind });
    return outcome;
  });
}

async function readAndStore(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: RefreshedCalendar,
  reason: RefreshReason,
): Promise<RefreshOutcome> {
  const asOf = engine.now();
  const window = warmWindow(asOf, engine.settings.months);
  const begun = await engine.db.cachedCalendar.update({
    where: { id: calendar.id },
    data: { refreshGeneration: { increment: 1 } },
    select: {
      refreshGeneration: true,
      dirtyGeneration: true,
      dirtyReason: true,
      dirtySince: true,
      confirmedAt: true,
      busyRule: true,
    },
  });
  const { busyRule } = providerOf(engine, mailbox);
  const read = await inSpan("read calendar", {}, () => readCalendar(engine, mailbox, calendar, window.range));
  if (!read.ok) {
    report(engine, mailbox, calendar.id, reason, asOf, { outcome: read.error.kind, why: read.error.reason });
    return { kind: "failed", failure: read.error };
  }
  const stored = await inSpan("store calendar", {}, () =>
    engine.db.$transaction((db) =>
      storeSnapshot(db, calendar.id, begun, window, read.value, busyRule, reason, asOf, engine.now()),
    ),
  );
  report(engine, mailbox, calendar.id, reason, asOf, { outcome: stored });
  if (stored === "changed")
    engine
      .tell([calendar.id])
      .catch((error) => engine.log.warn({ err: error }, "open pages weren't told of a change"));
  if (begun.dirtyReason === "notified" && begun.dirtySince !== null) {
    engine.observe({ kind: "fresh", sinceMarked: engine.now() - begun.dirtySince.getTime() });
  }
  if (stored === "changed" && begun.dirtySince === null && begun.busyRule === busyRule)
    await noteSilence(engine, calendar.id, begun.confirmedAt);
  await learnProfile(engine, mailbox);
  const snapshot = { busy: read.value, range: window.range, asOf };
  return stored === "superseded"
    ? { kind: "superseded", ...snapshot }
    : { kind: "refreshed", changed: stored === "changed", ...snapshot };
}

async function storeSnapshot(
  db: Prisma.TransactionClient,
  calendarId: number,
  begun: Begun,
  window: WarmWindow,
  busy: Intervals,
  busyRule: number,
  reason: RefreshReason,
  asOf: number,
  now: number,
): Promise<"changed" | "unchanged" | "superseded"> {
  const [current] = await db.$queryRaw<Current[]>`
    SELECT refresh_generation AS "refreshGeneration", dirty_generation AS "dirtyGeneration",
           covered_from AS "coveredFrom", covered_until AS "coveredUntil"
    FROM calcache.cached_calendar WHERE id = ${calendarId} FOR UPDATE`;
  if (current?.refreshGeneration !== begun.refreshGeneration) return "superseded";
  const stored = await loadBusyMonths(db, calendarId, window.months);
  const knownBefore = overlap(current, window.range);
  const before = busyOf(stored, knownBefore?.end ?? null);
  const diff = knownBefore && diffAvailability(before, busy, knownBefore);
  await saveBusyMonths(db, calendarId, cutIntoMonths(busy, window.months, window.range), stored, asOf);
  if (diff) {
    const packed = {
      becameBusy: encodeIntervals(diff.becameBusy),
      becameFree: encodeIntervals(diff.becameFree),
    };
    await db.availabilityChange.create({ data: { calendarId, at: new Date(now), reason, ...packed } });
  }
  await db.cachedCalendar.update({
    where: { id: calendarId },
    data: {
      coveredFrom: toDate(window.range.start),
      coveredUntil: toDate(window.range.end),
      busyRule,
      confirmedAt: new Date(asOf),
      failingSince: null,
      failureKind: null,
      failureReason: null,
      failureCount: 0,
      ...dirtyMarkAfter(
        begun,
        current.dirtyGeneration,
        diff !== null || (await changedSince(db, calendarId, begun)),
        now,
      ),
    },
  });
  return diff ? "changed" : "unchanged";
}

/** Whether an earlier read of the same burst of notifications has seen a change. */
async function changedSince(
  db: Prisma.TransactionClient,
  calendarId: number,
  { dirtySince }: Begun,
): Promise<boolean> {
  if (dirtySince === null) return false;
  return (await db.availabilityChange.count({ where: { calendarId, at: { gte: dirtySince } } })) > 0;
}

/** The mark goes unless it was set again meanwhile; a notification that seems to have changed nothing leaves a later one. */
function dirtyMarkAfter(begun: Begun, dirtyGeneration: number, changed: boolean, now: number) {
  const refreshAfter = new Date(now + notifiedReadInterval);
  if (dirtyGeneration !== begun.dirtyGeneration) return { refreshAfter };
  const trace = traceNow();
  if (begun.dirtyReason === "notified" && !changed) {
    const later = new Date(now + secondLookDelay);
    return { dirtySince: later, dirtyReason: "second look", refreshAfter: later, trace };
  }
  return { dirtySince: null, dirtyReason: null, refreshAfter, trace };
}

/** The part of `range` that was covered before, if any. */
function overlap(
  { coveredFrom, coveredUntil }: { coveredFrom: Date | null; coveredUntil: Date | null },
  range: MinuteRange,
): MinuteRange | null {
  if (coveredFrom === null || coveredUntil === null) return null;
  const start = Math.max(range.start, floorMinute(coveredFrom.getTime()));
  const end = Math.min(range.end, floorMinute(coveredUntil.getTime()));
  return start < end ? { start, end } : null;
}

const toDate = (minute: number) => new Date(minute * 60_000);

function report(
  engine: Engine,
  { integration }: KnownMailbox,
  calendarId: number,
  reason: RefreshReason,
  startedAt: number,
  result: { outcome: Extract<EngineEvent, { kind: "refresh" }>["outcome"]; why?: string },
) {
  const ms = engine.now() - startedAt;
  engine.observe({ kind: "refresh", reason, outcome: result.outcome, ms });
  engine.log.info({ calendar: calendarId, reason, ms, ...result }, `[Calendar Refresh] ${integration}`);
}
