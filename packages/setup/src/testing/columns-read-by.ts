import type { Database, Prisma } from "@calcache/prisma";

export type ColumnRead = {
  /** as SQL names it, with its schema */
  table: string;
  column: string;
  /** an SQL expression for another value than a row's own */
  otherValue: string;
};

/** By Postgres' name of the type or, for enums, `enum`. */
const otherValues: Record<string, (column: string) => string> = {
  int8: (column) => `${column} + 7`,
  int4: (column) => `COALESCE(${column}, 0) + 7`,
  text: (column) => `COALESCE(${column}, '') || 'x'`,
  bpchar: () => `'2099-01'`,
  bool: (column) => `NOT COALESCE(${column}, false)`,
  timestamp: (column) => `COALESCE(${column}, now()::timestamp) + interval '1 hour'`,
  timestamptz: (column) => `COALESCE(${column}, now()) + interval '1 hour'`,
  time: (column) => `${column} + interval '1 hour'`,
  date: (column) => `COALESCE(${column}, current_date) + 1`,
  bytea: (column) => `${column} || '\\x0000000001000000'::bytea`,
  jsonb: () => `'{"other": "value"}'`,
  _int4: (column) => `${column} || 7`,
  _text: (column) => `${column} || 'x'::text`,
  enum: (column) =>
    `(SELECT value FROM unnest(enum_range(${column})) AS value WHERE value IS DISTINCT FROM ${column} LIMIT 1)`,
};

/**
 * The columns of tables that a statement reads, whether it returns, joins or compares them: Postgres itself says so of a
 * view that is made of it.
 * @param statement a SELECT, with parameters as $1, $2 and so on
 */
export async function columnsReadBy(db: Database, statement: string): Promise<ColumnRead[]> {
  const withoutParameters = statement.replace(/\$\d+/g, "NULL");
  await db.$executeRawUnsafe(
    `CREATE VIEW read_by AS SELECT count(*) FROM (${withoutParameters}) AS statement`,
  );
  const rows = await db.$queryRaw<{ table: string; column: string; type: string }[]>`
    SELECT DISTINCT format('%I.%I', c.relnamespace::regnamespace, c.relname) AS table, format('%I', a.attname) AS column,
           CASE WHEN t.typtype = 'e' THEN 'enum' ELSE t.typname::text END AS type
    FROM pg_rewrite r
    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
    JOIN pg_class c ON c.oid = d.refobjid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
    JOIN pg_type t ON t.oid = a.atttypid
    WHERE r.ev_class = 'read_by'::regclass ORDER BY 1, 2`;
  await db.$executeRaw`DROP VIEW read_by`;
  return rows.map(({ table, column, type }) => {
    const otherValue = otherValues[type];
    if (!otherValue) throw new Error(`no other value is known for ${table}.${column}, of type ${type}`);
    return { table, column, otherValue: otherValue(column) };
  });
}

/** What is seen right after a statement and all its triggers, also those that wait for a transaction's end; then it is undone. */
async function seenAfter<Seen>(
  db: Database,
  sql: string,
  look: (tx: Prisma.TransactionClient) => Promise<Seen>,
): Promise<Seen> {
  const undo = new Error("undone");
  let seen: { value: Seen } | null = null;
  await db
    .$transaction(async (tx) => {
      await tx.$executeRawUnsafe(sql);
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      seen = { value: await look(tx) };
      throw undo;
    })
    .catch((error) => {
      if (error !== undo) throw error;
    });
  if (seen === null) throw new Error("nothing was seen");
  return (seen as { value: Seen }).value;
}

/** Drops all foreign keys and checks, so that a column can be given any other value. */
async function dropConstraints(db: Database): Promise<void> {
  await db.$executeRaw`
    DO $$
    DECLARE
      kept RECORD;
    BEGIN
      FOR kept IN SELECT conrelid::regclass AS of_table, conname FROM pg_constraint
        WHERE contype IN ('f', 'c', 'x') AND connamespace IN ('public'::regnamespace, 'calcache'::regnamespace)
      LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', kept.of_table, kept.conname);
      END LOOP;
    END $$`;
}

/**
 * What a memory's triggers leave untold: of each column that the remembered statements read a change has to be told, and of each row that goes.
 * Each table has to have a row; the database is of no use afterwards: its constraints are gone.
 * @param keys columns that rows are known by, as `table.column`, which nobody changes
 * @param look counts what has been told
 */
export async function findUntold(
  db: Database,
  columns: readonly ColumnRead[],
  keys: readonly string[],
  look: Look,
): Promise<string[]> {
  const before = await db.$transaction(look);
  const isTold = async (sql: string) => (await seenAfter(db, sql, look)) > before;
  const untold: string[] = [];
  for (const table of new Set(columns.map((column) => column.table)))
    if (!(await isTold(`DELETE FROM ${table}`))) untold.push(table);
  await dropConstraints(db);
  for (const { table, column, otherValue } of columns) {
    const name = `${table}.${column}`;
    if (!keys.includes(name) && !(await isTold(`UPDATE ${table} SET ${column} = ${otherValue}`)))
      untold.push(name);
  }
  return untold;
}

type Look = (tx: Prisma.TransactionClient) => Promise<number | bigint>;
