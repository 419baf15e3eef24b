import { createHash } from "node:crypto";
import type { Pool, QueryResultRow } from "pg";
import { type BinaryRow, recordReader } from "./binary-row.ts";
import { copyOut } from "./copy-out.ts";
import { type BulkValue, literal } from "./literal.ts";
import { throughRestart } from "./through-restart.ts";

/** A statement that each connection prepares once, under its name. */
export type PreparedStatement = { name: string; text: string };

/** A SELECT with its values as $1, $2 and so on, whose text is one of a few; and how to read one of its rows. */
export type BulkQuery<Row> = { select: string; values: readonly BulkValue[]; read: (row: BinaryRow) => Row };

/** A read past Prisma that failed: the database doesn't answer, or refused the statement. */
export class DirectReadError extends Error {
  override readonly name = "DirectReadError";
}

/**
 * Queries that are asked in one statement: one round trip, and one state of the database. Whoever opens a batch passes it to
 * all who have something to read, and sends it once.
 */
export type ReadBatch = {
  /** Adds a query. The answer gives its rows once the batch is sent. @throws Error before that */
  add<Row>(query: BulkQuery<Row>): () => Row[];
  /**
   * A prepared statement for few values, which saves planning; a COPY for many, which saves the driver's text.
   * @throws DirectReadError, or what a query's own `read` throws
   */
  send(): Promise<void>;
};

/** Reads past Prisma's engine, over the same connections: for the few that have to be as fast as the database is. */
export type DirectReads = {
  /** Rows as the driver makes them. @throws DirectReadError */
  readPrepared<Row extends QueryResultRow>(
    statement: PreparedStatement,
    values: readonly unknown[],
  ): Promise<Row[]>;
  openBatch(): ReadBatch;
};

/** @param isNamed whether statements are prepared under names, for which their connections must stay the same */
export function directReads(pool: Pool, isNamed = true): DirectReads {
  const prepare: Prepare = (name, text) => (isNamed ? { name, text } : { text });
  return {
    readPrepared: ({ name, text }, values) =>
      orDirectReadError(async () => (await pool.query({ ...prepare(name, text), values: [...values] })).rows),
    openBatch: () => openBatch(pool, prepare),
  };
}

type Prepare = (name: string, text: string) => { name?: string; text: string };

/** A query of a batch; `take` reads a row into the batch, `forget` makes it empty again. */
type Part = Pick<BulkQuery<unknown>, "select" | "values"> & {
  take: (row: BinaryRow) => void;
  forget: () => void;
};

function openBatch(pool: Pool, prepare: Prepare): ReadBatch {
  const parts: Part[] = [];
  let isSent = false;
  return {
    add({ select, values, read }) {
      const rows: ReturnType<typeof read>[] = [];
      const forget = () => {
        rows.length = 0;
      };
      parts.push({ select, values, take: (row) => rows.push(read(row)), forget });
      return () => {
        if (!isSent) throw new Error("the batch has not been sent");
        return rows;
      };
    },
    async send() {
      await (hasManyValues(parts) ? copyParts(pool, parts) : readPacked(pool, parts, prepare));
      isSent = true;
    },
  };
}

const lengthSize = 4;
const intSize = 4;

/** From how many values in its lists on it is cheaper to plan a statement anew than to receive its bytes as text. */
const manyValues = 1_000;

function hasManyValues(parts: readonly Part[]): boolean {
  const lists = parts.flatMap(({ values }) => values).filter((value) => Array.isArray(value));
  return lists.some((list) => list.length > manyValues);
}

/** By COPY, row by row: in binary, but planned each time, as it takes no parameters. */
async function copyParts(pool: Pool, parts: readonly Part[]): Promise<void> {
  const selects = parts.map(
    (part, index) => `SELECT ${index}, row FROM (${withParameters(part, literal)}) row`,
  );
  const { row, turnTo } = recordReader();
  const failures: unknown[] = [];
  await orDirectReadError(() => {
    for (const { forget } of parts) forget();
    return copyOut(
      pool,
      `COPY (${selects.join(" UNION ALL ")}) TO STDOUT (FORMAT binary)`,
      (message, column) => {
        const index = message.readInt32BE(column + lengthSize);
        turnTo(message, column + lengthSize + intSize + lengthSize);
        try {
          parts[index]?.take(row);
        } catch (error) {
          failures.push(error);
        }
      },
    );
  });
  if (failures.length > 0) throw failures[0];
}

/** By a prepared statement, all rows of a query as one value: the driver reads nothing but text, where bytes are twice as long. */
async function readPacked(pool: Pool, parts: readonly Part[], prepare: Prepare): Promise<void> {
  const values: BulkValue[] = [];
  const selects = parts.map((part) => {
    const select = withParameters(part, (value) => `$${values.push(value)}`);
    return `(SELECT string_agg(record_send(row), '') FROM (${select}) row)`;
  });
  const text = `SELECT ${selects.join(", ")}`;
  const name = createHash("sha1").update(text).digest("base64");
  const { rows } = await orDirectReadError(() =>
    pool.query<(Buffer | null)[]>({ ...prepare(name, text), values, rowMode: "array" }),
  );
  for (const [index, { take }] of parts.entries()) takeAll(rows[0]?.[index] ?? null, take);
}

function withParameters({ select, values }: Part, write: (value: BulkValue) => string): string {
  const written = values.map(write);
  return select.replace(/\$(\d+)/g, (parameter, number) => written[Number(number) - 1] ?? parameter);
}

/** Takes records that follow each other without a gap. */
function takeAll(records: Buffer | null, take: (row: BinaryRow) => void): void {
  const { row, turnTo, end } = recordReader();
  for (let at = 0; records && at < records.length; at = end()) {
    turnTo(records, at);
    take(row);
  }
}

async function orDirectReadError<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await throughRestart(read);
  } catch (cause) {
    throw new DirectReadError("the database could not be read", { cause });
  }
}
