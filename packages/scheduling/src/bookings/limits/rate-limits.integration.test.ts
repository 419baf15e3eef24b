import { admit, type Counted, take } from "@calcache/rate-limits";
import { describe, expect, it } from "vitest";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { book } from "../book/book.ts";
import { pruneBookings } from "./prune-bookings.ts";

const world = bookingWorld();
const minute = 60_000;
const three: Counted[] = [{ limit: { name: "test", most: 3, window: 10 * minute }, subject: "somebody" }];
const ask = (counted = three) => admit(world.database.db, counted, world.now);
const admitted = { ok: true };

describe("a limit", () => {
  it("admits so many in a window, and says when the next one may come", async () => {
    world.now = 0;
    for (let count = 0; count < 3; count++) expect(await ask()).toMatchObject(admitted);
    const refused = await ask();
    expect(refused).toMatchObject({ error: { kind: "too-often" } });
    if (refused.ok) return;
    world.now += refused.error.retryAfterSeconds * 1000 - 2_000;
    expect((await ask()).ok).toBe(false);
    world.now += 2_000;
    expect(await ask()).toMatchObject(admitted);
    expect((await ask()).ok).toBe(false);
  });

  it("says how much of it is left, and for how long", async () => {
    world.now = 4 * minute;
    const [one] = three as [Counted];
    const left = async () => {
      const { isAdmitted, remaining, resetSeconds } = await take(world.database.db, one, world.now);
      return [isAdmitted, remaining, resetSeconds];
    };
    expect(await left()).toEqual([true, 2, 360]);
    expect(await left()).toEqual([true, 1, 360]);
    expect(await left()).toEqual([true, 0, 360]);
    expect(await left()).toEqual([false, 0, 561]);
    world.now += 561_000;
    expect(await left()).toEqual([true, 0, 399]);
  });

  it("doesn't begin anew with each window", async () => {
    world.now = 9 * minute;
    for (let count = 0; count < 3; count++) await ask();
    world.now = 11 * minute;
    expect((await ask()).ok).toBe(false);
    world.now = 20 * minute;
    for (let count = 0; count < 3; count++) expect(await ask()).toMatchObject(admitted);
  });

  it("counts for each subject, counts no refusal, and is exact when many ask at once", async () => {
    world.now = 0;
    const both = [{ ...three[0], subject: "other" } as Counted, ...three];
    for (let count = 0; count < 3; count++) await ask();
    expect((await ask(both)).ok).toBe(false);
    const outcomes = await Promise.all(
      Array.from({ length: 9 }, () => ask([{ ...three[0], subject: "other" } as Counted])),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
  });

  it("knows nobody's name, and leaves nothing behind", async () => {
    world.now = 0;
    await ask();
    expect(await world.database.db.rateCount.findMany()).toMatchObject([
      { key: expect.stringMatching(/^[0-9a-f]{64}$/), count: 1 },
    ]);
    await pruneBookings(world.database.db, 20 * minute - 1);
    expect(await world.database.db.rateCount.count()).toBe(1);
    await pruneBookings(world.database.db, 20 * minute);
    expect(await world.database.db.rateCount.count()).toBe(0);
  });
});

describe("bookings", () => {
  const from = (visitorIp: string, email: string) => ({
    visitorIp,
    attendee: { name: "Gus", email, timeZone: "UTC", language: "en" },
  });
  /** Outside working hours, so that nothing but the limit differs. */
  const tryAs = async (eventTypeId: number, visitor: object) => {
    const outcome = await book(world.bookings, requestFor(eventTypeId, tuesdayAt("03:00"), visitor));
    return outcome.ok ? "booked" : outcome.error.kind;
  };

  it("are 8 in 10 minutes from one address per event type, and 5 a day for one guest", async () => {
    const ann = await createUser(world.database.db, "ann");
    world.engine.busy.set("ann's", []);
    const first = await createTeamEvent(world.database.db, "first", [{ user: ann }]);
    const second = await createTeamEvent(world.database.db, "second", [{ user: ann }]);
    for (let count = 0; count < 8; count++) {
      expect(await tryAs(first.id, from("192.0.2.1", `g${count}@guest.example`))).toBe("slot-unavailable");
    }
    expect(await tryAs(first.id, from("192.0.2.1", "g9@guest.example"))).toBe("too-often");
    expect(await tryAs(second.id, from("192.0.2.1", "g9@guest.example"))).toBe("slot-unavailable");
    for (let count = 0; count < 5; count++) {
      expect(await tryAs(first.id, from(`192.0.2.${10 + count}`, "Gus@guest.example"))).toBe(
        "slot-unavailable",
      );
    }
    expect(await tryAs(first.id, from("192.0.2.99", "gus@guest.example"))).toBe("too-often");
  });
});
