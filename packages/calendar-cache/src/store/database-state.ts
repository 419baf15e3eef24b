import type { BulkQuery } from "@calcache/prisma";

/**
 * A state of the database: its incarnation, and its snapshot as Postgres writes it. A server that recovers from a crash, takes
 * over from another or begins from a backup is another incarnation: it may count the same transactions anew.
 */
export type DatabaseState = { incarnation: string; snapshot: string };

/** Asks for the state that a statement reads, in one row. */
export const stateQuery: BulkQuery<DatabaseState> = {
  select: "SELECT calcache.incarnation(), pg_current_snapshot()::text",
  values: [],
  read: (row) => ({ incarnation: row.text(), snapshot: row.text() }),
};

/** @throws Error where it isn't there */
export function theState([at]: readonly DatabaseState[]): DatabaseState {
  if (!at) throw new Error("the database didn't say which state it is in");
  return at;
}

/**
 * Which of two snapshots of one incarnation is the later one, as a comparison: none of its three numbers ever goes back.
 * Source: postgresql.org/docs/current/functions-info.html, "Snapshot Components"
 */
export function compareSnapshots(a: string, b: string): number {
  const [one, other] = [progressOf(a), progressOf(b)];
  for (const [index, part] of one.entries()) {
    const than = other[index] ?? part;
    if (part !== than) return part < than ? -1 : 1;
  }
  return 0;
}

/** `xmin:xmax:xip_list`: the first transaction still open, the first not begun yet, and the open ones between. */
function progressOf(snapshot: string): [bigint, bigint, bigint] {
  const [firstOpen = "", notBegun = "", open = ""] = snapshot.split(":");
  return [BigInt(firstOpen), BigInt(notBegun), BigInt(open === "" ? 0 : -open.split(",").length)];
}
