import { describe, expect, test } from "vitest";
import { calendar, component } from "./testing/ics-text.ts";
import { event, read } from "./testing/imported.ts";

// Seen failing: all of it came in without a word, and most of it wrong.

const hour = "DURATION:PT1H";
const daily = ["DTSTART:20260504T080000Z", hour, "RRULE:FREQ=DAILY;COUNT=3"];

describe("an additional occurrence with a length of its own", () => {
  test("stays away where EXDATE says so", async () => {
    const { times, warnings } = await read(
      calendar(
        event(
          "DTSTART:20260504T080000Z",
          hour,
          "RDATE;VALUE=PERIOD:20260505T080000Z/PT3H,20260506T080000Z/PT3H",
          "EXDATE:20260505T080000Z",
        ),
      ),
    );
    expect(times).toEqual(["2026-05-04 08:00 – 2026-05-04 09:00", "2026-05-06 08:00 – 2026-05-06 11:00"]);
    expect(warnings).toEqual([]);
  });

  test.each([
    ["can't be read", "long"],
    ["ends before it begins", "20260505T070000Z"],
  ])("is as long as the event where its own length %s, and named", async (_, end) => {
    const { times, warnings } = await read(
      calendar(event("DTSTART:20260504T080000Z", hour, `RDATE;VALUE=PERIOD:20260505T080000Z/${end}`)),
    );
    expect(times).toEqual(["2026-05-04 08:00 – 2026-05-04 09:00", "2026-05-05 08:00 – 2026-05-05 09:00"]);
    expect(warnings).toEqual(["a period of RDATE can't be understood: it is as long as the event"]);
  });
});

test("a RANGE that isn't THISANDFUTURE is named", async () => {
  const changed = component(
    "VEVENT",
    "UID:a@test",
    "RECURRENCE-ID;RANGE=THISANDPRIOR:20260505T080000Z",
    "DTSTART:20260505T120000Z",
    hour,
  );
  const { times, warnings } = await read(calendar(event(...daily), changed));
  expect(times[1]).toBe("2026-05-05 12:00 – 2026-05-05 13:00");
  expect(warnings).toEqual(["RANGE=THISANDPRIOR isn't known: it is read as this occurrence alone"]);
});

describe("a zone's own definition", () => {
  const berlinUntilSummer = ["DTSTART:20251026T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"];
  const zone = (name: string, daylight: string[]) =>
    component(
      "VTIMEZONE",
      `TZID:${name}`,
      component("STANDARD", ...berlinUntilSummer),
      component("DAYLIGHT", "DTSTART:20260329T020000", "TZOFFSETFROM:+0100", ...daylight),
    );
  const inZone = (name: string) => event(`DTSTART;TZID=${name}:20260504T080000`, hour);

  test.each([
    ["an offset beyond a day", ["TZOFFSETTO:+9999"]],
    ["a rule that can't be read", ["TZOFFSETTO:+0200", "RRULE:FREQ=YEARLY;BYDAY=9XX"]],
  ])("with %s gives way to the zone that has the name", async (_what, daylight) => {
    const { times, warnings } = await read(
      calendar(zone("Europe/Berlin", daylight), inZone("Europe/Berlin")),
    );
    expect(times).toEqual(["2026-05-04 06:00 – 2026-05-04 07:00"]);
    expect(warnings).toEqual([
      "the definition of its time zone can't be read: the zone known by its name is used",
    ]);
  });

  test("of a zone that nobody else knows loses the part that can't be read, and says so", async () => {
    const { times, warnings } = await read(calendar(zone("Home", ["TZOFFSETTO:+9999"]), inZone("Home")));
    expect(times).toEqual(["2026-05-04 07:00 – 2026-05-04 08:00"]);
    expect(warnings).toEqual(["a part of its time zone's definition can't be read and is left out"]);
  });
});

test("EXDATE without a zone is meant in that of a zoned start", async () => {
  const { times, warnings } = await read(
    calendar(
      event(
        "DTSTART;TZID=Europe/Berlin:20260504T080000",
        hour,
        "RRULE:FREQ=DAILY;COUNT=2",
        "EXDATE:20260505T080000",
      ),
    ),
  );
  expect(times).toEqual(["2026-05-04 06:00 – 2026-05-04 07:00"]);
  expect(warnings).toEqual(["EXDATE says no time zone: that of DTSTART is meant"]);
});

describe("a changed occurrence", () => {
  test("from which on all others repeat otherwise", async () => {
    const { times } = await read(
      calendar(
        component("VEVENT", "UID:a", "DTSTART:20260504T080000Z", hour, "RRULE:FREQ=DAILY;COUNT=10"),
        component(
          "VEVENT",
          "UID:a",
          "RECURRENCE-ID;RANGE=THISANDFUTURE:20260506T080000Z",
          "DTSTART:20260506T100000Z",
          hour,
          "RRULE:FREQ=WEEKLY;COUNT=2",
        ),
      ),
    );
    expect(times).toEqual([
      "2026-05-04 08:00 – 2026-05-04 09:00",
      "2026-05-05 08:00 – 2026-05-05 09:00",
      "2026-05-06 10:00 – 2026-05-06 11:00",
      "2026-05-13 10:00 – 2026-05-13 11:00",
    ]);
  });

  test("that its series doesn't have is an event of its own, and named", async () => {
    const { times, warnings } = await read(
      calendar(
        component("VEVENT", "UID:a", ...daily),
        component("VEVENT", "UID:a", "RECURRENCE-ID:20260504T093000Z", "DTSTART:20260504T120000Z", hour),
      ),
    );
    expect(times).toHaveLength(4);
    expect(warnings).toEqual([
      "its series has no occurrence at its RECURRENCE-ID: it is an event of its own",
    ]);
  });
});

describe("a rule", () => {
  test("until a day that no calendar has is named, and costs nothing but the repetition", async () => {
    const { times, warnings } = await read(
      calendar(event("DTSTART:20260104T080000Z", hour, "RRULE:FREQ=DAILY;UNTIL=20260231")),
    );
    expect(times).toHaveLength(1);
    expect(warnings).toEqual(["RRULE is left out and its first time kept: its part UNTIL can't be used"]);
  });

  test("whose last time takes too many to count is named", async () => {
    const { times, warnings } = await read(
      calendar(event("DTSTART:20260104T080000Z", hour, "RRULE:FREQ=HOURLY;COUNT=60000")),
    );
    expect(times).toHaveLength(1);
    expect(warnings).toEqual(["RRULE is left out and its first time kept: its COUNT is more than 50000"]);
  });

  test("is one of twenty at most, and an event has ten thousand dates at most", async () => {
    const rules = Array.from({ length: 22 }, (_, month) => `RRULE:FREQ=YEARLY;BYMONTH=${1 + (month % 12)}`);
    const dates = Array.from({ length: 10_002 }, () => "20260505T080000Z").join(",");
    const { warnings } = await read(
      calendar(event("DTSTART:20260104T080000Z", hour, ...rules, `RDATE:${dates}`)),
    );
    expect(warnings).toEqual([
      "it has more than 20 RRULEs: 2 are left out",
      "RDATE has more than 10000 values: 2 are left out",
    ]);
  });
});
