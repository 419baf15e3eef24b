import type { Engine } from "@calcache/calendar-cache";
import { inTransaction } from "../claim/in-transaction.ts";
import { reject } from "./answer-request.ts";

const atOnce = 100;

/** Said to whoever asked, and kept with the booking. */
export const expiredReason = "Nobody answered the request before its time came.";

/**
 * Declines the requests whose time has come without an answer: those that were made here. What others wrote into the database is theirs.
 * @returns how many
 */
export async function expireRequests({ db, now }: Pick<Engine, "db" | "now">): Promise<number> {
  const overdue = await db.booking.findMany({
    where: { status: "PENDING", startTime: { lte: new Date(now()) }, hosts: { some: {} } },
    select: { id: true, uid: true, iCalUID: true },
    orderBy: { id: "asc" },
    take: atOnce,
  });
  let expired = 0;
  for (const { id, uid, iCalUID } of overdue) {
    // What comes in between has been answered after all. Its event's removal is found by the worker in some seconds.
    const booking = { id, iCalUid: iCalUID || uid };
    const outcome = await inTransaction(db, (tx) => reject(tx, booking, expiredReason, now()));
    if (outcome.kind === "done") expired += 1;
  }
  return expired;
}
