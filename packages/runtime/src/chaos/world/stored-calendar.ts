import type { Prisma } from "@calcache/prisma";
import { clipMinutes, type Minutes } from "../oracle/busy-minutes.ts";
import type { ChaosCalendar } from "./chaos-world.ts";

/** A calendar as its rows say, read past the engine. */
export type StoredCalendar = {
  covered: { start: number; end: number } | null;
  /** what the rows of the covered months hold */
  busy: Minutes[];
  dirty: boolean;
  failure: string | null;
};

export async function readStored(
  db: Prisma.TransactionClient,
  { id }: ChaosCalendar,
): Promise<StoredCalendar> {
  const row = await db.cachedCalendar.findUniqueOrThrow({
    where: { id },
    include: { busyMonths: { orderBy: { month: "asc" } } },
    relationLoadStrategy: "join",
  });
  const { coveredFrom, coveredUntil, dirtySince, failureKind, failureReason, busyMonths } = row;
  const failure = failureKind === null ? null : `${failureKind}: ${failureReason}`;
  const state = { dirty: dirtySince !== null, failure };
  if (!coveredFrom || !coveredUntil) return { ...state, covered: null, busy: [] };
  const covered = { start: coveredFrom.getTime() / 60_000, end: coveredUntil.getTime() / 60_000 };
  // The last covered month's row holds the days beyond it that are covered too.
  const lastMonth = new Date(coveredUntil.getTime() - 3 * 86_400_000).toISOString().slice(0, 7);
  const minutes = busyMonths.flatMap(({ month, busy }) => (month <= lastMonth ? minutesOf(busy) : []));
  return { ...state, covered, busy: clipMinutes(joined(minutes), covered) };
}

/** Little-endian pairs of minutes. */
export function minutesOf(bytes: Uint8Array): Minutes[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from(
    { length: bytes.byteLength / 8 },
    (_, index): Minutes => [view.getUint32(index * 8, true), view.getUint32(index * 8 + 4, true)],
  );
}

/** What two months cut apart is one again. */
function joined(minutes: readonly Minutes[]): Minutes[] {
  const whole: [number, number][] = [];
  for (const [start, end] of minutes) {
    const last = whole.at(-1);
    if (last?.[1] === start) last[1] = end;
    else whole.push([start, end]);
  }
  return whole;
}
