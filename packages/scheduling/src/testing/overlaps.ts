import type { Database } from "@calcache/prisma";

/** A host's time that an accepted booking takes, as the bookings' own rows say. Epoch ms. */
export type TakenTime = { uid: string; userId: number; start: number; end: number };

/** All time that is taken of anybody. */
export async function takenTimes(db: Database): Promise<TakenTime[]> {
  const rows = await db.booking.findMany({
    where: { status: "ACCEPTED" },
    select: { uid: true, startTime: true, endTime: true, hosts: { select: { userId: true } } },
    orderBy: { startTime: "asc" },
  });
  return rows.flatMap(({ uid, startTime, endTime, hosts }) =>
    hosts.map(({ userId }) => ({ uid, userId, start: startTime.getTime(), end: endTime.getTime() })),
  );
}

/** The pairs of a host's bookings that overlap, by comparing each with each. */
export const overlapsOf = (taken: readonly TakenTime[]): [TakenTime, TakenTime][] =>
  taken.flatMap((one, index) =>
    taken
      .slice(index + 1)
      .filter((other) => one.userId === other.userId && one.start < other.end && other.start < one.end)
      .map((other): [TakenTime, TakenTime] => [one, other]),
  );
