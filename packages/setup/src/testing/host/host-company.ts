import { encryptedByCalcom } from "@calcache/accounts/testing";
import type { Database, Prisma } from "@calcache/prisma";
import { type HostMember, writeHostTeam, writeMember } from "./host-team.ts";
import { writeOrganizations } from "./organizations.ts";

/** What cal.com's own migrations have changed since the tables that we begin with, in order. */
const newerMigrations = [
  "ALTER TABLE users ADD COLUMN uuid UUID",
  "UPDATE users SET uuid = gen_random_uuid()",
  "ALTER TABLE users ALTER COLUMN uuid SET NOT NULL",
  `ALTER TABLE "Credential" ADD COLUMN "encryptedKey" TEXT`,
  ...["TeamFeatures", "UserFeatures"].flatMap((table) => [
    `ALTER TABLE "${table}" ADD COLUMN enabled BOOLEAN NOT NULL DEFAULT true`,
    `ALTER TABLE "${table}" ALTER COLUMN enabled DROP DEFAULT`,
  ]),
];

/** Brings a host's tables to where cal.com has them in 2026. */
export async function migrateHost(
  db: Database,
  migrations: readonly string[] = newerMigrations,
): Promise<void> {
  for (const sql of migrations) await db.$executeRawUnsafe(sql);
}

type Key = { expiry_date: number } & Record<string, unknown>;
type Written = { key: Key | string | Omit<Key, "expiry_date">; encryptedKey?: string };

const type = "office365_calendar";

/** The forms in which versions of cal.com have left accounts, each made of one that has just been linked. */
export const accountForms: readonly (readonly [form: string, write: (linked: Key) => Written])[] = [
  ["as linked, its end in seconds", (key) => ({ key })],
  [
    "renewed, its end in ms",
    (key) => ({ key: { ...key, id_token: "id", expiry_date: 1000 * key.expiry_date } }),
  ],
  ["old, its end as expires_in", ({ expiry_date, ...key }) => ({ key: { ...key, expires_in: expiry_date } })],
  ["very old, a text", (key) => ({ key: JSON.stringify(key) })],
  ["encrypted beside", (key) => ({ key, encryptedKey: encryptedByCalcom(key, { type }) })],
];

/** Cal.com's statuses, in the order of the hours at which Ann has a booking of each, from 9 on. */
export const bookingStatuses = ["cancelled", "accepted", "rejected", "pending", "awaiting_host"] as const;

export type HostCompany = {
  /** five, whose team has the cache's features; the first has bookings */
  team: readonly HostMember[];
  /** whose account can't be opened, is a delegation, and is Google's */
  troubled: readonly [broken: HostMember, delegated: HostMember, google: HostMember];
};

/**
 * A database that cal.com has been used with for years. The team `devs` of `writeHostTeam` is of no organisation, and three organisations
 * have a `devs` and an `ann` as well (see `writeOrganizations`). Each account of the team is in another of the {@link accountForms}. The
 * team `support` shares its first member with the troubled ones, as a round robin at `/team/support/help`; its features are switched off.
 * @param day `YYYY-MM-DD`, of the bookings that the host has made, half an hour each
 */
export async function writeHostCompany(
  db: Database,
  { team, troubled }: HostCompany,
  { now, day }: { now: number; day: string },
): Promise<void> {
  await writeOrganizations(db);
  await writeHostTeam(db, team, now);
  const members = await db.user.findMany({
    where: { email: { in: team.map(({ address }) => address) } },
    orderBy: { id: "asc" },
  });
  const ann = members[0]?.id ?? 0;
  const support = await writeSupport(db, ann, troubled, now);
  await migrateHost(db);
  for (const [index, [, write]] of accountForms.entries())
    await rewriteAccount(db, members[index]?.id ?? 0, write);
  await db.$executeRaw`
    INSERT INTO "TeamFeatures" ("teamId", "featureId", "assignedBy", "updatedAt", enabled)
    SELECT ${support}, slug, 'admin', now(), false FROM "Feature"`;
  for (const [index, status] of bookingStatuses.entries())
    await db.$executeRaw`
      INSERT INTO "Booking" (uid, title, "userId", "startTime", "endTime", status)
      SELECT ${`host-${status}`}, 'Of the host', ${ann}, starts, starts + interval '30 min', ${status}::"BookingStatus"
      FROM (SELECT ${`${day} 09:00`}::timestamp + make_interval(hours => ${index}) AS starts)`;
}

async function writeSupport(
  db: Database,
  ann: number,
  [broken, delegated, google]: HostCompany["troubled"],
  now: number,
): Promise<number> {
  const { id: teamId } = await db.team.create({ data: { slug: "support", name: "Support" } });
  const help = { teamId, slug: "help", title: "Help", length: 30, minimumBookingNotice: 0 };
  const { id: eventTypeId } = await db.eventType.create({ data: { ...help, schedulingType: "ROUND_ROBIN" } });
  const [ofBroken, ofDelegated, ofGoogle] = [
    await writeMember(db, broken, now),
    await writeMember(db, delegated, now),
    await writeMember(db, google, now),
  ];
  await db.credential.updateMany({ where: { userId: ofBroken }, data: { key: "aa:bb" } });
  const acme = await db.team.findFirstOrThrow({ where: { slug: "acme" } });
  await db.$executeRaw`
    INSERT INTO "DelegationCredential" (id, "workspacePlatformId", "serviceAccountKey", "organizationId", domain, "updatedAt")
    VALUES ('delegation', 1, '{}', ${acme.id}, 'acme.example', now())`;
  const selected = { where: { userId: ofDelegated } };
  await db.selectedCalendar.updateMany({
    ...selected,
    data: { credentialId: null, delegationCredentialId: "delegation" },
  });
  await db.destinationCalendar.deleteMany(selected);
  await db.credential.deleteMany(selected);
  await db.credential.updateMany({ where: { userId: ofGoogle }, data: { type: "google_calendar" } });
  for (const table of ["SelectedCalendar", "DestinationCalendar"])
    await db.$executeRawUnsafe(
      `UPDATE "${table}" SET integration = 'google_calendar' WHERE "userId" = ${ofGoogle}`,
    );
  for (const userId of [ann, ofBroken, ofDelegated, ofGoogle]) {
    await db.membership.create({ data: { teamId, userId, accepted: true, role: "MEMBER" } });
    await db.host.create({ data: { userId, eventTypeId } });
  }
  return teamId;
}

async function rewriteAccount(db: Database, userId: number, write: (linked: Key) => Written): Promise<void> {
  const { id, key: linked } = await db.credential.findFirstOrThrow({ where: { userId } });
  const { key, encryptedKey = null } = write(linked as Key);
  await db.credential.update({ where: { id }, data: { key: key as Prisma.InputJsonValue } });
  await db.$executeRaw`UPDATE "Credential" SET "encryptedKey" = ${encryptedKey} WHERE id = ${id}`;
}
