/** When a booking is, in words. */
export type BookingTimes = {
  /** the language that they are written in */
  locale: string;
  /** `Tuesday, December 1, 2026, 9:00 – 9:30 AM` */
  range: string;
  /** `Tue, Dec 1, 9:00 AM` */
  short: string;
  /** `Central European Standard Time (Europe/Berlin)` */
  zone: string;
};

/**
 * Writes times as the reader's language does, with the weekday and in the reader's zone; in English or UTC where we
 * don't know theirs.
 * @param start epoch ms
 * @param end epoch ms
 */
export function bookingTimes(start: number, end: number, locale: string, timeZone: string): BookingTimes {
  const language = knownLocale(locale);
  const zone = knownZone(timeZone);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, hour: "numeric", minute: "2-digit", ...options });
  const long = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const short = format({ weekday: "short", day: "numeric", month: "short" });
  const name = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "long" })
    .formatToParts(start)
    .find(({ type }) => type === "timeZoneName")?.value;
  return {
    locale: language,
    range: plain(long.formatRange(start, end)),
    short: plain(short.format(start)),
    zone: name === undefined || name === zone ? zone : `${name} (${zone})`,
  };
}

/** Spaces as anybody types them: some mail programs show the thin ones as boxes. */
const plain = (text: string) => text.replace(/\s/g, " ");

const knownLocale = (locale: string) => (accepted(() => new Intl.DateTimeFormat(locale)) ? locale : "en");
const knownZone = (timeZone: string) =>
  accepted(() => new Intl.DateTimeFormat("en", { timeZone })) ? timeZone : "UTC";

function accepted(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
