import { describe, expect, it, vi } from "vitest";
import { bookingWorld } from "../../testing/booking-world.ts";
import { mailedBy } from "../../testing/mailed-by.ts";
import { keyOf } from "../../testing/seed.ts";
import { bookedTimes, repeatingEvent, seriesFor } from "../../testing/series-of.ts";
import { book } from "../book/book.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { findSeries } from "../booking/stored/find-series.ts";
import { listHostBookings } from "../list/list-host-bookings.ts";
import { listKeyBookings } from "../list/list-key-bookings.ts";
import { confirmBooking, declineBooking } from "./answer-request.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { expireRequests } from "./expire-requests.ts";
import { rescheduleBooking } from "./reschedule-booking.ts";

const world = bookingWorld();
const asked = { requiresConfirmation: true, requiresConfirmationWillBlockSlot: true };
const times = () => bookedTimes(world.database.db);
const mailed = () => mailedBy(world);

async function booked(
  ...event: Parameters<typeof repeatingEvent> extends [unknown, ...infer Rest] ? Rest : never
) {
  const id = await repeatingEvent(world, ...event);
  const made = await book(world.bookings, seriesFor(id, { guests: ["gina@guest.example"] }));
  if (!made.ok) throw new Error(made.error.kind);
  const series = await findSeries(world.database.db, made.value.seriesUid ?? "");
  const [first, second, third, fourth] = series;
  if (!first || !second || !third || !fourth) throw new Error("too few");
  return { id, first, second, third, fourth, seriesUid: made.value.seriesUid ?? "" };
}

const cancel = (uid: string, andLater = false, idempotencyKey: string | null = null) =>
  cancelBooking(world.bookings, { uid, reason: "Ill", by: null, andLater, idempotencyKey });
const move = ({ uid }: BookingDetails, start: string) =>
  rescheduleBooking(world.bookings, {
    ...{ uid, start: Date.parse(start), timeZone: null, reason: null, by: null },
    ...{ reservationUid: null, idempotencyKey: null },
  });

