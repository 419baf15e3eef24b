import { createHash } from "node:crypto";
import { type Database, err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { BookingFailure } from "../booking/booking-failure.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** How often something may be done: `most` times in any `window` (ms). */
type RateLimit = { name: string; most: number; window: number };

/** What is counted of one request: each limit with whom or what it is counted for. */
export type Counted = { limit: RateLimit; subject: string };

/** Booking: 8 in 10 minutes and 30 a day from one address per event type, 5 a day for one guest per event type. */
export function bookingLimits(
  { visitorIp, attendee }: { visitorIp: string | null; attendee: { email: string } },
  eventTypeId: number,
): Counted[] {
  if (visitorIp === null) return [];
  const visitor = `${visitorIp} ${eventTypeId}`;
  const guest = `${attendee.email.toLowerCase()} ${eventTypeId}`;
  return [
    { limit: { name: "book at once", most: 8, window: 10 * minute }, subject: visitor },
    { limit: { name: "book", most: 30, window: day }, subject: visitor },
    { limit: { name: "book for guest", most: 5, window: day }, subject: guest },
  ];
}

/** Holding: 30 in 10 minutes and 200 a day from one address per event type. */
export function holdLimits({ visitorIp }: { visitorIp: string | null }, eventTypeId: number): Counted[] {
  if (visitorIp === null) return [];
  const visitor = `${visitorIp} ${eventTypeId}`;
  return [
    { limit: { name: "hold at once", most: 30, window: 10 * minute }, subject: visitor },
    { limit: { name: "hold", most: 200, window: day }, subject: visitor },
  ];
}

/** Moving: 10 a day for one booking, from wherever, however often it was moved before. */
export const moveLimits = (iCalUid: string): Counted[] => [
  { limit: { name: "move", most: 10, window: day }, subject: iCalUid },
];

/**
 * Counts something that is about to be done, or refuses it. A refusal isn't counted. The window slides: what was done in
 * the one before counts by the share of it that still lies within reach, so two counters do for any number of requests.
 * @param now epoch ms
 */
export async function admit(
  db: Database,
  counted: readonly Counted[],
  now: number,
): Promise<Result<null, TooOften>> {
  if (counted.length === 0) return ok(null);
  try {
    await db.$transaction(async (tx) => {
      for (const one of counted) await count(tx, one, now);
    });
    return ok(null);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return err({ kind: "too-often", retryAfterSeconds: error.retryAfterSeconds });
  }
}

type TooOften = Extract<BookingFailure, { kind: "too-often" }>;

class LimitReached extends Error {
  override name = "LimitReached";
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super("too often");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

async function count(tx: Prisma.TransactionClient, { limit, subject }: Counted, now: number): Promise<void> {
  const { window } = limit;
  const key = createHash("sha256").update(`${limit.name} ${subject}`).digest("hex");
  const windowStart = Math.floor(now / window) * window;
  const [row] = await tx.$queryRaw<{ current: number; previous: number }[]>`
    INSERT INTO calcache.rate_count (key, window_start, count, expires_at)
    VALUES (${key}, ${new Date(windowStart)}, 1, ${new Date(windowStart + 2 * window)})
    ON CONFLICT (key, window_start) DO UPDATE SET count = rate_count.count + 1
    RETURNING count AS current, COALESCE((SELECT p.count FROM calcache.rate_count p
      WHERE p.key = ${key} AND p.window_start = ${new Date(windowStart - window)}), 0) AS previous`;
  const { current, previous } = row ?? { current: 0, previous: 0 };
  const passed = (now - windowStart) / window;
  if (previous * (1 - passed) + current <= limit.most) return;
  throw new LimitReached(Math.ceil((waitFor(current - 1, previous, passed, limit) * window) / 1000));
}

/** In how many windows' time one more fits, after `current` in this window and `previous` in the one before. */
function waitFor(current: number, previous: number, passed: number, { most }: RateLimit): number {
  const fitsNow = most - 1 - current;
  if (fitsNow >= 0) return 1 - fitsNow / previous - passed;
  return 1 - passed + 1 - (most - 1) / current;
}
