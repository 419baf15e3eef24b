import { escapeLiteral } from "pg";

/** What a query may be asked with: text, a whole number, whole numbers; a time as ISO text in UTC. */
export type BulkValue = string | number | readonly number[];

/** A value as SQL text, safe in any statement: text, a whole number, whole numbers. */
export function literal(value: BulkValue): string {
  if (typeof value === "string") return escapeLiteral(value);
  if (typeof value === "number") return String(wholeNumber(value));
  return `'{${value.map(wholeNumber).join(",")}}'::int[]`;
}

function wholeNumber(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
  return value;
}
