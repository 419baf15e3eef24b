import { datesFrom } from "@calcache/date-picker";
import { type Civil, civilOf } from "./civil.ts";
import { type Place, pathOf } from "./place.ts";
import { type Known, useAnswer } from "./use-answer.ts";

/** When somebody is busy, or nobody can say, half-open, in the asked zone. */
export type BusyRange = { start: Civil; end: Civil; status: "busy" | "unknown" };

/** By username, in lower case. */
export type BusyOfPeople = Readonly<Record<string, readonly BusyRange[]>>;

type Told = {
  username: string;
  freeBusy: { start: string; end: string; status: "busy" | "unknown" }[];
  asOf: string | null;
  source: "cached" | "live" | "stale" | "unavailable";
};

/** When people are busy on so many dates from one on. Scope of a token: `availability:read`. */
export function useFreeBusy(
  usernames: readonly string[],
  timeZone: string,
  first: string,
  days: number,
  place: Place,
) {
  const path =
    usernames.length === 0
      ? null
      : pathOf("free-busy", {
          usernames: usernames.join(","),
          from: first,
          to: datesFrom(first, days).at(-1),
          timeZone,
        });
  return useAnswer(path, place, busyIn);
}

function busyIn(body: unknown): Known<BusyOfPeople> {
  const { data } = body as { data: Told[] };
  const times = data.flatMap(({ asOf }) => asOf ?? []).sort();
  return {
    data: Object.fromEntries(
      data.map(({ username, freeBusy }) => [
        username.toLowerCase(),
        freeBusy.map(({ start, end, status }) => ({ start: civilOf(start), end: civilOf(end), status })),
      ]),
    ),
    isStale: data.some(({ source }) => source === "stale" || source === "unavailable"),
    asOf: times[0] ?? null,
  };
}

/** How somebody's time is in `[start, end)`: busy for a part of it is busy. */
export function statusIn(
  ranges: readonly BusyRange[],
  start: Civil,
  end: Civil,
): "free" | "busy" | "unknown" {
  const within = ranges.filter((range) => range.start < end && start < range.end);
  if (within.some(({ status }) => status === "busy")) return "busy";
  return within.length > 0 ? "unknown" : "free";
}
