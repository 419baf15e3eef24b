import { isDeepStrictEqual } from "node:util";
import { Prisma } from "@calcache/prisma";

/** What has to happen to rows so that they are what is wanted. */
export type Reconciliation<Row, Wanted> = {
  readonly missing: readonly Wanted[];
  readonly matched: readonly { readonly row: Row; readonly wanted: Wanted }[];
  readonly surplus: readonly Row[];
};

/** Pairs rows with what is wanted by their keys. Of several rows with one key the first counts, the others are surplus. */
export function reconcile<Row, Wanted>(
  rows: readonly Row[],
  rowKey: (row: Row) => unknown,
  wanted: readonly Wanted[],
  wantedKey: (wanted: Wanted) => unknown,
): Reconciliation<Row, Wanted> {
  const byKey = new Map(rows.toReversed().map((row) => [rowKey(row), row]));
  const pairs = wanted.map((each) => ({ row: byKey.get(wantedKey(each)), wanted: each }));
  const kept = new Set(pairs.map(({ row }) => row));
  return {
    missing: pairs.flatMap(({ row, wanted }) => (row === undefined ? [wanted] : [])),
    matched: pairs.flatMap(({ row, wanted }) => (row === undefined ? [] : [{ row, wanted }])),
    surplus: rows.filter((row) => !kept.has(row)),
  };
}

/** Whether a row has all these values already, those of JSON among them. */
export function hasValues<Row extends object>(row: Row, values: { [Name in keyof Row]?: unknown }): boolean {
  return Object.entries(values).every(([name, value]) =>
    isDeepStrictEqual(Reflect.get(row, name), value === Prisma.DbNull ? null : value),
  );
}
