import { isPhoneNumber } from "./phone-number.ts";
import type { BookingPlace } from "./place.ts";

/**
 * The place that whoever books wants, by cal.com's name of its kind, and what they had to say of it; of several of a kind the first, or the
 * one at `index` among all.
 */
export type WantedPlace = { type: string; answer: string | null; index?: number };

export type ChosenPlace =
  | { kind: "chosen"; location: string | null }
  | { kind: "refused"; field: "type" | "answer"; message: string };

const asked = { phone: "a phone number", address: "an address", place: "a place" } as const;

/**
 * Where a booking takes place. Who doesn't choose gets the first place that asks for nothing.
 * @param wanted null where they don't choose
 */
export function choosePlace(places: readonly BookingPlace[], wanted: WantedPlace | null): ChosenPlace {
  const place = wanted
    ? (places.find(({ type }, index) => type === wanted.type && index === wanted.index) ??
      places.find(({ type }) => type === wanted.type))
    : (places.find(({ asks }) => asks === null) ?? places[0]);
  if (place === undefined) {
    if (wanted === null) return { kind: "chosen", location: null };
    const types = [...new Set(places.map(({ type }) => type))].join(", ");
    const message = places.length === 0 ? "must be left out: there is no choice" : `must be one of: ${types}`;
    return { kind: "refused", field: "type", message };
  }
  if (place.asks === null) return { kind: "chosen", location: place.location };
  const answer = wanted?.answer?.trim() ?? "";
  const isGiven = place.asks === "phone" ? isPhoneNumber(answer) : answer !== "";
  return isGiven
    ? { kind: "chosen", location: answer }
    : { kind: "refused", field: "answer", message: `must come with ${asked[place.asks]} of whoever books` };
}
