import { parseQuery } from "@calcache/http-edge";
import { expect, test } from "vitest";
import { freeBusyQuery } from "./free-busy-request.ts";

/** Where a request for free/busy is wrong; null where it isn't. */
function wrongAt(from: string, to: string, timeZone = "UTC"): string | null {
  const parsed = parseQuery(freeBusyQuery, new URLSearchParams({ usernames: "ann", from, to, timeZone }));
  return parsed.ok ? null : parsed.error.map(({ path }) => path).join();
}

test.each<[string, string, string, string]>([
  ["of which one has 25 hours", "2026-09-01", "2026-11-01", "Europe/London"],
  ["of which one has 23 hours", "2026-03-01", "2026-05-01", "Europe/London"],
  [
    "of 24 hours each, though a clock is put forward",
    "2026-03-01T00:00Z",
    "2026-05-02T00:00Z",
    "Europe/London",
  ],
])("62 days can be asked for, %s", (_, from, to, zone) => expect(wrongAt(from, to, zone)).toBeNull());

test("63 days can't be, whatever the zone", () => {
  for (const zone of ["UTC", "Europe/London", "Australia/Lord_Howe"])
    for (const [from, to] of [
      ["2026-09-01", "2026-11-02"],
      ["2026-03-01", "2026-05-02"],
    ] as const)
      expect([zone, wrongAt(from, to, zone)]).toEqual([zone, "to"]);
});

test("a time after the year 9999 can't be", () => {
  expect(wrongAt("9999-12-01", "9999-12-31")).toBe("to");
  expect(wrongAt("9999-12-01", "9999-12-30")).toBeNull();
});
