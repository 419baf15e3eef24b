import type { VisitorCalendarReading } from "@calcache/outlook";
import { expect, it, vi } from "vitest";
import { findVisitorCalendar } from "./find-visitor-calendar.ts";

const shown = { range: { start: 0, end: 1440 }, timeZone: "UTC" };
const busy = [{ start: 600, end: 660 }];
const nothing = { account: null, busy: null };

function services(read: () => Promise<VisitorCalendarReading>) {
  return { guests: { read: vi.fn(read) }, log: { error: vi.fn() } };
}
const outlook = () => services(async () => ({ kind: "read", address: "gus@fabrikam.example", busy }));

it("finds when the guest is busy", async () => {
  expect(await findVisitorCalendar(outlook(), { session: "session", isRefused: false }, shown)).toEqual({
    state: "connected",
    account: "gus@fabrikam.example",
    busy,
  });
});

// Broken on purpose: `shown` not looked at; every page of a guest's would have asked Outlook.
it("asks nobody where the overlay isn't wanted, or nothing is connected, or nothing can be", async () => {
  const given = outlook();
  expect(await findVisitorCalendar(given, { session: "session", isRefused: false }, null)).toEqual({
    state: "not-asked",
    ...nothing,
  });
  expect(await findVisitorCalendar(given, { session: null, isRefused: false }, shown)).toEqual({
    state: "none",
    ...nothing,
  });
  expect(await findVisitorCalendar(given, { session: null, isRefused: true }, shown)).toEqual({
    state: "refused",
    ...nothing,
  });
  expect(
    await findVisitorCalendar({ ...given, guests: null }, { session: "session", isRefused: false }, shown),
  ).toBeNull();
  expect(given.guests.read).not.toHaveBeenCalled();
});

it("says that the calendar can't be read where Outlook fails, is too slow, or the database is away", async () => {
  const unreadable = { state: "unreadable", ...nothing };
  const fails = services(async () => ({ kind: "unreadable", address: null }));
  expect(await findVisitorCalendar(fails, { session: "session", isRefused: false }, shown)).toEqual(
    unreadable,
  );
  const slow = services(() => new Promise(() => {}));
  expect(await findVisitorCalendar(slow, { session: "session", isRefused: false }, shown, 10)).toEqual(
    unreadable,
  );
  const away = services(() => Promise.reject(new Error("away")));
  expect(await findVisitorCalendar(away, { session: "session", isRefused: false }, shown)).toEqual(
    unreadable,
  );
  expect(away.log.error).toHaveBeenCalled();
});
