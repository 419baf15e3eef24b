import { type Database, err, ok, type Prisma, type Result } from "@calcache/prisma";
import { tellOpenPages } from "../open-pages.ts";
import { lockSchedules, type ScheduleFailure } from "./save-schedule.ts";

/** An event type that a user is a host of, and by which of their schedules. */
export type ScheduleUse = {
  eventTypeId: number;
  title: string;
  /** null for a page of the user's own */
  teamName: string | null;
  /** the user's choice; null for their default schedule */
  scheduleId: number | null;
  /** whether the team has chosen a schedule for the event type, which counts before its hosts' */
  hasOwnSchedule: boolean;
};

/** The event types that a user is a host of. */
export async function listScheduleUses(
  db: Pick<Database, "eventType" | "host">,
  userId: number,
): Promise<ScheduleUse[]> {
  const [personal, hosted] = await Promise.all([
    db.eventType.findMany({
      where: { userId, teamId: null },
      select: { id: true, title: true, scheduleId: true },
      orderBy: [{ title: "asc" }, { id: "asc" }],
    }),
    db.host.findMany({
      where: { userId, eventType: { teamId: { not: null } } },
      select: {
        scheduleId: true,
        eventType: { select: { id: true, title: true, scheduleId: true, team: { select: { name: true } } } },
      },
      orderBy: [{ eventType: { title: "asc" } }, { eventTypeId: "asc" }],
    }),
  ]);
  return [
    ...personal.map(({ id: eventTypeId, title, scheduleId }) => ({
      eventTypeId,
      title,
      teamName: null,
      scheduleId,
      hasOwnSchedule: false,
    })),
    ...hosted.map(({ scheduleId, eventType: { id: eventTypeId, title, team, scheduleId: own } }) => ({
      eventTypeId,
      title,
      teamName: team?.name ?? "",
      scheduleId,
      hasOwnSchedule: own !== null,
    })),
  ];
}

/** The schedule of each event type that is named; null for the user's default. */
export type ScheduleChoices = ReadonlyMap<number, number | null>;

/**
 * Has a user's event types use the schedules that they choose. Event types that they aren't a host of any more are left out:
 * a form may be older than that.
 */
export const chooseSchedules = (db: Database, userId: number, choices: ScheduleChoices) =>
  db.$transaction((transaction) => chooseSchedulesIn(transaction, userId, choices));

/** The same in a transaction of the caller's. */
export async function chooseSchedulesIn(
  transaction: Prisma.TransactionClient,
  userId: number,
  choices: ScheduleChoices,
): Promise<Result<null, ScheduleFailure>> {
  const ids = await lockSchedules(transaction, userId);
  const chosen = [...choices.values()].filter((id) => id !== null);
  if (!chosen.every((id) => ids.includes(id))) return err({ kind: "not-yours" });
  for (const [eventTypeId, scheduleId] of choices) {
    await transaction.host.updateMany({
      where: { userId, eventTypeId, eventType: { teamId: { not: null } } },
      data: { scheduleId },
    });
    await transaction.eventType.updateMany({
      where: { id: eventTypeId, userId, teamId: null },
      data: { scheduleId },
    });
  }
  await tellOpenPages(transaction, { users: [userId] });
  return ok(null);
}
