import { createHash } from "node:crypto";
import type { Pool, QueryResultRow } from "pg";
import { type BinaryRow, recordReader } from "./binary-row.ts";
import { copyOut } from "./copy-out.ts";
import { type BulkValue, literal } from "./literal.ts";

/** A statement that each connection prepares once, under its name. */
export type PreparedStatement = { name: string; text: string };

/** A SELECT with its values as $1, $2 and so on, whose text is one of a few; and how to read one of its rows. */
export type BulkQuery<Row> = { select: string; values: readonly BulkValue[]; read: (row: BinaryRow) => Row };

/** A read past Prisma that failed: the database doesn't answer, or refused the statement. */
export class DirectReadError extends Error {
  override readonly name = "DirectReadError";
}

/** Reads past Prisma's engine, over the same connections: for the few that have to be as fast as the database is. */
export type DirectReads = {
  /** Rows as the driver makes them. @throws DirectReadError */
  readPrepared<Row extends QueryResultRow>(
    statement: PreparedStatement,
    values: readonly unknown[],
  ): Promise<Row[]>;
  /**
   * The rows of each query, in the queries' order, from one statement: one round trip, and one state of the database.
   * It is a prepared one for few values, which saves planning, and a COPY for many, which saves the driver's text.
   * @throws DirectReadError, or what a query's own `read` throws
   */
  readTogether<Rows extends unknown[][]>(queries: QueriesOf<Rows>): Promise<Rows>;
};

type QueriesOf<Rows extends unknown[][]> = { [Index in keyof Rows]: BulkQuery<Rows[Index][number]> };

export function directReads(pool: Pool): DirectReads {
  return {
    readPrepared: ({ name, text }, values) =>
      orDirectReadError(async () => (await pool.query({ name, text, values: [...values] })).rows),
    readTogether: (queries) => readTogether(pool, queries),
  };
}

const lengthSize = 4;
const intSize = 4;

/** From how many values in its lists on it is cheaper to plan a statement anew than to receive its bytes as text. */
const manyValues = 1_000;

function readTogether<Rows extends unknown[][]>(pool: Pool, queries: QueriesOf<Rows>): Promise<Rows> {
  const listed = queries.flatMap(({ values }) => values).filter((value) => Array.isArray(value));
  const isLarge = listed.some((list) => list.length > manyValues);
  return isLarge ? copyTogether(pool, queries) : readPacked(pool, queries);
}

/** By COPY, row by row: in binary, but planned each time, as it takes no parameters. */
async function copyTogether<Rows extends unknown[][]>(pool: Pool, queries: QueriesOf<Rows>): Promise<Rows> {
  const selects = queries.map(
    (query, index) => `SELECT ${index}, row FROM (${withParameters(query, literal)}) row`,
  );
  const rows = queries.map((): unknown[] => []) as Rows;
  const { row, turnTo } = recordReader();
  const failures: unknown[] = [];
  await orDirectReadError(() =>
    copyOut(pool, `COPY (${selects.join(" UNION ALL ")}) TO STDOUT (FORMAT binary)`, (message, column) => {
      const index = message.readInt32BE(column + lengthSize);
      turnTo(message, column + lengthSize + intSize + lengthSize);
      try {
        rows[index]?.push(queries[index]?.read(row));
      } catch (error) {
        failures.push(error);
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
  return rows;
}

/** By a prepared statement, all rows of a query as one value: the driver reads nothing but text, where bytes are twice as long. */
async function readPacked<Rows extends unknown[][]>(pool: Pool, queries: QueriesOf<Rows>): Promise<Rows> {
  const values: BulkValue[] = [];
  const selects = queries.map((query) => {
    const select = withParameters(query, (value) => `$${values.push(value)}`);
    return `(SELECT string_agg(record_send(row), '') FROM (${select}) row)`;
  });
  const text = `SELECT ${selects.join(", ")}`;
  const name = createHash("sha1").update(text).digest("base64");
  const { rows } = await orDirectReadError(() =>
    pool.query<(Buffer | null)[]>({ name, text, values, rowMode: "array" }),
  );
  return queries.map(({ read }, index) => readAll(rows[0]?.[index] ?? null, read)) as Rows;
}

function withParameters({ select, values }: BulkQuery<unknown>, write: (value: BulkValue) => string): string {
  const written = values.map(write);
  return select.replace(/\$(\d+)/g, (parameter, number) => written[Number(number) - 1] ?? parameter);
}

/** Reads records that follow each other without a gap. */
function readAll<Row>(records: Buffer | null, read: (row: BinaryRow) => Row): Row[] {
  const { row, turnTo, end } = recordReader();
  const rows: Row[] = [];
  for (let at = 0; records && at < records.length; at = end()) {
    turnTo(records, at);
    rows.push(read(row));
  }
  return rows;
}

async function orDirectReadError<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (cause) {
    throw new DirectReadError("the database could not be read", { cause });
  }
}
