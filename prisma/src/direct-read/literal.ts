import { escapeLiteral } from "pg";
import type { BulkValue } from "./direct-reads.ts";

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
