import { createPluggedDatabase, createTestDatabase, openSession } from "@calcache/setup/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { book } from "./book.ts";

/** The lines of the table “Who is refused what” in docs/plug-in.md, on both shapes of database. */
describe.each([
  ["in a host's database", createPluggedDatabase],
  ["where there is no host", createTestDatabase],
])("%s", (_shape, createDatabase) => {
  const world = bookingWorld(createDatabase);
  let host: Awaited<ReturnType<typeof openSession>>;
  let eventTypeId: number;
  let annId: number;
  beforeEach(async () => {
    const { db, databaseUrl } = world.database;
    const ann = await createUser(db, "ann");
    world.engine.busy.set("ann's", []);
    annId = ann.id;
    eventTypeId = (await createTeamEvent(db, "all", [{ user: ann }])).id;
    host = await openSession(databaseUrl);
  });
  afterEach(() => host.end());

  const bookHere = (time: string) => book(world.bookings, requestFor(eventTypeId, tuesdayAt(time)));
  const outcome = async (time: string) => {
    const made = await bookHere(time);
    return made.ok ? "confirmed" : made.error.kind;
  };
  /** The host's own booking of an hour. */
  const theirs = (uid: string, time: string, columns: Record<string, unknown> = {}) => {
    const start = tuesdayAt(time);
    const row = {
      uid,
      title: "theirs",
      userId: annId,
      startTime: start,
      endTime: new Date(Date.parse(start) + 3_600_000).toISOString(),
      ...columns,
    };
    const names = Object.keys(row).map((name) => `"${name}"`);
    const places = names.map((_, index) => `$${index + 1}`);
    return host.query(`INSERT INTO "Booking" (${names}) VALUES (${places})`, Object.values(row));
  };
  /** Whether the event type's bookings take their time while they wait to be confirmed. */
  const blockPending = (blocks: boolean) =>
    host.query(
      `UPDATE "EventType" SET "requiresConfirmation" = true, "requiresConfirmationWillBlockSlot" = $1`,
      [blocks],
    );
  const move = (uid: string, from: string, to: string) =>
    host.query(`UPDATE "Booking" SET "startTime" = $2, "endTime" = $3 WHERE uid = $1`, [
      uid,
      tuesdayAt(from),
      tuesdayAt(to),
    ]);
  const hosts = () => world.database.db.bookingHost.findMany({ orderBy: { bookingId: "asc" } });

  describe("who books here", () => {
    it("is refused where a booking made here stands", async () => {
      expect(await outcome("09:00")).toBe("confirmed");
      expect(await outcome("09:00")).toBe("slot-unavailable");
    });

    it("is refused where an accepted booking of the host's stands", async () => {
      await theirs("t", "09:30", { status: "accepted" });
      expect(await outcome("09:00")).toBe("slot-unavailable");
    });

    it("is refused where a pending one stands whose event type blocks its slot, and confirmed where it doesn't", async () => {
      await theirs("t", "09:30", { status: "pending", eventTypeId });
      await blockPending(true);
      expect(await outcome("09:00")).toBe("slot-unavailable");
      await blockPending(false);
      expect(await outcome("09:00")).toBe("confirmed");
    });

    it("is refused where seats of the host's are left", async () => {
      await theirs("t", "09:00", { eventTypeId });
      await host.query(
        `INSERT INTO "Attendee" (email, name, "timeZone", "bookingId") SELECT 'a@x.example', 'A', 'UTC', id FROM "Booking"`,
      );
      expect(await outcome("09:00")).toBe("slot-unavailable");
    });

    it("is refused where one of the hosts attends a booking of somebody else's", async () => {
      const { id: userId } = await createUser(world.database.db, "bob");
      await theirs("t", "09:00", { userId });
      await host.query(
        `INSERT INTO "Attendee" (email, name, "timeZone", "bookingId")
         SELECT 'ann@example.com', 'Ann', 'UTC', id FROM "Booking"`,
      );
      expect(await outcome("09:00")).toBe("slot-unavailable");
    });

    it.each(["cancelled", "rejected", "awaiting_host"])(
      "is confirmed where the host's booking is %s",
      async (status) => {
        await theirs("t", "09:00", { status });
        expect(await outcome("09:00")).toBe("confirmed");
      },
    );

    it("is confirmed where the host's booking was, before the host rescheduled it", async () => {
      await theirs("t", "09:00", { status: "cancelled", rescheduled: true });
      await theirs("u", "11:00", { fromReschedule: "t" });
      expect(await outcome("09:00")).toBe("confirmed");
      expect(await outcome("11:00")).toBe("slot-unavailable");
    });

    it("is refused where somebody holds the slot in the host's own page", async () => {
      await host.query(
        `INSERT INTO "SelectedSlots" ("eventTypeId", "userId", "slotUtcStartDate", "slotUtcEndDate", uid, "releaseAt")
         VALUES ($1, $2, $3, $4, 'held', $5)`,
        [eventTypeId, annId, tuesdayAt("09:00"), tuesdayAt("10:00"), new Date(world.now + 60_000)],
      );
      expect(await outcome("09:00")).toBe("slot-unavailable");
    });

    it.each([
      [
        "is refused where a transaction of the host's has booked that ends within a second",
        "COMMIT",
        "slot-unavailable",
      ],
      ["is confirmed where it is rolled back", "ROLLBACK", "confirmed"],
    ])("%s", async (_what, end, expected) => {
      await host.query("BEGIN");
      await theirs("t", "09:00");
      const asked = outcome("09:00");
      const waiting = await openSession(world.database.databaseUrl);
      const waits = `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%lock_time_of%' AND wait_event = 'PgSleep'`;
      while ((await waiting.query(waits)).rowCount === 0);
      await waiting.end();
      await host.query(end);
      expect(await asked).toBe(expected);
    });

    it("is kept by no transaction of the host's for longer, nor one that only updates the user", async () => {
      await host.query("BEGIN");
      await theirs("t", "09:00");
      await host.query(`UPDATE users SET "weekStart" = 'Monday'`);
      expect(await outcome("09:00")).toBe("confirmed");
      await host.query("COMMIT");
      expect(await outcome("09:00")).toBe("slot-unavailable");
    });
  });

  describe("the host", () => {
    it("is confirmed wherever it books, also onto a booking made here, and closes that time too", async () => {
      expect(await outcome("09:00")).toBe("confirmed");
      await theirs("t", "09:30");
      expect(await hosts()).toMatchObject([{ active: true, guarded: true }]);
      expect(await outcome("10:00")).toBe("slot-unavailable");
    });

    it("may move a booking made here onto another; it is no longer guarded there, and closes that time all the same", async () => {
      await bookHere("09:00");
      await bookHere("11:00");
      await move("uid-1", "11:30", "12:30");
      expect(await hosts()).toMatchObject([
        { guarded: false, active: true, startsAt: new Date(tuesdayAt("11:30")) },
        { guarded: true },
      ]);
      expect([await outcome("12:00"), await outcome("09:00")]).toEqual(["slot-unavailable", "confirmed"]);
    });

    it("may move it away again, and then it is guarded again", async () => {
      await bookHere("09:00");
      await bookHere("11:00");
      await move("uid-1", "11:30", "12:30");
      await move("uid-1", "15:00", "16:00");
      expect(await hosts()).toMatchObject([{ guarded: true, startsAt: new Date(tuesdayAt("15:00")) }, {}]);
    });

    it("may cancel a booking made here, whose time is free at once", async () => {
      await bookHere("09:00");
      await host.query(`UPDATE "Booking" SET status = 'cancelled' WHERE uid = 'uid-1'`);
      expect(await outcome("09:00")).toBe("confirmed");
    });

    it("may revive it where another was made meanwhile", async () => {
      await bookHere("09:00");
      await host.query(`UPDATE "Booking" SET status = 'cancelled' WHERE uid = 'uid-1'`);
      await bookHere("09:00");
      await host.query(`UPDATE "Booking" SET status = 'accepted' WHERE uid = 'uid-1'`);
      expect(await hosts()).toMatchObject([
        { active: true, guarded: false },
        { active: true, guarded: true },
      ]);
    });

    it("may have it wait to be confirmed; its time is open meanwhile, unless its event type blocks it", async () => {
      await bookHere("09:00");
      await host.query(`UPDATE "Booking" SET status = 'pending' WHERE uid = 'uid-1'`);
      await blockPending(true);
      expect(await outcome("09:00")).toBe("slot-unavailable");
      // From now on nothing has to be confirmed, and what waits keeps no time.
      await host.query('UPDATE "EventType" SET "requiresConfirmation" = false');
      expect(await outcome("09:00")).toBe("confirmed");
      await host.query(`UPDATE "Booking" SET status = 'accepted' WHERE uid = 'uid-1'`);
      expect(await hosts()).toMatchObject([
        { active: true, guarded: false },
        { active: true, guarded: true },
      ]);
    });

    it("may confirm it again where its time is still free, and then it is guarded again", async () => {
      await bookHere("09:00");
      await host.query(`UPDATE "Booking" SET status = 'pending' WHERE uid = 'uid-1'`);
      expect(await hosts()).toMatchObject([{ active: true, guarded: false }]);
      await host.query(`UPDATE "Booking" SET status = 'accepted' WHERE uid = 'uid-1'`);
      expect(await hosts()).toMatchObject([{ active: true, guarded: true }]);
    });

    it("may give it a status of its own; its time is free then, and nobody here finds it", async () => {
      await host.query(`ALTER TYPE "BookingStatus" ADD VALUE IF NOT EXISTS 'no_show'`);
      await bookHere("09:00");
      await host.query(`UPDATE "Booking" SET status = 'no_show' WHERE uid = 'uid-1'`);
      expect(await findBooking(world.database.db, "uid-1")).toBeNull();
      expect(await outcome("09:00")).toBe("confirmed");
    });

    it("may delete it, and what was kept of it goes along", async () => {
      await bookHere("09:00");
      await host.query(`DELETE FROM "Booking"`);
      expect([await hosts(), await world.database.db.bookingEmail.findMany()]).toEqual([[], []]);
      expect(await outcome("09:00")).toBe("confirmed");
    });

    it("doesn't wait for a booking that is being made here", async () => {
      await bookHere("09:00");
      const ours = await openSession(world.database.databaseUrl);
      await ours.query("BEGIN");
      await ours.query("SELECT calcache.lock_time_of($1)", [[annId]]);
      await ours.query(
        `INSERT INTO "Booking" (uid, title, "userId", "startTime", "endTime") VALUES ('ours', '', $1, $2, $3)`,
        [annId, tuesdayAt("11:00"), tuesdayAt("12:00")],
      );
      await ours.query(
        `INSERT INTO calcache.booking_host (booking_id, user_id) SELECT id, $1 FROM "Booking" WHERE uid = 'ours'`,
        [annId],
      );
      await theirs("t", "11:00");
      await move("uid-1", "11:30", "12:30");
      await host.query(`UPDATE users SET "weekStart" = 'Monday'`);
      await ours.query("COMMIT");
      await ours.end();
      expect(await hosts()).toMatchObject([{ guarded: false }, { guarded: true }]);
    });
  });
});
