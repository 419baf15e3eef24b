import type { Limits } from "@calcache/configuration";
import { numberIn } from "./form-fields.ts";

const units = ["day", "week", "month", "year"] as const;

/** Limits as a form shows them, in fields such as `bookingLimitsCount-day`. */
export const limitValues = (name: string, limits: Limits | null | undefined): Record<string, string> =>
  Object.fromEntries(units.map((unit) => [`${name}-${unit}`, String(limits?.[unit] ?? "")]));

/** The limits that a form says, still to be checked; null where all is left empty. */
export function limitsIn(fields: URLSearchParams, name: string): Record<string, unknown> | null {
  const said = units.flatMap((unit) => {
    const most = numberIn(fields.get(`${name}-${unit}`) ?? "");
    return most === undefined ? [] : [[unit, most]];
  });
  return said.length === 0 ? null : Object.fromEntries(said);
}
