type Range = { startTime: string; endTime: string };

const range = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?:[:.](\d{2}))?$/i;

/**
 * Hours as people type them, `9-12, 13:00 – 17:30`: each part as times that may still be no times of a day, or null where it is no range.
 * Nothing, or the word for closed, is no hours.
 */
export function rangesIn(text: string, closed = "closed"): { part: string; range: Range | null }[] {
  const parts = text.split(/[,;\n]/).map((part) => part.trim());
  return parts
    .filter((part) => part !== "" && part.toLowerCase() !== closed.toLowerCase())
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
