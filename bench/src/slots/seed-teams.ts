import { addMonths, encodeIntervals, intervalsFrom, type Month, monthRange } from "@calcache/availability";
import { webhookPath } from "@calcache/outlook";
import type { Database } from "@calcache/prisma";

export const calendarsPerHost = 2;
export const eventsPerMonth = 60;

/** Where this installation has Outlook notify it. Nobody does. */
export const webhookUrl = "https://bench.example";

export const notificationAddress = webhookUrl + webhookPath;

/** As long as Outlook's, and as an account's sealed tokens are. */
const calendarIdLength = 152;
const sealedTokensLength = 4_800;

const zones = ["Europe/London", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney"];

/** The slug of the event type with so many hosts. */
export const eventTypeOf = (hosts: number) => `hosts-${hosts}`;

/**
 * Fills an empty database with as many people as the largest team has. All are in the team `bench`, which has a round
 * robin for each size, of its first hosts. Everybody has a schedule in one of five zones and two watched, subscribed
 * and just confirmed calendars of 60 events a month, at random times of working days.
 */
export async function seedTeams(
  db: Database,
  { sizes, months, now }: { sizes: readonly number[]; months: readonly Month[]; now: number },
): Promise<void> {
  const people = Math.max(...sizes);
  await seedPeople(db, people);
  await seedCalendars(db, people, months, new Date(now));
  await seedBusyMonths(db, people * calendarsPerHost, months, new Date(now));
  await seedEventTypes(db, people, sizes);
  await db.$executeRaw`VACUUM ANALYZE`;
}

async function seedPeople(db: Database, people: number) {
  await inOrder([
    db.$executeRaw`
      INSERT INTO users (id, email, username, name, "defaultScheduleId", "timeZone")
      SELECT n, 'host' || n || '@contoso.example', 'host' || n, 'Host ' || n, n,
             (${zones}::text[])[1 + n % ${zones.length}::int]
      FROM generate_series(1, ${people}::int) n`,
    db.$executeRaw`
      INSERT INTO "Schedule" (id, "userId", name, "timeZone") SELECT id, id, 'Working hours', "timeZone" FROM users`,
    db.$executeRaw`
      INSERT INTO "Availability" (id, "userId", "scheduleId", days, "startTime", "endTime")
      SELECT id, id, id, '{1,2,3,4,5}', '09:00', '17:00' FROM users`,
    db.$executeRaw`
      INSERT INTO "Credential" (id, "userId", type, key)
      SELECT id, id, 'office365_calendar', jsonb_build_object('email', email, 'expiry_date', 4102444800000,
        'encrypted', (SELECT string_agg(md5(u.id || '-' || part), '') FROM generate_series(1, ${sealedTokensLength}::int / 32) part))
      FROM users u`,
  ]);
}

async function seedCalendars(db: Database, people: number, months: readonly Month[], now: Date) {
  const calendars = people * calendarsPerHost;
  const [first, last] = [months[0] ?? "", months.at(-1) ?? ""];
  // Beyond every window that a sweep would want to be read.
  const end = monthRange(addMonths(last, 6)).end;
  const covered = [monthRange(first).start, end].map((minute) => new Date(minute * 60_000));
  await inOrder([
    db.$executeRaw`
      INSERT INTO calcache.mailbox (id, integration, address, credential_id, external_id, account_kind, time_zone,
                           settings_due_at, profile_read_at, compared_at)
      SELECT id, 'office365_calendar', email, id, gen_random_uuid(), 'microsoft365', "timeZone", ${now}::timestamptz + interval '1 hour', ${now}, ${now}
      FROM users`,
    db.$executeRaw`
      INSERT INTO calcache.cached_calendar (id, mailbox_id, external_id, covered_from, covered_until, confirmed_at)
      SELECT n, 1 + (n - 1) / ${calendarsPerHost}::int, rpad('AAMkAG' || md5(n::text) || n, ${calendarIdLength}::int, md5(n || 'x')),
             ${covered[0]}, ${covered[1]}, ${now}
      FROM generate_series(1, ${calendars}::int) n`,
    db.$executeRaw`
      INSERT INTO "SelectedCalendar" (id, "userId", integration, "externalId", "credentialId")
      SELECT gen_random_uuid(), mailbox_id, 'office365_calendar', external_id, mailbox_id FROM calcache.cached_calendar`,
    db.$executeRaw`INSERT INTO calcache.calendar_watch (calendar_id, event_type_id) SELECT id, 0 FROM calcache.cached_calendar`,
    db.$executeRaw`
      INSERT INTO calcache.subscription (calendar_id, external_id, state, created_at, expires_at, renew_at, address)
      SELECT id, 'subscription ' || id, 'active', ${now}, ${now}::timestamptz + interval '6 days', ${now}::timestamptz + interval '5 days', ${notificationAddress}
      FROM calcache.cached_calendar`,
  ]);
}

async function seedEventTypes(db: Database, people: number, sizes: readonly number[]) {
  const { id: teamId } = await db.team.create({ data: { name: "Bench", slug: "bench" } });
  await db.feature.createMany({ data: [{ slug: "calendar-cache" }, { slug: "calendar-cache-serve" }] });
  await db.teamFeatures.createMany({
    data: ["calendar-cache", "calendar-cache-serve"].map((featureId) => ({
      teamId,
      featureId,
      assignedBy: "bench",
    })),
  });
  await db.$executeRaw`
    INSERT INTO "Membership" ("teamId", "userId", accepted, role)
    SELECT ${teamId}, n, true, 'MEMBER' FROM generate_series(1, ${people}::int) n`;
  for (const size of sizes) {
    const slug = eventTypeOf(size);
    const { id } = await db.eventType.create({
      data: {
        slug,
        title: slug,
        length: 30,
        teamId,
        schedulingType: "ROUND_ROBIN",
        minimumBookingNotice: 0,
      },
    });
    await db.$executeRaw`
      INSERT INTO "Host" ("userId", "eventTypeId") SELECT n, ${id} FROM generate_series(1, ${size}::int) n`;
  }
}

/** Without a transaction, which ends after seconds: a busy machine takes longer, and nobody else reads this database. */
async function inOrder(statements: readonly PromiseLike<number>[]): Promise<void> {
  for (const statement of statements) await statement;
}

/** Busy months that go to the database at once. */
const batch = 3_000;

async function seedBusyMonths(db: Database, calendars: number, months: readonly Month[], readAt: Date) {
  const random = pseudoRandom(1);
  const rows: { calendar: number; month: Month; busy: Uint8Array<ArrayBuffer> }[] = [];
  const store = () => {
    const stored = rows.splice(0);
    return db.busyMonth.createMany({
      data: stored.map(({ calendar, month, busy }) => ({ calendarId: calendar, month, busy, readAt })),
    });
  };
  for (let calendar = 1; calendar <= calendars; calendar++) {
    for (const month of months)
      rows.push({ calendar, month, busy: encodeIntervals(eventsOf(month, random)) });
    if (rows.length >= batch) await store();
  }
  await store();
}

/** Sixty events of a quarter to three quarters of an hour, in different hours of a month's working days. */
function eventsOf(month: Month, random: () => number) {
  const { start, end } = monthRange(month);
  const hours: number[] = [];
  for (let hour = start; hour < end; hour += 60) {
    const time = new Date(hour * 60_000);
    if (time.getUTCDay() % 6 !== 0 && time.getUTCHours() >= 7 && time.getUTCHours() < 18) hours.push(hour);
  }
  const chosen = Array.from(
    { length: eventsPerMonth },
    () => hours.splice(Math.floor(random() * hours.length), 1)[0] ?? start,
  );
  return intervalsFrom(
    chosen.map((hour) => ({ start: hour, end: hour + 15 * (1 + Math.floor(random() * 3)) })),
  );
}

/** Numbers in [0, 1), the same in every run. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
