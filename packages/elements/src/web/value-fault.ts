import { type Civil, civilIn } from "../data/civil.ts";
import { boundIn, isWithin } from "../scheduling/open-times.ts";
import type { ElementTexts } from "../words/english.ts";

/** Which values a form takes, as attributes say it; null where they aren't there. */
export type ValueRules = { isRequired: boolean; min: string | null; max: string | null };

/** What is wrong with a value, as `setValidity` takes it; null for nothing. What isn't chosen is within all bounds. */
export function valueFault(
  value: Civil | "",
  { isRequired, ...given }: ValueRules,
  t: ElementTexts,
): [flag: "valueMissing" | "rangeUnderflow" | "rangeOverflow", message: string] | null {
  if (value === "") return isRequired ? ["valueMissing", t("chooseDateAndTime")] : null;
  const [min, max] = [boundIn(given.min ?? ""), boundIn(given.max ?? "")];
  if (!isWithin(value, { min })) return ["rangeUnderflow", t("isTooEarly", { bound: wordsOf(min) })];
  if (!isWithin(value, { max })) return ["rangeOverflow", t("isTooLate", { bound: wordsOf(max) })];
  return null;
}

const wordsOf = (bound = "") => (civilIn(bound) === "" ? bound : bound.replace("T", " "));
