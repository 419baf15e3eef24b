import type { Database } from "@calcache/prisma";

export { execute } from "../admin.ts";

/** Somebody whose Outlook account is linked, as the login answered. */
export type HostMember = {
  readonly address: string;
  readonly name: string;
  /** the id of the calendar that counts, and gets their events */
  readonly calendarId: string;
  readonly tokens: { access_token: string; refresh_token: string; expires_in: number };
};

const integration = "office365_calendar";

/**
 * A team with an event type of half an hour for all its members, and features, accounts and calendars as cal.com writes them: tokens
 * in the clear, their end in seconds. Everybody works from 9 to 17, all week, in UTC. The page is `/team/devs/intro`.
 */
export async function writeHostTeam(
  db: Database,
  members: readonly HostMember[],
  now: number,
): Promise<void> {
  await db.$executeRaw`INSERT INTO "App" (slug, "dirName", categories, "updatedAt", enabled)
    VALUES ('office365-calendar', 'office365calendar', '{calendar}', now(), true)`;
  const features = ["calendar-cache", "calendar-cache-serve"];
  await db.feature.createMany({ data: features.map((slug) => ({ slug, type: "OPERATIONAL" })) });
  const team = await db.team.create({ data: { slug: "devs", name: "Developers" } });
  await db.teamFeatures.createMany({
    data: features.map((featureId) => ({ teamId: team.id, featureId, assignedBy: "admin" })),
  });
  const intro = { teamId: team.id, slug: "intro", title: "Intro", length: 30, minimumBookingNotice: 0 };
  const eventType = await db.eventType.create({ data: { ...intro, schedulingType: "COLLECTIVE" } });
  for (const member of members) {
    const userId = await writeMember(db, member, now);
    await db.membership.create({ data: { teamId: team.id, userId, accepted: true, role: "MEMBER" } });
    await db.host.create({ data: { userId, eventTypeId: eventType.id, isFixed: true } });
  }
}

/** Somebody who works from 9 to 17, all week, in UTC, with their account and calendar. @returns the user's id */
export async function writeMember(
  db: Database,
  { address, name, calendarId, tokens }: HostMember,
  now: number,
): Promise<number> {
  const user = { email: address, username: address.split("@")[0] ?? address, name, timeZone: "UTC" };
  const { id: userId } = await db.user.create({ data: user });
  const schedule = await db.schedule.create({ data: { userId, name: "Working hours", timeZone: "UTC" } });
  const at = (hour: number) => new Date(Date.UTC(1970, 0, 1, hour));
  const hours = { days: [0, 1, 2, 3, 4, 5, 6], startTime: at(9), endTime: at(17) };
  await db.availability.create({ data: { scheduleId: schedule.id, ...hours } });
  await db.user.update({ where: { id: userId }, data: { defaultScheduleId: schedule.id } });
  const { expires_in, ...answer } = tokens;
  const key = {
    token_type: "Bearer",
    scope: "User.Read Calendars.Read Calendars.ReadWrite",
    ext_expires_in: expires_in,
    ...answer,
    email: address,
    expiry_date: Math.round(now / 1000 + expires_in),
  };
  const account = { type: integration, appId: "office365-calendar", userId, key };
  const { id: credentialId } = await db.credential.create({ data: account });
  const calendar = { integration, externalId: calendarId, userId, credentialId };
  await db.selectedCalendar.create({ data: calendar });
  await db.destinationCalendar.create({ data: calendar });
  return userId;
}
