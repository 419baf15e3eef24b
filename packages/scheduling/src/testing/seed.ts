import { grantKey, type Reach } from "@calcache/api-keys";
import type { Database, Prisma } from "@calcache/prisma";

/** A time of day as it is stored. */
export const time = (text: string) => new Date(`1970-01-01T${text}Z`);

/** Someone with working hours of 9 to 17 UTC from Monday to Friday, and calendars of one account. */
export async function createUser(db: Database, name: string, calendars: readonly string[] = [`${name}'s`]) {
  const user = await db.user.create({
    data: {
      name,
      username: name,
      email: `${name}@example.com`,
      timeZone: "UTC",
      schedules: {
        create: {
          name: "Working hours",
          availability: {
            create: { days: [1, 2, 3, 4, 5], startTime: time("09:00"), endTime: time("17:00") },
          },
        },
      },
      credentials: { create: { type: "fake_calendar", key: { email: `${name}@example.com` } } },
    },
    include: { credentials: true, schedules: true },
  });
  const credentialId = user.credentials[0]?.id ?? 0;
  await db.selectedCalendar.createMany({
    data: calendars.map((externalId) => ({
      userId: user.id,
      integration: "fake_calendar",
      externalId,
      credentialId,
    })),
  });
  return { ...user, credentialId, scheduleId: user.schedules[0]?.id ?? 0 };
}

/** A key of a user's, by which their time is read. */
export async function keyOf(db: Database, userId: number, reach: Reach = { kind: "colleagues" }) {
  const grant = { application: null, scopes: ["free_busy"], expiresAt: null, reach } as const;
  return (await grantKey(db, userId, grant, "test", 0)).info;
}

export type HostSeed = { user: { id: number }; isFixed?: boolean; priority?: number; scheduleId?: number };

/** An event type of an hour, without notice, of a team with the same slug. */
export function createTeamEvent(
  db: Database,
  slug: string,
  hosts: readonly HostSeed[],
  data: Partial<Prisma.EventTypeCreateInput> = {},
) {
  return db.eventType.create({
    data: {
      slug,
      title: slug,
      length: 60,
      minimumBookingNotice: 0,
      schedulingType: "COLLECTIVE",
      team: { create: { slug, name: slug } },
      hosts: {
        create: hosts.map(({ user, isFixed = false, priority, scheduleId }) => ({
          isFixed,
          ...(priority !== undefined && { priority }),
          user: { connect: { id: user.id } },
          ...(scheduleId !== undefined && { schedule: { connect: { id: scheduleId } } }),
        })),
      },
      ...data,
    },
  });
}
