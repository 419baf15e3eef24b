import { type OwnTrip, timeZone } from "@calcache/configuration";
import { datesIn } from "./dates-input.ts";

const names = { first: "trip-first", last: "trip-last" };

/** A trip as a form says it; what is wrong at which field else. @param today `YYYY-MM-DD`, in its user's zone */
export function tripIn(
  fields: URLSearchParams,
  today: string,
): { ok: true; value: Omit<OwnTrip, "id"> } | { ok: false; error: Record<string, string> } {
  const errors: Record<string, string> = {};
  const isForGood = (fields.get(names.last) ?? "") === "";
  const asked = new URLSearchParams(fields);
  if (isForGood) asked.set(names.last, "9998-12-31");
  const { first, last } = datesIn(asked, names, today, errors);
  const zone = timeZone.safeParse(fields.get("trip-timeZone") ?? "");
  if (!zone.success) errors["trip-timeZone"] = "Please choose a time zone";
  if (!zone.success || Object.keys(errors).length > 0) return { ok: false, error: errors };
  return { ok: true, value: { first, last: isForGood ? null : last, timeZone: zone.data } };
}
