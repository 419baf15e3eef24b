import type { Database } from "@calcache/prisma";

export const organizations = ["acme", "globex", "initech"] as const;

/**
 * Organisations that each have a team `devs` with the event type `intro`, and a user `ann` with one called `chat`. Their Anns are free
 * from 18 to 20, all week, in UTC, and have no calendars.
 */
export async function writeOrganizations(db: Database): Promise<void> {
  for (const slug of organizations) {
    const organization = await db.team.create({ data: { slug, name: slug } });
    const user = {
      email: `ann@${slug}.example`,
      username: `ann of ${slug}`,
      name: `Ann of ${slug}`,
      timeZone: "UTC",
    };
    const ann = await db.user.create({ data: user });
    await db.$executeRaw`
      UPDATE users SET username = 'ann', "organizationId" = ${organization.id} WHERE id = ${ann.id}`;
    await db.$executeRaw`UPDATE "Team" SET "isOrganization" = true WHERE id = ${organization.id}`;
    const at = (hour: number) => new Date(Date.UTC(1970, 0, 1, hour));
    const hours = { days: [0, 1, 2, 3, 4, 5, 6], startTime: at(18), endTime: at(20) };
    const schedule = await db.schedule.create({
      data: { userId: ann.id, name: "Evenings", timeZone: "UTC", availability: { create: hours } },
    });
    await db.user.update({ where: { id: ann.id }, data: { defaultScheduleId: schedule.id } });
    const team = await db.team.create({
      data: { slug: "devs", name: `Developers of ${slug}`, parentId: organization.id },
    });
    const short = { length: 30, minimumBookingNotice: 0 };
    const intro = {
      ...short,
      teamId: team.id,
      slug: "intro",
      title: `Intro at ${slug}`,
      schedulingType: "COLLECTIVE",
    } as const;
    const { id: eventTypeId } = await db.eventType.create({ data: intro });
    await db.host.create({ data: { userId: ann.id, eventTypeId, isFixed: true } });
    await db.eventType.create({ data: { ...short, userId: ann.id, slug: "chat", title: `Chat at ${slug}` } });
  }
}
