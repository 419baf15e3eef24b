import type { Absence } from "@calcache/configuration";

/** The dates of an absence in words. */
export const absenceDates = ({ first, last }: Pick<Absence, "first" | "last">): string =>
  first === last ? dateWords(first) : `${dateWords(first)} to ${dateWords(last)}`;

/** Why, and who stands in; null where neither is said. */
export function absenceWords({ notes, standIn }: Pick<Absence, "notes" | "standIn">): string | null {
  const parts = [...(notes ? [notes] : []), ...(standIn ? [`${standIn.name} stands in`] : [])];
  return parts.length === 0 ? null : parts.join(" · ");
}

const format = new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone: "UTC" });
const dateWords = (date: string) => format.format(Date.parse(`${date}T00:00Z`));
