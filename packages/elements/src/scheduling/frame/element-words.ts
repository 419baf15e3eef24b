import { dateWords, writtenIn } from "@calcache/date-picker";
import { textsFor } from "../../data/texts.ts";

/** What an element says in one language. Its dates and times are civil: the server has put them into the zone that was asked for. */
export type ElementWords = ReturnType<typeof elementWords>;

export function elementWords(locale: string, origin: string) {
  const { language, t } = textsFor(locale, origin);
  const dates = dateWords(locale);
  return {
    ...dates,
    t,
    /** Of its sentences. English ones stand where a page from right to left has its own. */
    marks: { lang: language, ...(language !== "en" && { dir: dates.language.dir }) },
    /** `10:00 AM`, of `2026-12-01T10:00` */
    time: writtenIn(locale)({ hour: "numeric", minute: "2-digit" }),
  };
}
