import type { Engine } from "@calcache/calendar-cache";
import { inTransaction } from "../claim/in-transaction.ts";
import { rejectAll } from "./answer-request.ts";

const atOnce = 100;

/** Said to whoever asked, and kept with the booking. */
export const expiredReason = "Nobody answered the request before its time came.";

/**
 * Declines the requests whose time has come without an answer, of a series all of it that waits: those that were made here. What others wrote into the database is theirs.
 * @returns how many
 */
export async function expireRequests({ db, now }: Pick<Engine, "db" | "now">): Promise<number> {
  const overdue = await db.booking.findMany({
    where: { status: "PENDING", startTime: { lte: new Date(now()) }, hosts: { some: {} } },
    select: { id: true, uid: true, iCalUID: true, recurringEventId: true, fromReschedule: true },
    orderBy: { id: "asc" },
    take: atOnce,
  });
  let expired = 0;
  const seen = new Set<number>();
  for (const request of overdue) {
    if (seen.has(request.id)) continue;
    const all = await findAllWith(db, request);
    for (const { id } of all) seen.add(id);
    const requests = all.map(({ id, uid, iCalUID, fromReschedule: rescheduledFromUid }) => ({
      ...{ id, rescheduledFromUid },
      iCalUid: iCalUID || uid,
    }));
    // What comes in between has been answered after all. Its event's removal is found by the worker in some seconds.
    const outcome = await inTransaction(db, (tx) => rejectAll(tx, requests, expiredReason, now()));
    if (outcome.kind === "done") expired += requests.length;
  }
  return expired;
}

type Overdue = {
  id: number;
  uid: string;
  iCalUID: string | null;
  recurringEventId: string | null;
  fromReschedule: string | null;
};

async function findAllWith(db: Engine["db"], request: Overdue): Promise<Overdue[]> {
  if (request.recurringEventId === null) return [request];
  return db.booking.findMany({
    where: { recurringEventId: request.recurringEventId, status: "PENDING", hosts: { some: {} } },
    select: { id: true, uid: true, iCalUID: true, recurringEventId: true, fromReschedule: true },
    orderBy: { startTime: "asc" },
  });
}
