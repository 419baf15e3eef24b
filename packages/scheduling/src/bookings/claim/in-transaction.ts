import { type Database, Prisma } from "@calcache/prisma";
import { BookerLimitReached } from "./claim-limits.ts";
import { LinkOver } from "./claim-link.ts";
import { SlotTaken } from "./claim-time.ts";
import { NotActive } from "./end-booking.ts";

/** Claims wait for one another; each takes milliseconds, that of a long series a second or some. */
const limits = { maxWait: 15_000, timeout: 30_000 };

/** Postgres: exclusion violation, deadlock, serialization failure. Each means that somebody else was there first. */
const lostRaces = ["23P01", "40P01", "40001"];

/**
 * What work in a transaction came to. Of work that lost a race nothing remains: `taken` when somebody else took the time,
 * `not active` when somebody else ended the booking, `booker limit` when whoever books has as many as they may, `link over` when the private link
 * was used up.
 */
type TransactionOutcome<Value> =
  | { kind: "done"; value: Value }
  | { kind: "taken" }
  | { kind: "not active" }
  | { kind: "link over" }
  | { kind: "booker limit"; bookingIds: readonly number[] };

export async function inTransaction<Value>(
  db: Database,
  work: (tx: Prisma.TransactionClient) => Promise<Value>,
): Promise<TransactionOutcome<Value>> {
  try {
    return { kind: "done", value: await db.$transaction(work, limits) };
  } catch (error) {
    if (error instanceof NotActive) return { kind: "not active" };
    if (error instanceof LinkOver) return { kind: "link over" };
    if (error instanceof BookerLimitReached) return { kind: "booker limit", bookingIds: error.bookingIds };
    if (error instanceof SlotTaken || isLostRace(error)) return { kind: "taken" };
    throw error;
  }
}

function isLostRace(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const told = JSON.stringify(error.meta ?? {});
  return error.code === "P2034" || lostRaces.some((code) => told.includes(`"${code}"`));
}
