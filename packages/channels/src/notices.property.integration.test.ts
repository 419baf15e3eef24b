import { encodeIntervals, type Intervals, intervalsFrom, subtract } from "@calcache/availability";
import { readCursor } from "@calcache/scheduling";
import { openSession } from "@calcache/setup/testing";
import { afterAll, afterEach, expect, test } from "vitest";
import { claimNotices } from "./deliver/claim-notices.ts";
import { deliver, deliverDue } from "./deliver/deliver.ts";
import { gather } from "./gather/gather.ts";
import { findChanges } from "./pull/find-changes.ts";
import { channelWorld, type Person, tuesday } from "./testing/channel-world.ts";
import type { Answer, Received } from "./testing/receiver.ts";

const world = channelWorld();

type Session = Awaited<ReturnType<typeof openSession>>;
/** Sessions in whose transactions changes are made: those in use, and those that wait for the next one. */
const [inUse, idle] = [new Set<Session>(), [] as Session[]];
afterEach(async () => {
  for (const session of inUse) await session.end();
  inUse.clear();
});
afterAll(async () => {
  for (const session of idle) await session.end();
});

async function begin(): Promise<Session> {
  const session = idle.pop() ?? (await openSession(world.database.databaseUrl));
  inUse.add(session);
  await session.query("BEGIN");
  return session;
}

async function commit(session: Session) {
  await session.query("COMMIT");
  inUse.delete(session);
  idle.push(session);
}

/** Whole numbers in `[0, below)`, the same for the same seed. */
function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const hour = (number: number) => `${String(number).padStart(2, "0")}:30`;

const month = "2026-12";
const nothing = intervalsFrom([]);

/** What is stored of a calendar, as `GET /api/v2/free-busy` would tell it. */
async function storedOf(calendarId: number): Promise<string> {
  const row = await world.database.db.busyMonth.findUnique({
    where: { calendarId_month: { calendarId, month } },
  });
  return Buffer.from(row?.busy ?? encodeIntervals(nothing)).toString("hex");
}

/** Stores other busy times of a calendar in a session's transaction, which goes on. */
async function changeIn(session: Session, calendarId: number, before: Intervals, busy: Intervals) {
  await session.query(
    `INSERT INTO calcache.busy_month (calendar_id, month, busy, read_at) VALUES ($1, $2, $3, now())
     ON CONFLICT (calendar_id, month) DO UPDATE SET busy = EXCLUDED.busy`,
    [calendarId, month, encodeIntervals(busy)],
  );
  await session.query(
    `INSERT INTO calcache.availability_change (calendar_id, at, reason, became_busy, became_free) VALUES ($1, $2, 'random', $3, $4)`,
    [
      calendarId,
      new Date(world.now),
      encodeIntervals(subtract(busy, before)),
      encodeIntervals(subtract(before, busy)),
    ],
  );
}

/** A database whose next transaction does all its work and is then lost. */
const dying = (db: typeof world.database.db) =>
  new Proxy(db, {
    get: (target, name) =>
      name === "$transaction"
        ? (work: (tx: unknown) => Promise<unknown>) =>
            target.$transaction(async (tx) => {
              await work(tx);
              throw new Error("killed");
            })
        : Reflect.get(target, name),
  });

/** A process that is killed before it has kept what came of its attempts. */
const dead = () => Promise.reject(new Error("killed"));

/**
 * Two receivers, which begin with what is stored. One reads anew the calendars that notices name; the other reads anew what the changes
 * after its cursor name, whenever it has a notice at all.
 */
