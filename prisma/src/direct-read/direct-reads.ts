import type { Pool, QueryResultRow } from "pg";
import { type BinaryRow, recordReader } from "./binary-row.ts";
import { copyOut } from "./copy-out.ts";

/** A statement that each connection prepares once, under its name. */
export type PreparedStatement = { name: string; text: string };

/** A SELECT whose values are in it as literals, and how to read one of its rows. */
export type BulkQuery<Row> = { select: string; read: (row: BinaryRow) => Row };

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
   * They come in binary by COPY, which takes a fraction of the time of the driver's text where they are many or large.
   * @throws DirectReadError
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

async function readTogether<Rows extends unknown[][]>(pool: Pool, queries: QueriesOf<Rows>): Promise<Rows> {
  const selects = queries.map(({ select }, index) => `SELECT ${index}, row FROM (${select}) row`);
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

async function orDirectReadError<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (cause) {
    throw new DirectReadError("the database could not be read", { cause });
  }
}
