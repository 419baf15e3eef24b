import { parseQuery } from "@calcache/http-edge";
import { describe, expect, it } from "vitest";
import { slotsQuery } from "./slots-query.ts";

const asked = { teamSlug: "devs", eventTypeSlug: "teamevent", start: "2026-12-01", end: "2026-12-02" };
const parse = (changes: Record<string, string | undefined> = {}) => {
  const pairs = Object.entries({ ...asked, ...changes });
  return parseQuery(
    slotsQuery,
    new URLSearchParams(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  );
};
/** What is wrong, in one line. */
const saidOf = (parsed: ReturnType<typeof parse>) =>
  parsed.ok ? "" : parsed.error.map(({ path, message }) => `${path} ${message}`).join("; ");
const minute = (text: string) => Date.parse(text) / 60_000;

describe("a query for slots", () => {
  it("has UTC, the event type's length, starts only and the team's choice of cache as defaults", () => {
    expect(parse()).toEqual({
      ok: true,
      value: {
        eventType: { teamSlug: "devs", eventTypeSlug: "teamevent" },
        slots: {
          range: { start: minute("2026-12-01T00:00Z"), end: minute("2026-12-03T00:00Z") },
          timeZone: "UTC",
          duration: null,
          serveCache: null,
          routing: { memberIds: [], ownerEmail: null },
          room: null,
        },
        format: "time",
        own: { reservationUid: null, bookingUid: null },
      },
    });
  });

  it("names the event type by team, by user or by id", () => {
    const eventType = (changes: Record<string, string | undefined>) => {
      const parsed = parse(changes);
      return parsed.ok && parsed.value.eventType;
    };
    expect(eventType({ orgSlug: "acme" })).toMatchObject({ teamSlug: "devs", orgSlug: "acme" });
    expect(eventType({ organizationSlug: "acme" })).toMatchObject({ teamSlug: "devs", orgSlug: "acme" });
    expect(eventType({ teamSlug: undefined, username: "ann" })).toEqual({
      username: "ann",
      eventTypeSlug: "teamevent",
    });
    expect(eventType({ eventTypeId: "7" })).toEqual({ eventTypeId: 7 });
  });

  it("reads dates in the asked zone, and forgives a plus sign that became a space", () => {
    const range = (changes: Record<string, string>) => {
      const parsed = parse(changes);
      return parsed.ok && parsed.value.slots.range.start;
    };
    expect(range({ timeZone: "Asia/Tokyo" })).toBe(minute("2026-11-30T15:00Z"));
    expect(range({ start: "2026-12-01T09:00:00 01:00" })).toBe(minute("2026-12-01T08:00Z"));
  });

  it("takes cal.cache, duration and format, and ignores what it doesn't know", () => {
    expect(
      parse({ "cal.cache": "false", duration: "45", format: "range", utm_source: "mail" }),
    ).toMatchObject({
      value: { slots: { serveCache: false, duration: 45 }, format: "range" },
    });
    expect(parse({ "cal.cache": "true" })).toMatchObject({ value: { slots: { serveCache: true } } });
  });

  it("may ask for a year at once", () => {
    expect(parse({ start: "2028-01-01", end: "2028-12-31" }).ok).toBe(true);
  });
});

describe("a query that can't be answered", () => {
  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ["a missing start", { start: undefined }, /^start is missing/],
    ["an empty start", { start: "" }, /^start is missing/],
    ["a start that isn't one", { start: "soon" }, /^start must be a date/],
    ["a date that doesn't exist", { start: "2026-02-30" }, /^start must be a date/],
    ["an end before the start", { end: "2026-11-30" }, /^end is before start/],
    ["an end after the last year", { start: "9999-12-31", end: "9999-12-31" }, /^end is after 9999-12-30/],
    ["text that can't be stored", { teamSlug: "a\0b" }, /^teamSlug holds characters that are none/],
    ["more than a year", { end: "2027-12-31" }, /at most 366/],
    ["an unknown zone", { timeZone: "Mars/Olympus" }, /^timeZone must be an IANA/],
    ["a bare offset as zone", { timeZone: "+02:00" }, /^timeZone must be an IANA/],
    ["no time at all", { duration: "0" }, /^duration must be a whole number/],
    ["more than a day", { duration: "1441" }, /^duration must be a whole number/],
    ["a fraction", { duration: "1.5" }, /^duration must be a whole number/],
    ["an unknown format", { format: "ics" }, /^format must be time or range/],
    ["an unclear cal.cache", { "cal.cache": "1" }, /^cal.cache must be true or false/],
    ["a huge id", { eventTypeId: "9999999999" }, /^eventTypeId must be a whole number/],
    ["no event type", { eventTypeSlug: undefined }, /^eventTypeSlug is missing/],
    ["an event type of nobody", { teamSlug: undefined }, /^teamSlug or username is missing/],
  ])("with %s is refused with the reason", (_, changes, reason) => {
    expect(saidOf(parse(changes))).toMatch(reason);
  });

  it("is told everything that is wrong at once", () => {
    const parsed = parse({ start: undefined, format: "ics" });
    expect(saidOf(parsed)).toMatch(/start is missing.*; format must be/);
  });
});
