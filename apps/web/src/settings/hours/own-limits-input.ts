import { limits, type OwnLimits } from "@calcache/configuration";
import { issueWords } from "../input/form-fields.ts";
import { limitsIn } from "../input/limit-input.ts";

const names = ["bookingLimitsCount", "bookingLimitsDuration"] as const;

/** A user's limits as a form says them; what is wrong at which field else. */
export function ownLimitsIn(
  fields: URLSearchParams,
): { ok: true; value: OwnLimits } | { ok: false; error: Record<string, string> } {
  const errors: Record<string, string> = {};
  const value: OwnLimits = { bookingLimitsCount: null, bookingLimitsDuration: null };
  for (const name of names) {
    const read = limits.nullable().safeParse(limitsIn(fields, name));
    if (read.success) value[name] = read.data;
    for (const { path, ...issue } of read.error?.issues ?? [])
      errors[`${name}-${String(path[0])}`] ??= issueWords(issue);
  }
  return Object.keys(errors).length > 0 ? { ok: false, error: errors } : { ok: true, value };
}
