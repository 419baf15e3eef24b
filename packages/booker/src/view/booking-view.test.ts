import { fixedZone } from "@calcache/time-zones";
import { describe, expect, it } from "vitest";
import { bookingView } from "./booking-view.ts";
import type { OfferedSlots } from "./offered-slots.ts";
import { parsePageQuery, type SearchParams } from "./page-query.ts";

const slot = (start: string) => ({
  start: Date.parse(start) / 60_000,
  end: Date.parse(start) / 60_000 + 30,
});
const offered: OfferedSlots = {
  first: "2026-12-01",
  last: "2026-12-31",
  slots: {
    "2026-12-03": [slot("2026-12-03T09:00Z"), slot("2026-12-03T09:30Z")],
    "2026-12-10": [slot("2026-12-10T09:00Z")],
  },
  nextAvailable: null,
  zone: fixedZone("UTC", 0),
  askedTimeZone: null,
  serveCache: null,
  length: 30,
  askedDuration: null,
  askedRoom: null,
  rescheduleUid: null,
  today: "2026-12-01",
  now: Date.parse("2026-12-01T08:00Z"),
  source: "HIT",
  asOf: null,
  unavailableHosts: 0,
};
const view = (search: SearchParams, of = offered) =>
  bookingView(parsePageQuery(search), { timeZone: "UTC", periodDays: null }, of);

describe("what a booking page shows", () => {
  it("is the first date with slots where none is asked", () => {
    expect(view({})).toMatchObject({ selectedDate: "2026-12-03", selectedSlot: null, slotIsGone: false });
  });

  it("is the asked date, with slots or without; then the next that has some is offered", () => {
    expect(view({ date: "2026-12-10" })).toMatchObject({ selectedDate: "2026-12-10" });
    expect(view({ date: "2026-12-04" })).toMatchObject({
      selectedDate: "2026-12-04",
      nextAvailable: "2026-12-10",
    });
    expect(view({}, { ...offered, slots: {}, nextAvailable: "2027-02-01" }).nextAvailable).toBe("2027-02-01");
  });

  it("is the first month or week with slots, where the URL names none and the server found none before it", () => {
    const later = { ...offered, today: "2026-10-30", opensOn: "2026-12-03" };
    expect(view({}, later)).toMatchObject({
      ...{ selectedDate: "2026-12-03", earlier: { month: "2026-11" }, later: { month: "2027-01" } },
      slots: offered.slots,
    });
    expect(view({ layout: "week_view" }, later)).toMatchObject({
      dates: expect.arrayContaining(["2026-12-03", "2026-12-09"]),
      earlier: { date: "2026-11-26" },
    });
    // Who asks for the current month sees it.
    expect(view({ month: "2026-10" }, later)).toMatchObject({ earlier: null, slots: null });
  });

  it("is the chosen slot, or that it is gone", () => {
    const chosen = { date: "2026-12-03", slot: "2026-12-03T09:30:00.000Z" };
    expect(view(chosen).selectedSlot).toEqual(slot("2026-12-03T09:30Z"));
    expect(view({ ...chosen, slot: "2026-12-03T10:00:00.000Z" })).toMatchObject({
      selectedSlot: null,
      slotIsGone: true,
    });
  });

  it.each<[string, SearchParams]>([
    ["another month", { month: "2027-01" }],
    ["another zone", { "cal.tz": "Asia/Tokyo" }],
    ["a live read", { "cal.cache": "false" }],
    ["another length", { duration: "60" }],
    ["a booking that is moved", { rescheduleUid: "abc" }],
    ["a week that goes on after the known dates", { layout: "week_view", date: "2026-12-28" }],
  ])("isn't known yet for %s: no slot counts as free or as gone before it is", (_what, search) => {
    expect(view({ ...search, slot: "2026-12-03T09:00:00.000Z" })).toMatchObject({
      slots: null,
      selectedSlot: null,
      slotIsGone: false,
      nextAvailable: null,
    });
  });

  it("is known at once for a week inside a known month", () => {
    expect(view({ layout: "column_view", date: "2026-12-08" }).slots).toEqual({
      "2026-12-10": [slot("2026-12-10T09:00Z")],
    });
  });
});
