import { describe, expect, test } from "vitest";
import { parseAskedRange } from "./asked-range.ts";

/** The range in UTC, or the kind of its problem. */
function ask(start: string, end: string, timeZone = "UTC"): string {
  const range = parseAskedRange(start, end, timeZone);
  if (!range.ok) return range.error.kind;
  const text = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 16);
  return `${text(range.value.start)}/${text(range.value.end)}`;
}

describe("dates", () => {
  test("mean those dates in the asker's zone, the end included", () => {
    expect(ask("2026-12-01", "2026-12-01")).toBe("2026-12-01T00:00/2026-12-02T00:00");
    expect(ask("2026-12-01", "2026-12-03", "Asia/Kathmandu")).toBe("2026-11-30T18:15/2026-12-03T18:15");
  });

  test("may be of 23 or 25 hours", () => {
    expect(ask("2026-03-29", "2026-03-29", "Europe/London")).toBe("2026-03-29T00:00/2026-03-29T23:00");
    expect(ask("2026-10-25", "2026-10-25", "Europe/London")).toBe("2026-10-24T23:00/2026-10-26T00:00");
  });

  test("begin with their first hour where midnight is skipped", () => {
    expect(ask("2026-03-29", "2026-03-29", "Asia/Beirut")).toBe("2026-03-28T22:00/2026-03-29T21:00");
  });

  test("that a zone skipped are empty", () => {
    expect(ask("2011-12-30", "2011-12-30", "Pacific/Apia")).toBe("2011-12-30T10:00/2011-12-30T10:00");
  });
});

describe("times", () => {
  test("with an offset mean themselves, whatever the asker's zone", () => {
    const expected = "2026-12-01T09:00/2026-12-01T17:00";
    expect(ask("2026-12-01T09:00:00Z", "2026-12-01T17:00:00.000Z", "Asia/Tokyo")).toBe(expected);
    expect(ask("2026-12-01T10:00+01:00", "2026-12-01T12:00-05:00", "Asia/Tokyo")).toBe(expected);
  });

  test("without an offset are read in the asker's zone", () => {
    expect(ask("2026-12-01T09:00", "2026-12-01T17:00:00", "America/New_York")).toBe(
      "2026-12-01T14:00/2026-12-01T22:00",
    );
  });

  test("that spring skips are read as much later, that autumn repeats as the first", () => {
    expect(ask("2026-03-29T01:30", "2026-03-29T12:00", "Europe/London")).toBe(
      "2026-03-29T01:30/2026-03-29T11:00",
    );
    expect(ask("2026-10-25T01:30", "2026-10-25T12:00", "Europe/London")).toBe(
      "2026-10-25T00:30/2026-10-25T12:00",
    );
  });

  test("round inwards to whole minutes", () => {
    expect(ask("2026-12-01T09:00:00.000000001Z", "2026-12-01T17:00:58.999Z")).toBe(
      "2026-12-01T09:01/2026-12-01T17:00",
    );
    expect(ask("2026-12-01T09:00:10Z", "2026-12-01T09:00:50Z")).toBe("2026-12-01T09:01/2026-12-01T09:01");
  });

  test("that end in the last second of a minute mean its end", () => {
    for (const second of ["59Z", "59.999Z", "59.999999999Z"]) {
      expect(ask("2026-12-01T09:00Z", `2026-12-01T23:59:${second}`)).toBe(
        "2026-12-01T09:00/2026-12-02T00:00",
      );
    }
    expect(ask("2026-12-01T00:00", "2026-12-01T23:59:59.999", "Asia/Kolkata")).toBe(
      "2026-11-30T18:30/2026-12-01T18:30",
    );
  });

  test("mix with dates", () => {
    expect(ask("2026-12-01T15:00Z", "2026-12-01")).toBe("2026-12-01T15:00/2026-12-02T00:00");
    expect(ask("2026-12-01", "2026-12-01T15:00Z")).toBe("2026-12-01T00:00/2026-12-01T15:00");
  });
});

describe("an end before the start is refused", () => {
  test.each([
    ["2026-12-02", "2026-12-01"],
    ["2026-12-01T10:00Z", "2026-12-01T09:59Z"],
    ["2026-12-01T10:00:30Z", "2026-12-01T10:00:29Z"],
    ["2026-12-01T10:00+02:00", "2026-12-01T07:00Z"],
    ["2026-12-02T00:00Z", "2026-12-01"],
    ["2026-12-02", "2026-12-01T23:59Z"],
  ])("%s to %s", (start, end) => {
    expect(ask(start, end)).toBe("end_before_start");
  });

  test("but one at the start makes an empty range", () => {
    expect(ask("2026-12-01T10:00Z", "2026-12-01T10:00Z")).toBe("2026-12-01T10:00/2026-12-01T10:00");
    expect(ask("2026-12-01", "2026-12-01T00:00Z")).toBe("2026-12-01T00:00/2026-12-01T00:00");
  });
});

describe("refuses what is no time", () => {
  test.each([
    "",
    "tomorrow",
    "2026-02-30",
    "2026-13-01",
    "2026-12-1",
    "20261201",
    "+002026-12-01",
    " 2026-12-01",
    "2026-12-01T",
    "2026-12-01T9:00Z",
    "2026-12-01T24:00Z",
    "2026-12-01T09:60Z",
    "2026-12-01T09:00:60Z",
    "2026-02-30T09:00",
    "2026-12-01 09:00Z",
    "2026-12-01T09:00 01:00",
    "2026-12-01T09:00+25:00",
    "2026-12-01T09:00Z[Europe/London]",
    "1796083200000",
    "2026-12-01T09:00Z\n",
  ])("%j", (text) => {
    expect(ask(text, "2026-12-31")).toBe("bad_start");
    expect(ask("2026-01-01", text)).toBe("bad_end");
  });

  test("or lies before 1970", () => {
    expect(ask("1969-12-31", "2026-12-01")).toBe("bad_start");
  });
});

test("a refusal says what was wrong with which end", () => {
  expect(parseAskedRange("2026-12-01", "soon", "UTC")).toEqual({
    ok: false,
    error: { kind: "bad_end", message: expect.stringMatching(/^must be a date/) },
  });
});
