import type { BookingDetails } from "@calcache/scheduling";
import { expect, test } from "vitest";
import { afterBooking, leadsOnTo } from "./after-booking.ts";

const booking = {
  ...{
    uid: "abc",
    status: "accepted",
    title: "Intro",
    notes: "",
    start: 0,
    end: 1_800_000,
    guests: [],
    responses: {},
  },
  ...{
    attendee: { name: "Gus", email: "gus@guest.example", timeZone: "UTC" },
    hosts: [],
    location: null,
    eventType: null,
  },
  after: { leadsTo: { url: "https://contoso.example/thanks", isTold: true }, mayCancel: true, mayMove: true },
} as unknown as BookingDetails;
const plain = { ...booking, after: { ...booking.after, leadsTo: null } };
const asked = (isScripted: boolean, search = "") =>
  new Headers({
    referer: `https://book.example/team/devs/intro${search}`,
    ...(isScripted && { "next-action": "1" }),
  });

test("without a page of the event type's, it is the receipt", () => {
  expect(afterBooking(plain, "12", asked(true))).toBe("/booking/abc?timeFormat=12");
  expect(afterBooking(plain, "13", asked(false))).toBe("/booking/abc");
  expect(afterBooking(plain, null, asked(true, "?lang=fr&month=2026-12"))).toBe("/booking/abc?lang=fr");
});

test("scripts lead there at once, with what a campaign added to the page's address and nothing of the page's own", () => {
  const search =
    "?utm_source=news&month=2026-12&date=2026-12-01&layout=week_view&cal.tz=UTC&ui.color-scheme=dark&email=x@y.example";
  const url = new URL(afterBooking(booking, null, asked(true, search)));
  expect(url.origin).toBe("https://contoso.example");
  const names = [...url.searchParams.keys()];
  for (const name of ["month", "date", "layout", "cal.tz", "ui.color-scheme"])
    expect(names).not.toContain(name);
  expect(url.searchParams.get("utm_source")).toBe("news");
  expect(url.searchParams.getAll("email")).toEqual(["gus@guest.example"]);
});

test("in a frame the receipt leads the whole window there, and tells the page around", () => {
  const path = afterBooking(booking, null, asked(true, "?embed=one&theme=dark&utm_source=news"), "moved");
  const { pathname, searchParams } = new URL(path, "https://book.example");
  expect(pathname).toBe("/booking/abc");
  expect(Object.fromEntries(searchParams)).toEqual({
    ...{ embed: "one", theme: "dark", embedHappened: "moved" },
    ...{ leadsOn: "true", utm_source: "news" },
  });
  expect(leadsOnTo(booking, Object.fromEntries(searchParams))).not.toContain("embed");
});

// Broken on purpose: led there in the form's own answer; browsers stopped at `form-action 'self'`.
test("without scripts the receipt leads there", () => {
  const path = afterBooking(booking, null, asked(false, "?utm_source=news"));
  expect(path).toBe("/booking/abc?leadsOn=true&utm_source=news");
  const search = Object.fromEntries(new URL(path, "https://book.example").searchParams);
  expect(leadsOnTo(booking, search)).toBe(afterBooking(booking, null, asked(true, "?utm_source=news")));
  expect(leadsOnTo(booking, {})).toBeNull();
  expect(leadsOnTo(plain, search)).toBeNull();
  expect(leadsOnTo({ ...booking, status: "cancelled" }, search)).toBeNull();
});
