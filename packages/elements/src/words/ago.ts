import { type ElementTexts, english } from "./english.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was, in the largest unit of which it is one at least. @param since ms */
export function ago(since: number, t: ElementTexts = english): string {
  return since < minute ? t("justNow") : t("ago", { span: span(since, t) });
}

/** How long something has lasted. @param ms */
export function span(ms: number, t: ElementTexts = english): string {
  if (ms < hour) return t("minutes", { count: Math.max(1, Math.floor(ms / minute)) });
  if (ms < day) return t("hours", { count: Math.floor(ms / hour) });
  return t("days", { count: Math.floor(ms / day) });
}
