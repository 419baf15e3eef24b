import { dateWords, writtenIn } from "@calcache/date-picker";

/** Dates and times in one language. They are civil: the server has put them into the zone that was asked for. */
export type ElementWords = ReturnType<typeof elementWords>;

export const elementWords = (locale: string) => ({
  ...dateWords(locale),
  /** `10:00 AM`, of `2026-12-01T10:00` */
  time: writtenIn(locale)({ hour: "numeric", minute: "2-digit" }),
});
