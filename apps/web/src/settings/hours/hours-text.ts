import type { WrittenHours } from "@calcache/configuration";

type Range = { startTime: string; endTime: string };

const range = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?:[:.](\d{2}))?$/i;

/**
 * Hours as people type them, `9-12, 13:00 – 17:30`: each part as times that may still be no times of a day, or null where it is no range.
 * Nothing, or "closed", is no hours.
 */
export function rangesIn(text: string): { part: string; range: Range | null }[] {
  const parts = text.split(/[,;\n]/).map((part) => part.trim());
  return parts
    .filter((part) => part !== "" && part.toLowerCase() !== "closed")
    .map((part) => {
      const [, from, fromMinute = "00", to, toMinute = "00"] = range.exec(part) ?? [];
      if (from === undefined || to === undefined) return { part, range: null };
      const startTime = `${from.padStart(2, "0")}:${fromMinute}`;
      return { part, range: { startTime, endTime: `${to.padStart(2, "0")}:${toMinute}` } };
    });
}

/** Hours as they are typed. An end of 23:59 means midnight. */
export const rangesText = (ranges: readonly Range[]): string =>
  ranges
    .map(({ startTime, endTime }) => `${startTime}-${endTime === "23:59" ? "24:00" : endTime}`)
    .join(", ");

/** The hours of each day of the week, from Sunday on. */
export const byWeekday = (availability: WrittenHours["availability"]): string[] =>
  Array.from({ length: 7 }, (_, day) =>
    rangesText(
      availability
        .filter(({ days }) => days.includes(day))
        .toSorted((a, b) => a.startTime.localeCompare(b.startTime)),
    ),
  );

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
