import {
  clip,
  type Intervals,
  type MinuteRange,
  type Month,
  monthRange,
  monthsIn,
} from "@calcache/availability";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderResult } from "../engine/provider.ts";
import { refusal } from "../health/mailbox-health.ts";
import { readCalendar } from "../refresh/read-calendar.ts";
import { cutIntoMonths, saveBusyMonths } from "../store/busy-months.ts";
import { warmWindow } from "../store/warm-window.ts";
import { withReaderLimit } from "./reader-limit.ts";
import { sharedRefresh } from "./shared-refresh.ts";

/** Busy times inside the asked range, as the provider told them at `asOf` (epoch ms). */
type LiveRead = ProviderResult<{ busy: Intervals; asOf: number }>;

/** Reads live and stores: the whole warm window where that answers, else the asked months. */
export async function readThrough(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
  range: MinuteRange,
): Promise<LiveRead> {
  const warm = warmWindow(engine.now(), engine.settings.months);
  if (warm.range.start <= range.start && range.end <= warm.range.end) {
    const outcome = await sharedRefresh(engine, mailbox, calendar);
    if (outcome === null) return tooLate;
    if (outcome.kind === "failed") return { ok: false, error: outcome.failure };
    return { ok: true, value: { busy: clip(outcome.busy, range), asOf: outcome.asOf } };
  }
  const months = monthsIn(range);
  const read = await readPast(engine, mailbox, calendar, wholeMonths(months));
  if (!read.ok) return read;
  const { busy, asOf } = read.value;
  const beyond = months.filter((month) => month > (warm.months.at(-1) ?? ""));
  await saveBusyMonths(engine.db, calendar.id, cutIntoMonths(busy, beyond, wholeMonths(months)), [], asOf);
  return { ok: true, value: { busy: clip(busy, range), asOf } };
}

/** Reads live and leaves the cache as it is. */
export async function readPast(
  engine: Engine,
  mailbox: KnownMailbox,
  calendar: { id: number; externalId: string },
  range: MinuteRange,
): Promise<LiveRead> {
  const asOf = engine.now();
  const refused = refusal(mailbox, asOf);
  if (refused) return { ok: false, error: refused };
  const read = await withReaderLimit(engine, mailbox.id, () =>
    readCalendar(engine, mailbox, calendar, range),
  );
  if (!read?.ok) return read ?? tooLate;
  return { ok: true, value: { busy: clip(read.value, range), asOf } };
}

const tooLate = {
  ok: false,
  error: {
    kind: "transient",
    reason: "other readers came first",
    retryAfterSeconds: null,
    reached: "provider",
  },
} as const;

function wholeMonths(months: readonly Month[]): MinuteRange {
  const [first = "", last = first] = [months[0], months.at(-1)];
  return { start: monthRange(first).start, end: monthRange(last).end };
}
