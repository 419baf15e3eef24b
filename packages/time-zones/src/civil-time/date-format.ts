/** The calendar is always the Gregorian one, and clocks are UTC's. */
export type DateFormatOptions = Omit<Intl.DateTimeFormatOptions, "timeZone" | "calendar" | "timeZoneName">;

/** Creating a format is slow, and most pages need few of them: each is created on first use, and kept. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** A bound, because the language is whatever a visitor's request says. */
const mostFormats = 1_000;

/** What `Intl` writes dates and wall times with, which are told to be UTC's. */
export function dateFormat(
  locale: string,
  options: DateFormatOptions & { timeZoneName?: "short" | "long" },
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { ...options, calendar: "gregory", timeZone: "UTC" });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(key, format);
  return format;
}

/** Thin and narrow spaces become plain ones, because many fonts, searches and mail programs don't handle them. */
export const plainSpaces = (text: string): string => text.replaceAll(/[\u2009\u202f]/g, " ");
