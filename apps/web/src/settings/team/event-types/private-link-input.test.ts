import { zoneOf } from "@calcache/time-zones/data";
import { describe, expect, it } from "vitest";
import { privateLinkIn, privateLinkWords } from "./private-link-input.ts";

const now = Date.parse("2026-12-01T12:00:00Z");
const linkId = "k3YzPq81Lm";
const read = (uses: string, until: string, zone = "Europe/Berlin") =>
  privateLinkIn(new URLSearchParams({ "link-uses": uses, "link-until": until }), linkId, zoneOf(zone), now);

describe("a private link in a form", () => {
  it("is good for one booking where nothing is said, for so many, or for any number", () => {
    expect(read("", "")).toEqual({ ok: true, value: { linkId } });
    expect(read("5", "")).toEqual({ ok: true, value: { linkId, maxUsageCount: 5 } });
    expect(read("0", "")).toEqual({ ok: true, value: { linkId, maxUsageCount: 0 } });
  });

  it.each([
    ["Europe/Berlin", "2027-03-28", "2027-03-28T21:59:59.999Z"],
    ["America/New_York", "2026-12-31", "2027-01-01T04:59:59.999Z"],
    ["Asia/Tokyo", "2026-12-31", "2026-12-31T14:59:59.999Z"],
  ])("ends with a date of the user's own zone (%s)", (zone, until, expiresAt) => {
    expect(read("", until, zone)).toEqual({ ok: true, value: { linkId, expiresAt } });
  });

  it("may end today, and not before", () => {
    expect(read("", "2026-12-01").ok).toBe(true);
    expect(read("", "2026-11-30")).toEqual({
      ok: false,
      error: { "link-until": "Please enter a date that isn't over" },
    });
  });

  it.each([
    ["-1", "", { "link-uses": "must be at least 0" }],
    ["many", "", { "link-uses": "must be a whole number" }],
    ["99999999999", "", { "link-uses": "must be at most 2147483647" }],
    ["5", "2026-12-24", { "link-uses": "must be empty where there is a date" }],
    ["", "2026-02-30", { "link-until": "Please enter a date that exists, as 2026-12-24" }],
    ["", "9999-12-31", { "link-until": "Please enter a date that exists, as 2026-12-24" }],
  ])("of %j uses until %j is refused at its field", (uses, until, error) => {
    expect(read(uses, until)).toEqual({ ok: false, error });
  });

  it.each([
    [{ maxUsageCount: 1 }, "Good for 1 booking"],
    [{ maxUsageCount: 1, usageCount: 1 }, "Used up"],
    [{ maxUsageCount: 5, usageCount: 2 }, "Good for 3 bookings more, used 2 times"],
    [{ maxUsageCount: 5, usageCount: 7 }, "Used up: good for 5 bookings"],
    [{ maxUsageCount: 0, usageCount: 1 }, "Good for any number of bookings, used once"],
    [
      { expiresAt: Date.parse("2026-12-31T22:59:59.999Z") },
      "Good until Thursday, December 31, 2026 at 11:59 PM",
    ],
    [{ expiresAt: now }, "Expired: Tuesday, December 1, 2026 at 1:00 PM"],
  ])("as %j is told to who made it", (stored, words) => {
    const link = { id: 1, link: linkId, expiresAt: null, maxUsageCount: 1, usageCount: 0, ...stored };
    expect(privateLinkWords(link, zoneOf("Europe/Berlin"), now)).toBe(words);
  });
});
