import { type Database, err, everySelectedCalendar, ok, Prisma, type Result } from "@calcache/prisma";
import { type ScheduleFailure, saveScheduleIn } from "../schedules/save-schedule.ts";
import { chooseSchedulesIn, listScheduleUses } from "../schedules/schedule-uses.ts";
import { toWrittenHours } from "../schedules/stored-hours.ts";
import type { AvailabilityRule } from "./list-rules.ts";
import { hoursOf } from "./weekly-periods.ts";

export type RuleWish = Pick<AvailabilityRule, "timeZone" | "weeklyPeriods" | "calendars"> & {
  /** for which event types it is to be chosen, and for no others; null leaves that as it is */
  eventTypeIds: readonly number[] | null;
};

/** `unknown-calendars`, `unknown-event-types`: those, by their places in the wish, that aren't the user's. */
export type RuleFailure =
  | ScheduleFailure
  | { kind: "unknown-calendars" | "unknown-event-types"; places: readonly number[] };

/**
 * Makes a rule of a user's what is wished, a new one where there is none of that name. Hours of single dates, which only its owner
 * sets, stay.
 * @param name not of digits alone: those are schedules that the owner made
 */
export function saveRule(
  db: Database,
  userId: number,
  name: string,
  { timeZone, weeklyPeriods, calendars, eventTypeIds }: RuleWish,
): Promise<Result<null, RuleFailure>> {
  return db.$transaction(async (transaction) => {
    // One at a time of a user's, so that two that are sent at once don't make a schedule each.
    await transaction.$queryRaw`SELECT id FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;
    const selected = await transaction.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT s."externalId" AS id FROM ${Prisma.raw(everySelectedCalendar)} s WHERE s."userId" = ${userId}`;
    const strangers = placesOutside(calendars, new Set(selected.map(({ id }) => id)));
    if (strangers.length > 0) return err({ kind: "unknown-calendars", places: strangers });
    const uses = await listScheduleUses(transaction, userId);
    const others = placesOutside(eventTypeIds ?? [], new Set(uses.map(({ eventTypeId }) => eventTypeId)));
    if (others.length > 0) return err({ kind: "unknown-event-types", places: others });

    const former = await transaction.availabilityRule.findUnique({
      where: { userId_name: { userId, name } },
    });
    const scheduleId = former?.scheduleId ?? null;
    const rows = await transaction.availability.findMany({ where: { scheduleId: scheduleId ?? 0 } });
    const { overrides } = toWrittenHours(rows);
    const hours = { availability: hoursOf(weeklyPeriods), overrides };
    const schedule = { name, timeZone, isDefault: false, ...hours };
    const saved = await saveScheduleIn(transaction, userId, scheduleId, schedule);
    if (!saved.ok) return saved;
    const { id } = saved.value;
    await transaction.availabilityRule.upsert({
      where: { userId_name: { userId, name } },
      create: { userId, name, scheduleId: id, calendars },
      update: { calendars },
    });
    if (eventTypeIds) {
      const left = uses
        .filter((use) => use.scheduleId === id)
        .map(({ eventTypeId }) => [eventTypeId, null] as const);
      const choices = new Map([...left, ...eventTypeIds.map((eventTypeId) => [eventTypeId, id] as const)]);
      return chooseSchedulesIn(transaction, userId, choices);
    }
    return ok(null);
  });
}

const placesOutside = <Id>(ids: readonly Id[], known: ReadonlySet<Id>): number[] =>
  ids.flatMap((id, place) => (known.has(id) ? [] : [place]));
