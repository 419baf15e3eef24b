import type { BinaryRow, BulkValue } from "@calcache/prisma";
import { type BulkQuery, DirectReadError } from "@calcache/prisma";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function readOne<Row>(
  select: string,
  read: (row: BinaryRow) => Row,
  values: readonly BulkValue[] = [],
): Promise<Row[]> {
  const batch = database.db.openBatch();
  const rows = batch.add({ select, values, read });
  await batch.send();
  return rows();
}

describe("queries of a batch", () => {
  it("each have their own rows, of any shape and number", async () => {
    const numbers: BulkQuery<number> = {
      select: "SELECT generate_series(1, $1::int)",
      values: [3],
      read: (row) => row.int(),
    };
    const none: BulkQuery<string> = {
      select: "SELECT 'x' WHERE false",
      values: [],
      read: (row) => row.text(),
    };
    const pair: BulkQuery<[string, boolean]> = {
      select: "SELECT $2, $1::int > 0",
      values: [1, "zoë"],
      read: (row) => [row.text(), row.flag()],
    };
    const batch = database.db.openBatch();
    const answers = [batch.add(numbers), batch.add(none), batch.add(pair)];
    await batch.send();
    expect(answers.map((rows) => rows())).toEqual([[1, 2, 3], [], [["zoë", true]]]);
  });

  it("have no rows, not even none, before they are asked", () => {
    const rows = database.db.openBatch().add({ select: "SELECT 1", values: [], read: (row) => row.int() });
    expect(rows).toThrow("the batch has not been sent");
  });

  it("give times as epoch ms, before 2000 as well, and bytes as they are", async () => {
    const rows = await readOne(
      String.raw`SELECT '1999-12-31T23:59:59.999Z'::timestamptz, '2026-12-01T09:00'::timestamp, NULL::timestamptz, '\xff00c3'::bytea`,
      (row) => [row.time(), row.time(), row.timeOrNull(), [...row.bytes()]],
    );
    expect(rows).toEqual([
      [Date.parse("1999-12-31T23:59:59.999Z"), Date.parse("2026-12-01T09:00Z"), null, [255, 0, 195]],
    ]);
  });

  const lists = {
    few: [1, 2, 3],
    many: Array.from({ length: 5_000 }, (_, index) => index + 1),
  };
  it.each(Object.entries(lists))("find %s values in a list and take as many rows", async (_, list) => {
    const rows = await readOne(
      "SELECT n, decode(repeat('ab', 500), 'hex') FROM unnest($2::int[]) n WHERE $1::text = 'it''s'",
      (row) => row.int() + row.bytes().length,
      ["it's", list],
    );
    expect(rows).toEqual(list.map((number) => number + 500));
  });

  it.each(Object.entries(lists))(
    "with %s values fail as a direct read, or with what their own function threw, and leave the connection usable",
    async (_, list) => {
      const from = "FROM unnest($1::int[]) n";
      await expect(readOne(`SELECT n / 0 ${from}`, (row) => row.int(), [list])).rejects.toThrow(
        DirectReadError,
      );
      await expect(readOne(`SELECT NULL::int ${from}`, (row) => row.int(), [list])).rejects.toThrow(
        TypeError,
      );
      expect(await readOne("SELECT 1", (row) => row.int())).toEqual([1]);
    },
  );
});

it("takes values that no text breaks out of, and refuses what isn't a whole number", async () => {
  const text = `a'b\\c"; DROP TABLE users; --`;
  // Lists as long as these are written into the statement.
  const many = Array.from({ length: 2_000 }, (_, index) => index);
  const ask = (list: number[]) =>
    readOne("SELECT $1, count(*)::int FROM unnest($2::int[])", (row) => [row.text(), row.int()], [
      text,
      list,
    ]);
  expect(await ask([3, 1])).toEqual([[text, 2]]);
  expect(await ask(many)).toEqual([[text, many.length]]);
  await expect(ask([...many, Number.NaN])).rejects.toThrow(RangeError);
});
