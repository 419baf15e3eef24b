import type { TeamEventType } from "@calcache/configuration";
import { numberIn } from "../../input/form-fields.ts";

/** How far ahead can be booked, as a form shows it. A number of dates after today is said without more words in a team file. */
export function windowValues({
  periodDays,
  bookingWindow,
}: Pick<TeamEventType, "periodDays" | "bookingWindow">): Record<string, string> {
  const usual = periodDays === null ? null : { type: "calendarDays", value: periodDays, rolling: false };
  const window = bookingWindow ?? usual;
  return {
    "bookingWindow-type": window?.type ?? "none",
    "bookingWindow-value": window ? String(window.value) : "",
    ...(window?.rolling && { "bookingWindow-rolling": "on" }),
  };
}

/** The same as a form says it, still to be checked. */
export function windowIn(fields: URLSearchParams) {
  const type = fields.get("bookingWindow-type") ?? "none";
  const value = numberIn(fields.get("bookingWindow-value") ?? "");
  const rolling = fields.get("bookingWindow-rolling") === "on";
  if (type === "none") return { periodDays: null };
  return type === "calendarDays" && !rolling
    ? { periodDays: value ?? "" }
    : { periodDays: null, bookingWindow: { type, value, rolling } };
}
