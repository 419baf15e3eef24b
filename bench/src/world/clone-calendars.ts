import type { Database } from "@calcache/prisma";

/** Ids of clones begin here. */
export const base = 1_000_000;
/** As many are made at once as a statement's time limit allows on a slow machine. */
const atOnce = 20_000;

/**
 * Makes `count` more users, each with an account, a mailbox and a watched and subscribed calendar, that are in
 * everything but their names and ids what the first user's are: whatever is due for that one is due for all.
 * @param onProgress is told how many there are so far
 */
export async function cloneCalendars(
  db: Database,
  count: number,
  onProgress: (made: number) => void = () => {},
): Promise<void> {
  for (let made = 0; made < count; made += atOnce) {
    await makeClones(db, made + 1, Math.min(count, made + atOnce));
    onProgress(Math.min(count, made + atOnce));
  }
  await db.$executeRaw`ANALYZE`;
}

async function makeClones(db: Database, first: number, last: number): Promise<void> {
  const calendar = await db.cachedCalendar.findFirstOrThrow({
    where: { subscription: { state: "active" } },
    include: { mailbox: { include: { credential: true } } },
    orderBy: { id: "asc" },
  });
  const { id, mailboxId, externalId, mailbox } = calendar;
  const [credentialId, userId] = [mailbox.credentialId, mailbox.credential?.userId];
  await db.$transaction([
    db.$executeRaw`
      INSERT INTO users SELECT r.* FROM users x, generate_series(${first}::int, ${last}::int) n, jsonb_populate_record(x,
        jsonb_build_object('id', ${base} + n, 'email', 'clone' || n || '@contoso.example', 'username', 'clone' || n)) r
      WHERE x.id = ${userId}`,
    db.$executeRaw`
      INSERT INTO "Membership" SELECT r.* FROM "Membership" x, generate_series(${first}::int, ${last}::int) n,
        jsonb_populate_record(x, jsonb_build_object('id', ${base} + n, 'userId', ${base} + n)) r
      WHERE x."userId" = ${userId}`,
    db.$executeRaw`
      INSERT INTO "Credential" (id, type, key, "userId", "teamId", "appId", invalid)
      SELECT r.id, r.type, r.key, r."userId", r."teamId", r."appId", r.invalid FROM "Credential" x, generate_series(${first}::int, ${last}::int) n,
        jsonb_populate_record(x, jsonb_build_object('id', ${base} + n, 'userId', ${base} + n,
          'key', x.key || jsonb_build_object('email', 'clone' || n || '@contoso.example'))) r
      WHERE x.id = ${credentialId}`,
    db.$executeRaw`
      INSERT INTO "SelectedCalendar" SELECT r.* FROM "SelectedCalendar" x, generate_series(${first}::int, ${last}::int) n,
        jsonb_populate_record(x, jsonb_build_object('id', 'clone' || n, 'userId', ${base} + n,
          'credentialId', ${base} + n, 'externalId', 'clone' || n)) r
      WHERE x."credentialId" = ${credentialId} AND x."externalId" = ${externalId}`,
    db.$executeRaw`
      INSERT INTO calcache.mailbox SELECT r.* FROM calcache.mailbox x, generate_series(${first}::int, ${last}::int) n,
        jsonb_populate_record(x, jsonb_build_object('id', ${base} + n, 'credential_id', ${base} + n,
          'address', 'clone' || n || '@contoso.example')) r
      WHERE x.id = ${mailboxId}`,
    db.$executeRaw`
      INSERT INTO calcache.cached_calendar SELECT r.* FROM calcache.cached_calendar x, generate_series(${first}::int, ${last}::int) n,
        jsonb_populate_record(x, jsonb_build_object('id', ${base} + n, 'mailbox_id', ${base} + n,
          'external_id', 'clone' || n)) r
      WHERE x.id = ${id}`,
    db.$executeRaw`
      INSERT INTO calcache.calendar_watch SELECT r.* FROM calcache.calendar_watch x, generate_series(${first}::int, ${last}::int) n,
        jsonb_populate_record(x, jsonb_build_object('calendar_id', ${base} + n)) r
      WHERE x.calendar_id = ${id}`,
    db.$executeRaw`
      INSERT INTO calcache.subscription SELECT r.* FROM calcache.subscription x, generate_series(${first}::int, ${last}::int) n,
        jsonb_populate_record(x, jsonb_build_object('calendar_id', ${base} + n, 'external_id', 'clone' || n)) r
      WHERE x.calendar_id = ${id}`,
    db.$executeRaw`
      INSERT INTO calcache.busy_month SELECT r.* FROM calcache.busy_month x, generate_series(${first}::int, ${last}::int) n,
        jsonb_populate_record(x, jsonb_build_object('calendar_id', ${base} + n)) r
      WHERE x.calendar_id = ${id}`,
  ]);
}
