import { civilOf } from "./civil.ts";
import { type Place, pathOf } from "./place.ts";
import { type Known, useAnswer } from "./use-answer.ts";

/** What can be booked: a team's or a user's by its slug, or by its id. */
export type EventTypeName = {
  team?: string | undefined;
  user?: string | undefined;
  event?: string | undefined;
  eventTypeId?: number | undefined;
};

/** A time that is offered. */
export type OfferedSlot = {
  /** ISO with the zone's offset: `2026-12-01T10:00:00.000+01:00` */
  start: string;
  end: string;
};

/** By their dates in the asked zone, `YYYY-MM-DD`. */
export type SlotsOfDates = Readonly<Record<string, readonly OfferedSlot[]>>;

export type SlotsWish = EventTypeName & { timeZone: string; duration?: number | undefined };

/** The free times of an event type on the dates from `first` to `last`, both among them. Scope of a token: `slots:read`. */
export function useSlots(wish: SlotsWish, first: string, last: string, place: Place) {
  const path = pathOf("slots", {
    eventTypeId: wish.eventTypeId,
    eventTypeSlug: wish.event,
    teamSlug: wish.team,
    username: wish.user,
    duration: wish.duration,
    timeZone: wish.timeZone,
    start: first,
    end: last,
    format: "range",
  });
  return useAnswer(path, place, slotsIn);
}

function slotsIn(body: unknown, headers: Headers): Known<SlotsOfDates> {
  const { data } = body as { data: SlotsOfDates };
  return {
    data,
    isStale: headers.get("x-calendar-cache") === "STALE",
    asOf: headers.get("x-calendar-cache-as-of"),
  };
}

/** The time of day at which a slot begins, in its zone: `10:00`. */
export const timeOf = ({ start }: OfferedSlot): string => civilOf(start).slice("YYYY-MM-DDT".length);
