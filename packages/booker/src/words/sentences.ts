import type { PublicEventType, PublicRecurrence } from "../view/event-type.ts";

const relative = new Intl.RelativeTimeFormat("en");
const conjunction = new Intl.ListFormat("en", { type: "conjunction" });
const disjunction = new Intl.ListFormat("en", { type: "disjunction" });

const units = [
  { unit: "day", length: 86_400_000 },
  { unit: "hour", length: 3_600_000 },
  { unit: "minute", length: 60_000 },
  { unit: "second", length: 1000 },
] as const;

/** `3 seconds ago`, of milliseconds. */
export function ago(ms: number): string {
  const found = units.find(({ length }) => ms >= length);
  return found ? relative.format(-Math.floor(ms / found.length), found.unit) : "just now";
}

/** `1 hour 30 minutes`, of minutes. */
export function duration(minutes: number): string {
  const count = (value: number, unit: string) =>
    value === 0 ? [] : [`${value} ${unit}${value === 1 ? "" : "s"}`];
  return [...count(Math.floor(minutes / 60), "hour"), ...count(minutes % 60, "minute")].join(" ");
}

const periods = { weekly: "week", monthly: "month", yearly: "year" };

/** `every week`, `every 2 months` */
export const everySo = ({ frequency, interval }: PublicRecurrence): string =>
  interval === 1 ? `every ${periods[frequency]}` : `every ${interval} ${periods[frequency]}s`;

/** `Every week, up to 4 times` */
export function repetition(recurrence: PublicRecurrence): string {
  const { most } = recurrence;
  const every = everySo(recurrence);
  return most === 1 ? "Once" : `${every[0]?.toUpperCase()}${every.slice(1)}, up to ${most} times`;
}

/** `15 minutes, 30 minutes, or 1 hour`, of minutes. */
export const durations = (lengths: readonly number[]): string => disjunction.format(lengths.map(duration));

/** `1 time available` */
export const timesAvailable = (count: number): string =>
  count === 0 ? "no times available" : `${count} ${count === 1 ? "time" : "times"} available`;

type Hosts = Pick<PublicEventType, "hosts" | "takingPart">;

/** `With`, `With one of` or `With 2 of`: how many of the hosts take part. */
export function withWhom({ hosts, takingPart }: Hosts): string {
  if (takingPart === hosts.length) return "With";
  return `With ${takingPart === 1 ? "one" : takingPart} of`;
}

/** `Ann, Bob, and Cal`, or for one of them `Ann, Bob, or Cal`; of many, the first few by name. */
export function hostNames({ hosts, takingPart }: Hosts): string {
  const named = hosts.slice(0, hosts.length > 4 ? 3 : 4).map(({ name }) => name);
  const more = hosts.length - named.length;
  return (takingPart === 1 ? disjunction : conjunction).format(
    more > 0 ? [...named, `${more} others`] : named,
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
  { schedulingType, hosts }: Pick<PublicEventType, "schedulingType" | "hosts">,
  unavailable: number,
): string | null {
  if (unavailable === 0) return null;
  const who = unavailable === 1 ? "One host's calendar" : `${unavailable} hosts' calendars`;
  const reason = `${who} can't be read at the moment`;
  if (schedulingType === "COLLECTIVE")
    return `${reason}, so no times can be offered. Please try again later.`;
  return unavailable < hosts.length ? `${reason}; the times shown are the other hosts'.` : `${reason}.`;
}

/** `Kolkata` of `Asia/Kolkata`, `Buenos Aires` of `America/Argentina/Buenos_Aires`. */
export const cityOf = (timeZone: string): string =>
  (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

/** A zone's name as people write it: `America/New York`. */
export const zoneName = (timeZone: string): string => timeZone.replaceAll("_", " ");

/** `Ann, Bob, and Cal` */
export const listOf = (names: readonly string[]): string => conjunction.format(names);
