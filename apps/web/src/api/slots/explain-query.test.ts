import { parseQuery } from "@calcache/http-edge";
import { describe, expect, it } from "vitest";
import { explainQuery } from "./explain-query.ts";

const asked = { teamSlug: "devs", eventTypeSlug: "teamevent", at: "2026-12-01T09:00:00Z" };
const parse = (changes: Record<string, string | undefined> = {}) => {
  const pairs = Object.entries({ ...asked, ...changes });
  return parseQuery(
    explainQuery,
    new URLSearchParams(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  );
};
const minute = (text: string) => Date.parse(text) / 60_000;

describe("a query for an explanation", () => {
  it("is one for slots, with a time instead of a range", () => {
    expect(parse({ duration: "45", "cal.cache": "false", start: "soon" })).toEqual({
      ok: true,
      value: {
        eventType: { teamSlug: "devs", eventTypeSlug: "teamevent" },
        explain: {
          ...{ at: minute("2026-12-01T09:00Z"), timeZone: "UTC", duration: 45, serveCache: false },
          routing: { memberIds: [], ownerEmail: null },
          room: null,
        },
      },
    });
    expect(parse({ teamSlug: undefined, username: "ann" })).toMatchObject({
      value: { eventType: { username: "ann", eventTypeSlug: "teamevent" } },
    });
  });

  it("reads the time as the start of a range is read", () => {
    const at = (changes: Record<string, string>) => {
      const parsed = parse(changes);
      return parsed.ok && parsed.value.explain.at;
    };
    expect(at({ at: "2026-12-01T09:00:00 01:00" })).toBe(minute("2026-12-01T08:00Z"));
    expect(at({ at: "2026-12-01T09:00", timeZone: "Asia/Tokyo" })).toBe(minute("2026-12-01T00:00Z"));
    expect(at({ at: "2026-12-01T09:00:01Z" })).toBe(minute("2026-12-01T09:01Z"));
  });

  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ["no time", { at: undefined }, /^at is missing/],
    ["a date", { at: "2026-12-01" }, /^at must be a time/],
    ["a time that doesn't exist", { at: "2026-12-01T25:00Z" }, /^at must be a time/],
    ["a time before 1970", { at: "1969-12-01T09:00Z" }, /^at must be a time/],
    ["a time after the last year", { at: "9999-12-31T23:59:00-14:00" }, /^at must be a time/],
    ["an unknown zone", { timeZone: "Mars/Olympus" }, /^timeZone must be/],
    ["no event type", { eventTypeSlug: undefined }, /^eventTypeSlug is missing/],
  ])("with %s is refused with the reason", (_, changes, reason) => {
    const parsed = parse(changes);
    expect(parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path} ${message}`)).toContainEqual(
      expect.stringMatching(reason),
    );
  });
});
