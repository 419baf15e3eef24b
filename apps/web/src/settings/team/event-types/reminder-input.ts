import type { ReminderEntry } from "@calcache/configuration";
import { numberIn } from "../../input/form-fields.ts";

const minutesOf = { minutes: 1, hours: 60, days: 1440 } as const;

/** A reminder as a row of the form shows it, in the longest unit that it is a whole number of. */
export function reminderValues({ before, after, to, message = "" }: ReminderEntry): Record<string, string> {
  const minutes = before ?? after ?? 0;
  const unit = (["days", "hours"] as const).find((each) => minutes % minutesOf[each] === 0) ?? "minutes";
  const moment = before === undefined ? "after" : "before";
  return { moment, amount: String(minutes / minutesOf[unit]), unit, to, message };
}

/** The reminder that a row says, still to be checked; null for none. */
export function reminderIn(text: (name: string) => string) {
  const moment = text("moment");
  if (moment !== "before" && moment !== "after") return null;
  const unit = Object.entries(minutesOf).find(([name]) => name === text("unit"));
  const message = text("message");
  return {
    [moment]: Number(numberIn(text("amount"))) * (unit?.[1] ?? Number.NaN),
    to: text("to"),
    ...(message !== "" && { message }),
  };
}
