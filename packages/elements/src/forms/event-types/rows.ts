/**
 * How many rows a list of fields has, which are called `LIST-ROW-FIELD`: those that say something, and some to add to it. A form without
 * scripts has no other way to grow than to be saved.
 * @param field the one without which a row says nothing
 */
export function rowsOf(values: Readonly<Record<string, string>>, list: string, field: string): number {
  const said = Object.entries(values).flatMap(([name, value]) => {
    const [, row] = new RegExp(`^${list}-(\\d+)-${field}$`).exec(name) ?? [];
    return row === undefined || value === "" ? [] : [Number(row) + 1];
  });
  return Math.max(0, ...said) + spare;
}

const spare = 2;
