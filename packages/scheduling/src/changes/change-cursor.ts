import { z } from "zod";

/**
 * A place in the changes, between what was read and what wasn't. Changes aren't told apart by their times or ids, as a transaction
 * may end after a later one was read, but by whether a snapshot of the database saw them.
 */
export type ChangeCursor = {
  /** the life of the database whose snapshots these are */
  incarnation: string;
  /** what this snapshot saw was read */
  since: string;
  /** what is read page by page: up to which snapshot, and after which id; null between reads */
  page: { until: string; after: string } | null;
  /** epoch ms */
  madeAt: number;
};

/** `xmin:xmax:xip_list`. Source: postgresql.org/docs/current/functions-info.html */
const snapshot = z.string().regex(/^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?$/);

const cursor = z.strictObject({
  incarnation: z.uuid(),
  since: snapshot,
  page: z.strictObject({ until: snapshot, after: z.string().regex(/^\d{1,18}$/) }).nullable(),
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