test.each(Array.from({ length: 20 }, (_, index) => index + 1))(
  "whatever fails, receivers come to know what is stored, in order and by each id once: seed %i",
  async (seed) => {
    const random = randomFrom(seed * 7919);
    const { db } = world.database;
    const people = [await world.person("ann"), await world.person("ben"), await world.person("cid")];
    await world.team(...people);
    const [ann] = people as [Person];
    const byNotice = await world.channel(ann);
    const byChanges = await world.channel(ann);
    const calendarIds = new Map(people.map(({ calendar, calendarId }) => [calendar, calendarId]));
    const known = new Map<string, Map<string, string>>();
    for (const { path } of [byNotice, byChanges])
      known.set(
        path,
        new Map(
          people.map(({ calendar }) => [calendar, Buffer.from(encodeIntervals(nothing)).toString("hex")]),
        ),
      );
    const begun = await findChanges(world.channels, ann.keyId, null);
    let cursor = begun.ok ? begun.value.next : null;
    const taken: { received: Received; at: number }[] = [];
    let answer: Answer = { status: 200 };
    world.receiver.answers((received) => {
      if (answer === "hang up" || answer === "never" || answer.status !== 200) return answer;
      taken.push({ received, at: world.now });
      return answer;
    });

    /** What the receivers do about what they took since. */
    let handled = 0;
    async function handle() {
      for (const { received } of taken.slice(handled)) {
        const calendars =
          received.path === byNotice.path
            ? [String(received.verified?.data.calendar)]
            : await readOn(String(received.verified?.data.cursor));
        for (const calendar of calendars)
          known.get(received.path)?.set(calendar, await storedOf(calendarIds.get(calendar) ?? 0));
      }
      handled = taken.length;
    }
    async function readOn(ofNotice: string) {
      expect(readCursor(ofNotice)).not.toBeNull();
      const calendars: string[] = [];
      for (;;) {
        const found = await findChanges(world.channels, ann.keyId, cursor);
        if (!found.ok) throw new Error(found.error.kind);
        cursor = found.value.next;
        calendars.push(...found.value.changes.map(({ data }) => String(data.calendar)));
        if (!found.value.more) return calendars;
      }
    }

    const busyOf = new Map(people.map(({ calendarId }) => [calendarId, nothing as Intervals]));
    /** The transactions that have begun and not ended: one of a calendar at most, as refreshes wait for each other. */
    const open = new Map<number, Session>();
    async function change(lasting: boolean) {
      const { calendarId } = people[random(people.length)] as Person;
      if (open.has(calendarId)) return;
      const from = random(20);
      const until = from + 1 + random(3);
      const busy = intervalsFrom([tuesday(hour(from), hour(until))]);
      const session = await begin();
      await changeIn(session, calendarId, busyOf.get(calendarId) ?? nothing, busy);
      busyOf.set(calendarId, busy);
      if (lasting) open.set(calendarId, session);
      else await commit(session);
    }
    async function endOne() {
      const [first] = open;
      if (!first) return;
      open.delete(first[0]);
      await commit(first[1]);
    }

    const steps: (() => Promise<unknown>)[] = [
      () => change(false),
      () => change(false),
      () => change(true),
      endOne,
      () => gather(world.channels),
      () => gather(world.channels),
      () => deliverDue(world.channels, world.post.post),
      () => deliverDue(world.channels, world.post.post),
      // The worker is killed: while it gathers, before it sends, after it has sent.
      () => gather({ ...world.channels, db: dying(db) }).catch(() => {}),
      () => claimNotices(world.channels, 1),
      async () => {
        for (const claim of await claimNotices(world.channels, 1))
          await deliver(world.channels, world.post.post, claim, dead).catch(() => {});
      },
      async () => {
        const answers: Answer[] = [
          { status: 200 },
          { status: 500 },
          { status: 503 },
          { status: 301 },
          "hang up",
        ];
        answer = answers[random(answers.length)] ?? answer;
      },
      async () => {
        world.now += random(4_000);
      },
      async () => {
        world.now += random(40) * 60_000;
      },
      handle,
    ];
    for (let number = 0; number < 120; number++) await steps[random(steps.length)]?.();

    answer = { status: 200 };
    while (open.size > 0) await endOne();
    // Half an hour at a time, as receivers that failed are tried again after hours; until there is nothing left to do.
    const isDone = async () =>
      (await db.channelNotice.count({ where: { state: { not: "delivered" } } })) === 0;
    for (let number = 0; number < 40; number++) {
      const changed = await gather(world.channels);
      await world.work(30 * 60);
      await handle();
      if (!changed && (await isDone())) break;
    }
    for (const { calendar, calendarId } of people)
      for (const [path, receiver] of known)
        expect([path, calendar, receiver.get(calendar)]).toEqual([
          path,
          calendar,
          await storedOf(calendarId),
        ]);
    expect(await isDone()).toBe(true);
    expectInOrder(taken);
  },
);

/** Each id says the same, and of a calendar no two within two seconds, each later than the one before. */
function expectInOrder(taken: readonly { received: Received; at: number }[]): void {
  const ofId = Map.groupBy(taken, ({ received }) => String(received.headers["webhook-id"]));
  for (const each of ofId.values()) expect(new Set(each.map(({ received }) => received.body)).size).toBe(1);
  const firsts = [...ofId.values()].flatMap(([first]) => (first ? [first] : []));
  const ofCalendar = Map.groupBy(
    firsts,
    ({ received: { path, verified } }) => `${path} ${verified?.data.calendar}`,
  );
  for (const each of ofCalendar.values())
    for (const [index, { received, at }] of each.entries()) {
      const former = each[index - 1];
      if (!former) continue;
      expect(at - former.at).toBeGreaterThanOrEqual(2_000);
      const [since, before] = [received, former.received].map(({ verified }) => String(verified?.timestamp));
      expect(since && before && since >= before).toBe(true);
    }
}
