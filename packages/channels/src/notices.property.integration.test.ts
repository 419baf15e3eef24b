import { createHmac } from "node:crypto";
import { encodeIntervals, type Intervals, intervalsFrom, subtract } from "@calcache/availability";
import { readCursor } from "@calcache/scheduling";
import { expect, test } from "vitest";
import { claimNotices } from "./deliver/claim-notices.ts";
import { deliver, deliverDue } from "./deliver/deliver.ts";
import { gather } from "./gather/gather.ts";
import { findChanges } from "./pull/find-changes.ts";
import { channelWorld, type Person, tuesday } from "./testing/channel-world.ts";
import { dead, killed, terminated } from "./testing/dying.ts";
import { expectInOrder, type Taken } from "./testing/expect-in-order.ts";
import { randomFrom } from "./testing/random-from.ts";
import type { Answer } from "./testing/receiver.ts";
import { type Session, spareSessions } from "./testing/spare-sessions.ts";

const world = channelWorld();

const { begin, commit } = spareSessions(() => world.database.databaseUrl);

const hour = (number: number) => `${String(number).padStart(2, "0")}:30`;

const month = "2026-12";
const nothing = intervalsFrom([]);

const hex = (busy: Uint8Array) => Buffer.from(busy).toString("hex");
const hexOfNothing = hex(encodeIntervals(nothing));

type Status = "PENDING" | "ACCEPTED" | "REJECTED" | "CANCELLED";

/** What may become of a booking. */
const goesOn: Record<Status, Status[]> = {
  PENDING: ["ACCEPTED", "REJECTED", "CANCELLED"],
  ACCEPTED: ["CANCELLED"],
  REJECTED: [],
  CANCELLED: [],
};

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

/** As Cronofy's documentation has a receiver check it. */
const cronofyHmac = (secret: string, body: string) =>
  createHmac("sha256", secret).update(body).digest("base64");

test("the receiver's HMAC is Cronofy's", () => {
  expect(cronofyHmac("CRN_NggYusqPGLxwjw5FHOJYOqSrTPNXy8WQf14OID", '{"example":"well-known"}')).toBe(
    "5DxentQi5YSXODEzTVv06sRwJ3pULIz1KrYv20qxEK0=",
  );
});

/**
 * Three receivers, which begin with what is stored. One reads anew the calendars that notices name; another what the changes after its cursor
 * name, whenever it has a notice at all; the third one's notices are Cronofy's and name nothing, so that it reads everything anew.
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
    const byCronofy = await world.channel(ann, {}, "cronofy");
    const calendarIds = new Map(people.map(({ calendar, calendarId }) => [calendar, calendarId]));
    const known = new Map<string, Map<string, string>>();
    for (const { path } of [byNotice, byChanges, byCronofy])
      known.set(path, new Map(people.map(({ calendar }) => [calendar, hexOfNothing])));
    const begun = await findChanges(world.channels, ann.keyId, null);
    let cursor = begun.ok ? begun.value.next : null;
    const taken: Taken[] = [];
    /** Of each booking, what the changes after the cursor said of it last. */
    const knownBookings = new Map<string, unknown>();
    const bookings: { uid: string; status: Status }[] = [];
    let answer: Answer = { status: 200 };
    world.receiver.answers((received) => {
      if (answer === "hang up" || answer === "never" || answer.status !== 200) return answer;
      taken.push({ received, at: world.now });
      return answer;
    });

    /** What the receivers do about what they took since: each reads once, however many notices say so. */
    let handled = 0;
    async function handle() {
      const toRead = new Map([...known.keys()].map((path) => [path, new Set<string>()]));
      let isToldToRead = false;
      for (const { received } of taken.slice(handled)) {
        const { path, headers, body, verified } = received;
        if (path === byCronofy.path) {
          expect(headers["cronofy-hmac-sha256"]).toBe(cronofyHmac(byCronofy.secret, body));
          for (const calendar of calendarIds.keys()) toRead.get(path)?.add(calendar);
        } else if (path === byChanges.path) {
          expect(readCursor(String(verified?.data.cursor))).not.toBeNull();
          isToldToRead = true;
        } else if (verified?.type === "availability.changed")
          toRead.get(path)?.add(String(verified.data.calendar));
      }
      handled = taken.length;
      if (isToldToRead) for (const calendar of await readOn()) toRead.get(byChanges.path)?.add(calendar);
      const stored = await storedNow();
      for (const [path, calendars] of toRead)
        for (const calendar of calendars) known.get(path)?.set(calendar, stored.get(calendar) ?? "");
    }
    async function readOn() {
      const calendars: string[] = [];
      for (;;) {
        const found = await findChanges(world.channels, ann.keyId, cursor);
        if (!found.ok) throw new Error(found.error.kind);
        cursor = found.value.next;
        for (const { of, data } of found.value.changes)
          if (of === "calendars") calendars.push(String(data.calendar));
          else knownBookings.set(String(data.uid), data.status);
        if (!found.value.more) return calendars;
      }
    }
    /** What is stored of each calendar, as `GET /api/v2/free-busy` would tell it. */
    async function storedNow(): Promise<Map<string, string>> {
      const rows = await db.busyMonth.findMany({ where: { month } });
      const busy = new Map(rows.map((row) => [row.calendarId, hex(row.busy)]));
      return new Map([...calendarIds].map(([calendar, id]) => [calendar, busy.get(id) ?? hexOfNothing]));
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
    /** Somebody books, or a booking goes on as bookings do. */
    async function book() {
      const of = bookings[random(bookings.length + 2)];
      if (of !== undefined) {
        const nexts = goesOn[of.status];
        of.status = nexts[random(nexts.length)] ?? of.status;
        await db.booking.update({ where: { uid: of.uid }, data: { status: of.status } });
        return;
      }
      const [startTime, endTime] = [new Date(world.now), new Date(world.now + 60_000)];
      const uid = `random${seed}-${bookings.length}`;
      const status = random(2) === 0 ? "PENDING" : "ACCEPTED";
      await db.booking.create({
        data: { uid, title: "Secret", startTime, endTime, userId: ann.userId, status },
      });
      bookings.push({ uid, status });
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
      () => gather({ ...world.channels, db: killed(db) }).catch(() => {}),
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
      book,
      // The database ends the worker's session, in the midst of its transaction.
      () => gather({ ...world.channels, db: terminated(db) }).catch(() => {}),
    ];
    const away = 10 + random(40);
    for (let number = 0; number < 60; number++) {
      await steps[random(steps.length)]?.();
      // The receivers are away for six hours.
      if (number !== away) continue;
      answer = "hang up";
      for (let hours = 0; hours < 6; hours += 3) await change(false).then(() => world.work(3 * 60 * 60));
      answer = { status: 200 };
    }

    answer = { status: 200 };
    while (open.size > 0) await endOne();
    // Hours at a time, as receivers that failed are tried again after hours; until there is nothing left to do.
    const isDone = async () =>
      (await db.channelNotice.count({ where: { state: { not: "delivered" } } })) === 0;
    for (let number = 0; number < 20; number++) {
      const changed = await gather(world.channels);
      await world.work(4 * 60 * 60);
      await handle();
      if (!changed && (await isDone())) break;
    }
    const stored = Object.fromEntries(await storedNow());
    for (const [path, receiver] of known)
      expect([path, Object.fromEntries(receiver)]).toEqual([path, stored]);
    await readOn();
    expect(knownBookings).toEqual(new Map(bookings.map(({ uid, status }) => [uid, status.toLowerCase()])));
    expect(await isDone()).toBe(true);
    expectInOrder(taken);
  },
);
