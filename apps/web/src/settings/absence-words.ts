import type { Absence } from "@calcache/configuration";
import { reasonText } from "@calcache/scheduling";

/** Some dates in words; without a last one for good. */
export function datesWords({ first, last }: { first: string; last: string | null }): string {
  if (last === null) return `From ${dateWords(first)} on`;
  return first === last ? dateWords(first) : `${dateWords(first)} to ${dateWords(last)}`;
}

/** Why, and who stands in; null where neither is said. */
export function absenceWords({
  notes,
  standIn,
  reason,
}: Pick<Absence, "notes" | "standIn" | "reason">): string | null {
  const kind = reason && reasonText([reason.emoji, reason.reason]);
  const parts = [kind, notes, standIn && `${standIn.name} stands in`].filter((part) => part);
  return parts.length === 0 ? null : parts.join(" · ");
}

const format = new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone: "UTC" });
const dateWords = (date: string) => format.format(Date.parse(`${date}T00:00Z`));
