import { type ElementTexts, english } from "./english.ts";

type Range = { startTime: string; endTime: string };

const range = /^(\d\d?)(?:[:.](\d\d))?\s*(?:[-–—]|to|bis|à|a)\s*(\d\d?)(?:[:.](\d\d))?$/i;

/**
 * Hours as people type them, `9-12, 13:00 – 17:30`, and what is wrong with the first part that is none, in words. They are `HH:MM`; midnight is
 * `24:00` as an end, and an end before the start is on the next day. Nothing, or the word for closed, is no hours.
 */
export function readHours(
  text: string,
  t: ElementTexts = english,
): { hours: Range[]; fault: string | undefined } {
  const hours: Range[] = [];
  let fault: string | undefined;
  for (const part of text.split(/[,;،؛\n]/).map((part) => part.trim())) {
    if (part === "" || part.toLowerCase() === t("closed").toLowerCase()) continue;
    const [, from = "99", fromMinute = "00", to = "", toMinute = "00"] = range.exec(part) ?? [];
    const startTime = `${from.padStart(2, "0")}:${fromMinute}`;
    const endTime = `${to.padStart(2, "0")}:${toMinute}`;
    const areTimes = startTime < "24" && endTime <= "24:00" && fromMinute < "60" && toMinute < "60";
    // Schedules write midnight as 23:59.
    if (areTimes && startTime !== endTime.replace("24:00", "23:59")) hours.push({ startTime, endTime });
    else fault ??= t("noRange", { part });
  }
  return { hours, fault };
}

/** Hours as they are typed, the earliest first. An end of 23:59 means midnight. */
export const hoursText = (hours: readonly Range[]): string =>
  hours
    .map(({ startTime, endTime }) => `${startTime}-${endTime === "23:59" ? "24:00" : endTime}`)
    .toSorted()
    .join(", ");
