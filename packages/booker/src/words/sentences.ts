import type { Translator } from "@calcache/languages";
import type { PublicEventType, PublicRecurrence } from "../view/event-type.ts";

type T = Translator<"page">;

const units = [
  { unit: "day", length: 86_400_000 },
  { unit: "hour", length: 3_600_000 },
  { unit: "minute", length: 60_000 },
  { unit: "second", length: 1000 },
] as const;

/** `3 seconds ago`, of milliseconds. */
export function ago(t: T, ms: number): string {
  const found = units.find(({ length }) => ms >= length);
  if (!found) return t("justNow");
  return new Intl.RelativeTimeFormat(t.locale).format(-Math.floor(ms / found.length), found.unit);
}

/** `1 hour 30 minutes`, of minutes. */
export function duration(t: T, minutes: number): string {
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (whole === 0) return t("minutes", { count: rest });
  const hours = t("hours", { count: whole });
  return rest === 0 ? hours : t("hoursAndMinutes", { hours, minutes: t("minutes", { count: rest }) });
}

/** `every week`, `every 2 months` */
export const everySo = (t: T, { frequency, interval }: PublicRecurrence): string =>
  t("everySo", { frequency, interval });

/** `Every week, up to 4 times` */
export function repetition(t: T, recurrence: PublicRecurrence): string {
  const { most } = recurrence;
  const [first = "", ...rest] = everySo(t, recurrence);
  const every = first.toLocaleUpperCase(t.locale) + rest.join("");
  return most === 1 ? t("once") : t("upTo", { every, count: most });
}

/** `15 minutes, 30 minutes, or 1 hour`, of minutes. */
export const durations = (t: T, lengths: readonly number[]): string =>
  listIn(t.locale, "disjunction").format(lengths.map((length) => duration(t, length)));

const listIn = (locale: string, type: "conjunction" | "disjunction") => new Intl.ListFormat(locale, { type });

type Hosts = Pick<PublicEventType, "hosts" | "takingPart">;

/** `With`, `With one of` or `With 2 of`: how many of the hosts take part. */
export const withWhom = (t: T, { hosts, takingPart }: Hosts): string =>
  takingPart === hosts.length ? t("with") : t("withSome", { count: takingPart });

/** `Ann, Bob, and Cal`, or for one of them `Ann, Bob, or Cal`; of many, the first few by name. */
export function hostNames(t: T, { hosts, takingPart }: Hosts): string {
  const named = hosts.slice(0, hosts.length > 4 ? 3 : 4).map(({ name }) => name);
  const more = hosts.length - named.length;
  return listIn(t.locale, takingPart === 1 ? "disjunction" : "conjunction").format(
    more > 0 ? [...named, t("moreHosts", { count: more })] : named,
  );
}

/** `Ann Ito` gives `AI`. */
export function initials(name: string): string {
  const words = name.split(/[\s@]+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}

/** What unavailable hosts mean for what is offered; null if there are none. */
export function unavailableNotice(
  t: T,
  { schedulingType, hosts }: Pick<PublicEventType, "schedulingType" | "hosts">,
  count: number,
): string | null {
  if (count === 0) return null;
  if (schedulingType === "COLLECTIVE") return t("noneReadable", { count });
  return t(count < hosts.length ? "someReadable" : "unreadable", { count });
}

/** `Kolkata` of `Asia/Kolkata`, `Buenos Aires` of `America/Argentina/Buenos_Aires`. */
export const cityOf = (timeZone: string): string =>
  (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

/** A zone's name as people write it: `America/New York`. */
export const zoneName = (timeZone: string): string => timeZone.replaceAll("_", " ");

/** `Ann, Bob, and Cal` */
export const namesIn = (locale: string, names: readonly string[]): string =>
  listIn(locale, "conjunction").format(names);
