import type { Person } from "../scheduling/proposal.ts";

/** `ann, ben`, or with names as `ann: Ann Ito, ben: Ben`. */
export const peopleIn = (text: string): Person[] =>
  text.split(",").flatMap((part) => {
    const [username = "", name = ""] = part.split(":").map((half) => half.trim());
    if (username === "") return [];
    return [name === "" ? { username } : { username, name }];
  });

/** `8-18`; undefined where it is none, so that the usual ones are shown. */
export function hoursIn(text: string): readonly [number, number] | undefined {
  const [, from = "", to = ""] = /^(\d{1,2})\s*-\s*(\d{1,2})$/.exec(text.trim()) ?? [];
  const hours = [Number(from), Number(to)] as const;
  return from !== "" && hours[0] < hours[1] && hours[1] <= 24 ? hours : undefined;
}

/** `{"AAMk…": "Work"}`; nothing where it is no such JSON. */
export function namesIn(text: string): Record<string, string> {
  try {
    const names: unknown = JSON.parse(text);
    return typeof names === "object" && names !== null ? (names as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** `2026-12`; undefined where it is none, so that the present one is shown. */
export const monthIn = (text: string): string | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
