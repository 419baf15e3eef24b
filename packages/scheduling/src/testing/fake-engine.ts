import { clip, type Intervals, intervalsFrom, type MinuteRange } from "@calcache/availability";
import {
  type CalendarProvider,
  type Engine,
  type ProviderFailure,
  processCache,
} from "@calcache/calendar-cache";
import type { Database } from "@calcache/prisma";

export type LogLine = { fields: object; message: string };

/** The integration of the accounts that it serves. */
export const fakeIntegration = "fake_calendar";

/** An engine whose provider is a few maps in memory. */
export type FakeEngine = Engine & {
  /** what the engine asks; a test may put other answers in */
  provider: CalendarProvider;
  /** What each calendar is busy with, by external id; a calendar without an entry can't be read. */
  busy: Map<string, readonly MinuteRange[]>;
  /** External ids in the order in which they were read. */
  reads: string[];
  lines: LogLine[];
};

const outage: ProviderFailure = {
  kind: "transient",
  reason: "the calendar is away",
  retryAfterSeconds: null,
  reached: "provider",
};

export function fakeEngine(db: Database, now: () => number): FakeEngine {
  const busy = new Map<string, readonly MinuteRange[]>();
  const reads: string[] = [];
  const lines: LogLine[] = [];
  const log = (fields: object, message: string) => void lines.push({ fields, message });
  const subscription = { ok: true, value: { externalId: "subscription", expiresAt: 0 } } as const;
  const provider: CalendarProvider = {
    busyRule: 1,
    address: "here",
    readProfile: async () => ({ ok: false, error: outage }),
    readSettings: async () => ({ ok: true, value: { timeZone: "UTC", away: null } }),
    listCalendars: async () => ({ ok: true, value: [] }),
    readBusy: async (_mailbox, calendar, range) => {
      reads.push(calendar);
      const ranges = busy.get(calendar);
      return ranges ? { ok: true, value: clipped(ranges, range) } : { ok: false, error: outage };
    },
    subscribe: async () => subscription,
    renew: async (_mailbox, ids) => new Map(ids.map((id) => [id, subscription])),
    unsubscribe: async () => ({ ok: true, value: null }),
    listSubscriptions: async () => ({ ok: true, value: [] }),
  };
  return {
    db,
    provider,
    providers: new Map([[fakeIntegration, provider]]),
    now,
    log: { info: log, warn: log, error: log },
    cache: processCache(),
    settings: { months: 4, pollMinutes: 360 },
    observe: () => {},
    tell: async () => undefined,
    wake: async () => undefined,
    busy,
    reads,
    lines,
  };
}

const clipped = (ranges: readonly MinuteRange[], range: MinuteRange): Intervals =>
  clip(intervalsFrom(ranges), range);
