import type { Schedule } from "@calcache/availability";
import { type CalendarRef, type Engine, integrationsOf } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import { hostSchedule, schedulePool } from "../host-time/host-schedule.ts";

/** How somebody is asked for: by username, or by email address in any case of letters. */
export type ParticipantName = { username: string } | { email: string };

/** Somebody, or a room imported as a user, whose time can be asked for. */
export type FoundParticipant = {
  userId: number;
  email: string;
  /** Their own default schedule. */
  schedule: Schedule;
  /** All they selected, for one event type or for all: whoever is busy in any isn't free. */
  calendars: readonly CalendarRef[];
};

/** Of no account: a calendar selected without one can't be read, and that isn't the same as being free. */
const noCredential = 0;

/**
 * Looks people up by name, all in one query; a name without anybody behind it gives null.
 *
 * Anyone may ask when these people are free, so only those are found whose time is public already: hosts of a team's
 * visible event type, and owners of a visible one of their own. Everybody else is as unknown as somebody who doesn't
 * exist: the answer never tells who has an account here.
 */
export async function findParticipants(
  { db, providers }: Pick<Engine, "db" | "providers">,
  names: readonly ParticipantName[],
): Promise<(name: ParticipantName) => FoundParticipant | null> {
  const usernames = names.flatMap((name) => ("username" in name ? name.username : []));
  const emails = names.flatMap((name) => ("email" in name ? [name.email, name.email.toLowerCase()] : []));
  const users = await db.user.findMany({
    where: {
      AND: [hasPublicPage, { OR: [{ username: { in: usernames } }, { email: { in: emails } }] }],
    },
    select: {
      id: true,
      username: true,
      email: true,
      timeZone: true,
      defaultScheduleId: true,
      schedules: {
        select: {
          id: true,
          timeZone: true,
          availability: { select: { days: true, startTime: true, endTime: true, date: true } },
        },
        orderBy: { id: "asc" },
      },
      selectedCalendars: {
        where: { integration: { in: integrationsOf({ providers }) } },
        select: { credentialId: true, externalId: true },
      },
    },
    // Usernames aren't unique to the database: of several people the first keeps the name.
    orderBy: { id: "desc" },
    relationLoadStrategy: "join",
  });

  const pooled = schedulePool();
  const byUsername = new Map<string | null, FoundParticipant>();
  const byEmail = new Map<string, FoundParticipant>();
  for (const user of users) {
    const found = {
      userId: user.id,
      email: user.email,
      schedule: pooled(hostSchedule(user, null, null)),
      calendars: user.selectedCalendars.map(({ credentialId, externalId }) => ({
        credentialId: credentialId ?? noCredential,
        externalId,
      })),
    };
    byUsername.set(user.username, found);
    byEmail.set(user.email.toLowerCase(), found);
  }
  return (name) =>
    ("username" in name ? byUsername.get(name.username) : byEmail.get(name.email.toLowerCase())) ?? null;
}

const hasPublicPage: Prisma.UserWhereInput = {
  OR: [
    { hosts: { some: { eventType: { hidden: false, team: { slug: { not: null } } } } } },
    { ownedEventTypes: { some: { hidden: false, teamId: null } } },
  ],
};
