import { z } from "zod";

/** What changes are read of, one after the other. */
export const changedThings = ["calendars", "bookings", "accounts"] as const;
export type ChangedThing = (typeof changedThings)[number];

/**
 * A place in the changes, between what was read and what wasn't. Changes aren't told apart by their times or ids, as a transaction
 * may end after a later one was read, but by whether a snapshot of the database saw them.
 */
export type ChangeCursor = {
  /** the life of the database whose snapshots these are */
  incarnation: string;
  /** what this snapshot saw was read */
  since: string;
  /**
   * what is read page by page: up to which snapshot, when that was taken (epoch ms), and after which id of what; of calendars where it
   * isn't said. Null between reads
   */
  page: { until: string; readAt: number; of?: ChangedThing | undefined; after: string } | null;
  /** epoch ms: when the snapshot `since` was taken, at the latest */
  madeAt: number;
};

/** `xmin:xmax:xip_list`. Source: postgresql.org/docs/current/functions-info.html */
const snapshot = z
  .string()
  .regex(/^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?$/, { abort: true })
  .refine(isSnapshot);

/** What Postgres would refuse, and its bigints can't hold, is none: transactions from `xmin` on, in order, all before `xmax`. */
function isSnapshot(text: string): boolean {
  const [xmin = 0n, xmax = 0n, ...running] = text
    .split(/[:,]/)
    .flatMap((id) => (id === "" ? [] : BigInt(id)));
  const inOrder = [xmin, ...running];
  return (
    xmin > 0n &&
    xmin <= xmax &&
    xmax < 2n ** 63n &&
    running.every((id, index) => id < xmax && id >= (inOrder[index] ?? 0n))
  );
}

/** Whether a snapshot saw transactions that hadn't begun yet when another was taken. */
export const isLater = (snapshot: string, other: string): boolean => xmaxOf(snapshot) > xmaxOf(other);

const xmaxOf = (snapshot: string) => BigInt(snapshot.split(":")[1] ?? 0);

const cursor = z.strictObject({
  incarnation: z.uuid(),
  since: snapshot,
  page: z
    .strictObject({
      until: snapshot,
      readAt: z.int().min(0),
      of: z.enum(changedThings).optional(),
      after: z.string().regex(/^\d{1,18}$/),
    })
    .nullable(),
  madeAt: z.int().min(0),
});

/** A cursor as its holder keeps it: nothing that they should read. */
export const writeCursor = (at: ChangeCursor): string =>
  Buffer.from(JSON.stringify(at)).toString("base64url");

/** Null for what no `writeCursor` has written. */
export function readCursor(text: string): ChangeCursor | null {
  try {
    const parsed = cursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
