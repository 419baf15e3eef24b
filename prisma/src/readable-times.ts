import { Client, type CustomTypesConfig, types } from "pg";

/**
 * The first and the last moment that is read. Postgres has `infinity`, and years that neither a `Date` nor four digits hold: what
 * lies beyond is read as the nearest of these, so that it compares here as it does in the database.
 */
const [firstDate, lastDate] = ["0001-01-01", "9999-12-31"];
const [first, last] = [Date.parse(firstDate), Date.parse(`${lastDate}T23:59:59.999Z`)];

/** Epoch ms, as the nearest that is read. */
export const readableInstant = (instant: number): number => Math.min(Math.max(instant, first), last);

/** SQL of a timestamp or date without a zone, which may be null, as the nearest that is read. */
export const readableTime = (column: string): string =>
  `CASE WHEN ${column} IS NOT NULL THEN GREATEST(LEAST(${column}, '${lastDate}'), '${firstDate}') END`;

const timesOfDay: Readonly<Record<number, readonly [string, string]>> = {
  [types.builtins.DATE]: ["", ""],
  [types.builtins.TIMESTAMP]: [" 00:00:00", " 23:59:59.999"],
  [types.builtins.TIMESTAMPTZ]: [" 00:00:00+00", " 23:59:59.999+00"],
};

/** A date or time as Postgres writes it in the style `ISO` and in UTC. */
function readable(text: string, [firstTime, lastTime]: readonly [string, string]): string {
  if (text === "-infinity" || text.endsWith(" BC")) return `${firstDate}${firstTime}`;
  return text === "infinity" || /^\d{5}/.test(text) ? `${lastDate}${lastTime}` : text;
}

/** The same parsers, given what can be read. */
export const readableTypes = (parsers: CustomTypesConfig = types): CustomTypesConfig => ({
  getTypeParser: (type, format) => {
    const parse = parsers.getTypeParser(type, format);
    const times = format === "binary" ? undefined : timesOfDay[type];
    return times === undefined ? parse : (text: string) => parse(readable(text, times));
  },
});

/** Has a connection do so for queries that bring parsers of their own, too, as Prisma's do. */
export function readTimes(client: Client): void {
  const query = (...args: unknown[]): unknown => Reflect.apply(Client.prototype.query, client, args);
  Object.assign(client, {
    query: (asked: unknown, ...rest: unknown[]) =>
      query(hasParsers(asked) ? { ...asked, types: readableTypes(asked.types) } : asked, ...rest),
  });
}

const hasParsers = (asked: unknown): asked is { types: CustomTypesConfig } =>
  typeof asked === "object" &&
  asked !== null &&
  !("submit" in asked) &&
  "types" in asked &&
  asked.types !== undefined;
