import type { Client } from "pg";
import {
  type ColumnKind,
  optionalKinds,
  optionalTables,
  typeFamilies,
  usedColumns,
  usedEnumValues,
  writtenTables,
} from "./host-columns.ts";

/** A column as the catalog has it. */
type CatalogColumn = {
  readonly table: string;
  readonly column: string;
  /** Postgres' own name of the type, an enum's as it was made */
  readonly type: string;
  readonly isEnum: boolean;
  readonly required: boolean;
  /** the database fills it where nothing is given */
  readonly filled: boolean;
};

const catalogColumns = `
  SELECT c.relname AS table, a.attname AS column, t.typname AS type, t.typtype = 'e' AS "isEnum",
         a.attnotnull AS required, a.atthasdef OR a.attidentity <> '' AS filled
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
  JOIN pg_type t ON t.oid = a.atttypid
  WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped AND c.relname = ANY($1)`;

const catalogEnums = `
  SELECT t.typname AS name, array_agg(e.enumlabel::text) AS values
  FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
  WHERE t.typnamespace = 'public'::regnamespace GROUP BY 1`;

/**
 * Where the tables in `public` aren't what we use of them: missing tables, columns and values, other types, nulls where
 * we take none, and columns that have to be filled and that we don't know. One line each; none in a database that serves.
 * @param written the tables into which rows are written
 */
export async function findHostTableProblems(
  client: Client,
  written: readonly string[] = writtenTables,
): Promise<string[]> {
  const tables = Object.keys(usedColumns);
  const known = new Set([...tables, ...Object.keys(optionalKinds).map(tableOf)]);
  const { rows: columns } = await client.query<CatalogColumn>(catalogColumns, [[...known]]);
  const { rows: enums } = await client.query<{ name: string; values: string[] }>(catalogEnums);
  const columnsOf = Map.groupBy(columns, ({ table }) => table);
  const present = tables.filter((table) => columnsOf.has(table));
  return [
    ...tables
      .filter((table) => !columnsOf.has(table) && !optionalTables.includes(table))
      .map((table) => `table "${table}" is missing`),
    ...present.flatMap((table) => columnProblems(table, columnsOf.get(table) ?? [])),
    ...optionalProblems(columns),
    ...Object.entries(usedEnumValues).flatMap(([name, values]) =>
      enumProblems(name, values, enums.find((found) => found.name === name)?.values ?? []),
    ),
    ...present
      .filter((table) => written.includes(table))
      .flatMap((table) => unknownRequired(table, columnsOf.get(table) ?? [])),
  ];
}

function columnProblems(table: string, present: readonly CatalogColumn[]): string[] {
  return columnsUsedOf(table).flatMap(({ column, kind }) => {
    const found = present.find((candidate) => candidate.column === column);
    return found ? kindProblems(found, kind) : [`column "${table}"."${column}" is missing`];
  });
}

/** What only some versions have may be missing, but has to be what it is there. */
const optionalProblems = (present: readonly CatalogColumn[]): string[] =>
  present.flatMap((found) => {
    const kind = Object.entries(optionalKinds).find(
      ([name]) => name === `${found.table}.${found.column}`,
    )?.[1];
    return kind === undefined ? [] : kindProblems(found, kind);
  });

function kindProblems(found: CatalogColumn, kind: ColumnKind): string[] {
  const place = `column "${found.table}"."${found.column}"`;
  const family = kind.replace("?", "");
  if (!isOfFamily(found, family)) return [`${place} is of type ${found.type}, not ${family}`];
  return kind.endsWith("?") || found.required ? [] : [`${place} may be null`];
}

function isOfFamily({ type, isEnum }: CatalogColumn, family: string): boolean {
  if (family.startsWith("enum ")) return isEnum && type === family.slice("enum ".length);
  const types: readonly string[] = typeFamilies[family as keyof typeof typeFamilies];
  return types.includes(type);
}

function enumProblems(name: string, used: readonly string[], present: readonly string[]): string[] {
  return used.filter((value) => !present.includes(value)).map((value) => `enum "${name}" lacks '${value}'`);
}

function unknownRequired(table: string, present: readonly CatalogColumn[]): string[] {
  const given = new Set([
    ...columnsUsedOf(table).flatMap(({ column, kind }) => (kind.endsWith("?") ? [] : [column])),
    ...Object.keys(optionalKinds).flatMap((name) => (tableOf(name) === table ? [columnOf(name)] : [])),
  ]);
  return present
    .filter(({ column, required, filled }) => required && !filled && !given.has(column))
    .map(({ column }) => `column "${table}"."${column}" must be filled, and we have no value for it`);
}

function columnsUsedOf(table: string): { column: string; kind: ColumnKind }[] {
  return Object.entries(usedColumns[table] ?? {}).flatMap(([kind, columns]) =>
    (columns ?? "").split(" ").map((column) => ({ column, kind: kind as ColumnKind })),
  );
}

const tableOf = (name: string) => name.slice(0, name.indexOf("."));
const columnOf = (name: string) => name.slice(name.indexOf(".") + 1);
