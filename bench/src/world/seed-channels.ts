import { encodeIntervals, intervalsFrom } from "@calcache/availability";
import type { Database } from "@calcache/prisma";

/**
 * A team of so many people with a cached calendar each, and as many active channels of one key, each of one of these calendars.
 * @param secret of all channels, encrypted
 */
export async function seedChannels(
  db: Database,
  { channels, callbackUrl, secret }: { channels: number; callbackUrl: string; secret: string },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO users (username, name, email, "timeZone")
    SELECT 'user' || g, 'User ' || g, 'user' || g || '@contoso.example', 'UTC' FROM generate_series(1, ${channels}::int) g`;
  await db.$executeRaw`
    INSERT INTO "Credential" (type, key, "userId")
    SELECT 'office365_calendar', jsonb_build_object('email', email), id FROM users WHERE username LIKE 'user%'`;
  await db.$executeRaw`
    INSERT INTO "SelectedCalendar" (id, "userId", integration, "externalId", "credentialId")
    SELECT gen_random_uuid()::text, u.id, k.type, 'calendar of ' || u.username, k.id
    FROM "Credential" k JOIN users u ON u.id = k."userId" WHERE u.username LIKE 'user%'`;
  await db.$executeRaw`
    INSERT INTO calcache.mailbox (integration, address, credential_id)
    SELECT a.integration, a.address, a.credential_id FROM calcache.account a WHERE a.address LIKE 'user%'`;
  await db.$executeRaw`
    INSERT INTO calcache.cached_calendar (mailbox_id, external_id)
    SELECT m.id, s."externalId" FROM calcache.mailbox m JOIN "SelectedCalendar" s ON s."credentialId" = m.credential_id
    WHERE m.address LIKE 'user%'`;
  const team = await db.team.create({ data: { slug: "many", name: "Many" } });
  await db.$executeRaw`
    INSERT INTO "Membership" ("userId", "teamId", accepted, role)
    SELECT id, ${team.id}, true, 'MEMBER' FROM users WHERE username LIKE 'user%'`;
  const { id: userId } = await db.user.findFirstOrThrow({ where: { username: "user1" } });
  const key = await db.apiKey.create({
    data: { userId, hashedKey: "bench", scopes: ["CHANNELS"], createdAt: new Date() },
  });
  await db.$executeRaw`
    INSERT INTO calcache.channel (id, api_key_id, callback_url, format, filters, state, secret, created_at, since)
    SELECT gen_random_uuid(), ${key.id}, ${callbackUrl}, 'standard',
      jsonb_build_object('calendar_ids', jsonb_build_array(s."externalId")), 'active', ${secret}, now(), pg_current_snapshot()::text
    FROM "SelectedCalendar" s WHERE s."externalId" LIKE 'calendar of user%'`;
  await db.$executeRaw`
    INSERT INTO calcache.channel_reader (since, read_at) VALUES (pg_current_snapshot()::text, now()) ON CONFLICT DO NOTHING`;
  // As a database is that has been running for more than a minute.
  await db.$executeRaw`ANALYZE`;
}

/** Each of these calendars becomes busy so many times, in one transaction each time. */
export async function changeCalendars(db: Database, times: number): Promise<void> {
  const busy = encodeIntervals(intervalsFrom([{ start: 30_000_000, end: 30_000_060 }]));
  const nothing = encodeIntervals(intervalsFrom([]));
  for (let time = 0; time < times; time++)
    await db.$executeRaw`
      INSERT INTO calcache.availability_change (calendar_id, at, reason, became_busy, became_free)
      SELECT id, now(), 'notified', ${busy}, ${nothing} FROM calcache.cached_calendar WHERE external_id LIKE 'calendar of user%'`;
}
