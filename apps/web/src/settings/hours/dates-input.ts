import { civilDate } from "@calcache/configuration";

const lastDate = "9998-12-31";

/**
 * Two dates that a form says, the first not after the last, which isn't over; what is wrong with them is added at their fields.
 * @param names of the fields
 * @param today `YYYY-MM-DD`, in the user's zone
 */
export function datesIn(
  fields: URLSearchParams,
  names: { first: string; last: string },
  today: string,
  errors: Record<string, string>,
): { first: string; last: string } {
  const dateIn = (name: string) => {
    const date = civilDate.safeParse(fields.get(name) ?? "");
    if (date.success && date.data <= lastDate) return date.data;
    errors[name] = "Please enter a date that exists, as 2026-12-24";
    return "";
  };
  const [first, last] = [dateIn(names.first), dateIn(names.last)];
  if (!errors[names.first] && !errors[names.last] && last < first)
    errors[names.last] = "Please enter a last date that isn't before the first one";
  else if (!errors[names.last] && last < today)
    errors[names.last] = "Please enter a last date that isn't over";
  return { first, last };
}