describe("a series that is cancelled", () => {
  it("loses one occurrence, with those after it where that is asked for, and by its own uid all that is left", async () => {
    const { second, third, seriesUid } = await booked();
    expect(await cancel(second.uid)).toMatchObject({
      ok: true,
      value: { uid: second.uid, status: "cancelled" },
    });
    expect(await times()).toEqual([
      "2026-12-01T11:00 ACCEPTED",
      "2026-12-08T11:00 CANCELLED",
      "2026-12-15T11:00 ACCEPTED",
      "2026-12-22T11:00 ACCEPTED",
    ]);
    await world.written();
    for (const _ of ["asked", "asked again, as the answer was lost"])
      expect(await cancel(third.uid, true, "rest")).toMatchObject({ ok: true, value: { uid: third.uid } });
    expect((await world.written()).map(({ event }) => event)).toEqual([null, null]);
    expect(await cancel(third.uid, true)).toMatchObject({ error: { kind: "already-cancelled" } });
    expect(await cancel(seriesUid, true)).toMatchObject({
      error: { kind: "invalid", path: "cancelSubsequentBookings" },
    });
    for (const _ of ["asked", "asked again, as the answer was lost"])
      expect(await cancel(seriesUid, false, "whole")).toMatchObject({
        ok: true,
        value: { status: "cancelled" },
      });
    expect((await times()).every((time) => time.endsWith("CANCELLED"))).toBe(true);
    expect(await cancel(seriesUid)).toMatchObject({ error: { kind: "already-cancelled" } });
    expect(await cancel("nobody's")).toMatchObject({ error: { kind: "booking-not-found" } });
  });

  it("keeps what is over", async () => {
    const { seriesUid } = await booked();
    world.now = Date.parse("2026-12-09T00:00Z");
    await cancel(seriesUid);
    expect((await times()).map((time) => time.split(" ")[1])).toEqual([
      "ACCEPTED",
      "ACCEPTED",
      "CANCELLED",
      "CANCELLED",
    ]);
  });

  it("is cancelled once, of many who cancel parts of it at once", async () => {
    const { second, third, fourth, seriesUid } = await booked();
    // The whole is cancelled whatever becomes of its parts meanwhile.
    await Promise.all([cancel(seriesUid), cancel(fourth.uid), cancel(third.uid, true), cancel(second.uid)]);
    expect((await times()).every((time) => time.endsWith("CANCELLED"))).toBe(true);
    const told = await world.database.db.bookingEmail.findMany({ where: { kind: "cancelled" } });
    const ids = told.flatMap(({ bookingId, alsoAbout }) => [bookingId, ...alsoAbout]);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
  });

  it("is cancelled whole although one of it is cancelled by somebody else at that moment", async () => {
    const { third, seriesUid } = await booked();
    const { db } = world.database;
    let whole: ReturnType<typeof cancel> | undefined;
    await db.$transaction(async (tx) => {
      await tx.booking.update({ where: { uid: third.uid }, data: { status: "CANCELLED" } });
      whole = cancel(seriesUid);
      await vi.waitFor(async () => {
        const [waiting] = await db.$queryRaw<{ count: number }[]>`
          SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        expect(waiting?.count).toBe(1);
      });
    });
    expect(await whole).toMatchObject({ ok: true });
    expect((await times()).every((time) => time.endsWith("CANCELLED"))).toBe(true);
  });
});

describe("a series in lists", () => {
  it("says which of how many each is, what could be cancelled with it, and is found by what repeats", async () => {
    const { first, fourth } = await booked();
    const { db } = world.database;
    await cancel(fourth.uid);
    await move(first, "2026-12-02T14:00Z");
    const ann = await db.user.findFirstOrThrow();
    const { bookings } = await listHostBookings(db, ann.id, { list: "upcoming", page: 1 }, world.now);
    expect(bookings.map(({ series }) => series)).toEqual([
      { place: 1, of: 4, later: 2 },
      { place: 2, of: 4, later: 1 },
      { place: 3, of: 4, later: 0 },
    ]);
    const key = await keyOf(db, ann.id);
    const page = { take: 50, skip: 0, order: "asc" } as const;
    const found = await listKeyBookings(db, key.id, { statuses: ["recurring"] }, page, world.now);
    expect(found.total).toBe(3);
  });
});

describe("an occurrence that is moved", () => {
  it("stays in its series, and its others stay where they are", async () => {
    const { second, seriesUid } = await booked();
    const moved = await move(second, "2026-12-09T14:00Z");
    expect(moved).toMatchObject({ ok: true, value: { seriesUid, iCalUid: second.iCalUid } });
    const series = await findSeries(world.database.db, seriesUid);
    expect(series.map(({ start }) => new Date(start).toISOString().slice(0, 16))).toEqual([
      "2026-12-01T11:00",
      "2026-12-09T14:00",
      "2026-12-15T11:00",
      "2026-12-22T11:00",
    ]);
    await cancel(series[2]?.uid ?? "", true);
    expect(await findBooking(world.database.db, series[1]?.uid ?? "")).toMatchObject({ status: "accepted" });
  });
});

describe("a series that hosts have to confirm", () => {
  it("is confirmed whole by an answer to any of it, with one mail to each", async () => {
    const { second } = await booked(["ann", "bob"], asked);
    expect((await mailed()).map(({ line }) => line)).toEqual([
      "Requested gus@guest.example",
      "To confirm ann@example.com",
      "To confirm bob@example.com",
    ]);
    expect(await confirmBooking(world.bookings, second.uid)).toMatchObject({
      ok: true,
      value: { uid: second.uid, status: "accepted" },
    });
    expect((await times()).every((time) => time.endsWith("ACCEPTED"))).toBe(true);
    expect((await mailed()).map(({ line }) => line)).toEqual([
      "Confirmed gus@guest.example",
      "Confirmed gina@guest.example",
      "Confirmed ann@example.com",
      "Confirmed bob@example.com",
    ]);
    expect(await confirmBooking(world.bookings, second.uid)).toMatchObject({
      error: { kind: "not-pending" },
    });
  });

  it("isn't confirmed where one of its times was taken meanwhile, which is named; and is declined whole", async () => {
    const { first, third } = await booked(["ann"], { ...asked, requiresConfirmationWillBlockSlot: false });
    const { db } = world.database;
    const id = await repeatingEvent(world, [], { slug: "other", team: { create: { slug: "o", name: "o" } } });
    const ann = await db.user.findFirstOrThrow();
    await db.host.create({ data: { eventTypeId: id, userId: ann.id } });
    const start = Date.parse("2026-12-15T11:30Z");
    expect(await book(world.bookings, seriesFor(id, { start, recurrenceCount: 1 }))).toMatchObject({
      ok: true,
    });
    const refused = await confirmBooking(world.bookings, first.uid);
    expect(refused).toMatchObject({
      error: { kind: "series-unavailable", taken: [{ start: third.start / 60_000 }] },
    });
    expect((await times()).filter((time) => time.endsWith("PENDING"))).toHaveLength(4);
    await declineBooking(world.bookings, { uid: third.uid, reason: "Full" });
    expect((await times()).filter((time) => time.endsWith("REJECTED"))).toHaveLength(4);
    expect(await world.database.db.bookingEmail.count({ where: { kind: "rejected" } })).toBe(1);
  });

  it("is confirmed without the occurrences that were cancelled meanwhile", async () => {
    const { first, second, third } = await booked(["ann"], asked);
    await cancel(third.uid);
    const answer = confirmBooking(world.bookings, first.uid);
    expect(await Promise.all([answer, cancel(second.uid)])).toMatchObject([{ ok: true }, { ok: true }]);
    const statuses = (await times()).map((time) => time.split(" ")[1]);
    expect(statuses).toEqual(["ACCEPTED", "CANCELLED", "CANCELLED", "ACCEPTED"]);
  });

  it("is a request as a whole where its first occurrence has to be confirmed", async () => {
    const soon = { requiresConfirmationThreshold: { time: 2, unit: "days" } };
    await booked(["ann"], { ...asked, metadata: soon });
    expect((await times()).every((time) => time.endsWith("PENDING"))).toBe(true);
  });

  it("is declined by itself, whole, when its first time comes", async () => {
    await booked(["ann"], asked);
    world.now = Date.parse("2026-12-01T11:00Z");
    expect(await expireRequests(world.engine)).toBe(4);
    expect((await times()).every((time) => time.endsWith("REJECTED"))).toBe(true);
  });
});

describe("mail about a series", () => {
  it("is one for each who takes part, with all times and one calendar file", async () => {
    await booked();
    const sent = await mailed();
    expect(sent.map(({ line }) => line)).toEqual([
      "Confirmed gus@guest.example",
      "Confirmed gina@guest.example",
      "Confirmed ann@example.com",
    ]);
    const [toGus, toGina] = sent.map(({ mail }) => mail);
    expect(toGus?.subject).toMatch(/ and 3 more$/);
    expect(toGus?.text.match(/^and: /gm)).toHaveLength(3);
    expect(toGus?.calendar?.method).toBe("PUBLISH");
    expect(toGus?.calendar?.content.match(/BEGIN:VEVENT/g)).toHaveLength(4);
    expect(toGina?.text).not.toContain("/booking/");
    expect(await world.database.db.bookingTold.count()).toBe(12);
  });

  it("is about each that was moved for itself, which may be with others", async () => {
    const { seriesUid, second } = await booked();
    await move(second, "2026-12-09T14:00Z");
    await mailed();
    await cancel(seriesUid);
    const sent = (await mailed()).filter(({ line }) => line === "Cancelled ann@example.com");
    expect(sent.map(({ mail }) => mail.subject.replace(/.*?( and \d more)?$/, "$1")).toSorted()).toEqual([
      "",
      " and 2 more",
    ]);
  });

  it("tells of those that stand when it goes out, and what is cancelled together in one", async () => {
    const { first, third } = await booked();
    await cancel(first.uid);
    await cancel(third.uid, true);
    const sent = await mailed();
    const toGus = sent.filter(({ line }) => line.endsWith("gus@guest.example")).map(({ mail }) => mail);
    expect(toGus.map(({ subject }) => subject.replace(/ .*?( and \d more)?$/, "$1"))).toEqual([
      "Confirmed:",
      "Cancelled:",
      "Cancelled: and 1 more",
    ]);
    const all = toGus.map(({ calendar }) => calendar?.content ?? "");
    expect(all.map((content) => content.match(/STATUS:CANCELLED/g)?.length ?? 0)).toEqual([0, 1, 2]);
  });
});
