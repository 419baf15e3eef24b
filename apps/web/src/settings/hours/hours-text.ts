import type { WrittenHours } from "@calcache/configuration";
import { hoursText } from "@calcache/elements";

/** The hours of each day of the week, from Sunday on. */
export const byWeekday = (availability: WrittenHours["availability"]): string[] =>
  Array.from({ length: 7 }, (_, day) => hoursText(availability.filter(({ days }) => days.includes(day))));

const dayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Weekly hours in words, days in a row that have the same ones together: `Mon–Fri 09:00-17:00`. */
export function weekWords(availability: WrittenHours["availability"]): string[] {
  const texts = byWeekday(availability);
  const runs: { from: number; to: number; text: string }[] = [];
  for (const day of [1, 2, 3, 4, 5, 6, 0]) {
    const text = texts[day] ?? "";
    const last = runs.at(-1);
    if (last !== undefined && last.text === text) last.to = day;
    else runs.push({ from: day, to: day, text });
  }
  const open = runs.filter(({ text }) => text !== "");
  if (open.length === 0) return ["No weekly hours"];
  return open.map(({ from, to, text }) => {
    const days = from === to ? dayNames[from] : `${dayNames[from]}–${dayNames[to]}`;
    return `${days} ${text}`;
  });
}
