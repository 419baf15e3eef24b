import { parse } from "@calcache/http-edge";
import { describe, expect, it } from "vitest";
import { availabilityBody } from "./availability-body.ts";

const periods = [{ start: "2026-12-01T09:00:00Z", end: "2026-12-01T17:00:00Z" }];
const group = (...usernames: string[]) => ({
  members: usernames.map((username) => ({ username })),
  required: "all",
});
const meeting = {
  participants: [group("ann", "ben")],
  required_duration: { minutes: 30 },
  query_periods: periods,
};
const step = (sequence_id: string, changes: object = {}) => ({
  sequence_id,
  participants: [group("ann")],
  required_duration: { minutes: 45 },
  ...changes,
});
const minute = (text: string) => Date.parse(text) / 60_000;

/** A group as it is understood. */
const asked = (...usernames: string[]) => ({
  members: usernames.map((username) => ({ name: { username }, rules: null, periods: null })),
  required: "all",
});

/** Places and reasons, or nothing if the body can be used. */
function problems(body: unknown): Record<string, string> {
  const parsed = parse(availabilityBody, body);
  return parsed.ok ? {} : Object.fromEntries(parsed.error.map(({ path, message }) => [path, message]));
}
const found = (body: unknown) => {
  const parsed = parse(availabilityBody, body);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

describe("a meeting", () => {
  it("has periods, UTC, starts a length apart, no buffers and 512 results as defaults", () => {
    expect(found(meeting)).toEqual({
      periods: [{ start: minute("2026-12-01T09:00Z"), end: minute("2026-12-01T17:00Z") }],
      timeZone: "UTC",
      most: 512,
      find: {
        kind: "periods",
        meeting: {
          path: [],
          participants: [asked("ann", "ben")],
          length: 30,
          startInterval: 30,
          beforeEventBuffer: 0,
          afterEventBuffer: 0,
        },
      },
    });
  });

  it("has periods up to a minute's end where they end in its last second", () => {
    const periods = [{ start: "2026-12-01T00:00:00.000Z", end: "2026-12-01T23:59:59.999Z" }];
    expect(found({ ...meeting, query_periods: periods }).periods).toEqual([
      { start: minute("2026-12-01T00:00Z"), end: minute("2026-12-02T00:00Z") },
    ]);
  });

  it("takes everything that may be asked", () => {
    const body = {
      ...meeting,
      participants: [{ members: [{ email: "ann@example.com" }, { username: "ben" }], required: 1 }],
      query_periods: [{ start: "2026-12-01T09:00:30+01:00", end: "2026-12-01T17:00+01:00" }],
      start_interval: { minutes: 15 },
      buffer: { before: { minutes: 10 } },
      response_format: "overlapping_slots",
      tzid: "Asia/Kathmandu",
      max_results: 3,
    };
    expect(found(body)).toMatchObject({
      periods: [{ start: minute("2026-12-01T08:01Z"), end: minute("2026-12-01T16:00Z") }],
      timeZone: "Asia/Kathmandu",
      most: 3,
      find: {
        kind: "overlapping_slots",
        meeting: { startInterval: 15, beforeEventBuffer: 10, afterEventBuffer: 0 },
      },
    });
  });
});

describe("a sequence", () => {
  const gapOf = (...steps: object[]) => {
    const { find } = found({ sequence: steps, query_periods: periods });
    return find.kind === "sequences" ? find.steps[0]?.gapAfter : find;
  };
  const buffer = (minimum: number, maximum: number) => ({
    minimum: { minutes: minimum },
    maximum: { minutes: maximum },
  });

  it("begins at round times and follows at any minute, in the order of its ordinals", () => {
    const sequence = [step("second", { ordinal: 2 }), step("first", { ordinal: 1 })];
    expect(found({ sequence, query_periods: periods })).toMatchObject({
      find: {
        kind: "sequences",
        steps: [
          { sequenceId: "first", path: ["sequence", 1], startInterval: 45 },
          { sequenceId: "second", path: ["sequence", 0], startInterval: 1 },
        ],
      },
    });
  });

  it("has any gap, or what the steps at its sides both allow", () => {
    expect(gapOf(step("a"), step("b"))).toEqual({ least: 0, most: Infinity });
    expect(gapOf(step("a"), step("b", { buffer: { before: buffer(15, 60) } }))).toEqual({
      least: 15,
      most: 60,
    });
    expect(
      gapOf(
        step("a", { buffer: { after: buffer(10, 30) } }),
        step("b", { buffer: { before: buffer(15, 60) } }),
      ),
    ).toEqual({ least: 15, most: 30 });
  });

  it("is refused where they allow none together", () => {
    const sequence = [
      step("a", { buffer: { after: buffer(0, 10) } }),
      step("b", { buffer: { before: buffer(15, 60) } }),
    ];
    expect(problems({ sequence, query_periods: periods })).toEqual({
      "sequence[1].buffer.before": expect.stringMatching(
        /^leaves no gap .* sequence\[0\].* at least 15 .* most 10/,
      ),
    });
  });
});

describe("a body that can't be used is told each place and what is wrong there:", () => {
  const many = (count: number) => group(...Array.from({ length: count }, (_, i) => `user${i}`));
  it.each<[string, unknown, Record<string, string>]>([
    ["no object", [], { "": "must be an object" }],
    [
      "nothing given",
      {},
      {
        participants: "is required",
        required_duration: "is required",
        query_periods: "is required",
      },
    ],
    [
      "unknown keys, everywhere",
      { ...meeting, color: 1, required_duration: { minutes: 30, hours: 1 } },
      { color: "is not a known key", "required_duration.hours": "is not a known key" },
    ],
    [
      "no hours of a member's, neither by rules nor by periods",
      {
        ...meeting,
        participants: [{ members: [{ username: "ann", availability_rule_ids: [] }], required: 1 }],
      },
      {
        "participants[0].members[0].availability_rule_ids":
          "must not be empty where there are no available_periods",
      },
    ],
    [
      "members that are nobody, somebody twice, or something else",
      {
        ...meeting,
        participants: [{ members: [{}, { username: "a", email: "a@b.c" }, "ann"], required: "all" }],
      },
      {
        "participants[0].members[0]": "must have either a username or an email",
        "participants[0].members[1]": "must have either a username or an email",
        "participants[0].members[2]": "must be an object",
      },
    ],
    [
      "more needed than there are",
      {
        ...meeting,
        participants: [
          { ...group("ann", "ben"), required: 3 },
          { ...group("cy"), required: "most" },
        ],
      },
      {
        "participants[0].required": "asks for 3, but there are 2 members",
        "participants[1].required": 'must be "all" or a whole number of at least 1',
      },
    ],
    [
      "no members",
      { ...meeting, participants: [group()] },
      { "participants[0].members": "must not be empty" },
    ],
    [
      "too many groups",
      { ...meeting, participants: Array.from({ length: 11 }, () => group("ann")) },
      { participants: "may have at most 10 entries" },
    ],
    [
      "too many members together",
      { ...meeting, participants: [many(200), many(51)] },
      { participants: "name 251 members together; at most 250 may be asked for" },
    ],
    [
      "lengths out of bounds",
      {
        ...meeting,
        required_duration: { minutes: 0 },
        start_interval: { minutes: 1.5 },
        buffer: { after: { minutes: -1 } },
      },
      {
        "required_duration.minutes": "must be a whole number from 1 to 1440",
        "start_interval.minutes": "must be a whole number from 1 to 1440",
        "buffer.after.minutes": "must be a whole number from 0 to 1440",
      },
    ],
    [
      "times that are none",
      { ...meeting, query_periods: [{ start: "2026-12-01", end: "2026-12-01T17:00:00" }] },
      {
        "query_periods[0].start": "must be an ISO 8601 time with an offset, as 2026-12-01T09:00:00Z",
        "query_periods[0].end": "must be an ISO 8601 time with an offset, as 2026-12-01T09:00:00Z",
      },
    ],
    [
      "a period that runs backwards, or before 1970",
      {
        ...meeting,
        query_periods: [
          { start: "2026-12-01T09:00:00Z", end: "2026-12-01T09:00:58Z" },
          { start: "1969-12-31T09:00:00Z", end: "1970-01-01T09:00:00Z" },
        ],
      },
      {
        "query_periods[0].end": "must be later than start",
        "query_periods[1].start": "must lie between 1970 and 9999",
      },
    ],
    [
      "more than 35 days",
      {
        ...meeting,
        query_periods: [...periods, { start: "2027-01-05T09:00:00Z", end: "2027-01-05T09:01:00Z" }],
      },
      { query_periods: "may span at most 35 days from the first start to the last end" },
    ],
    [
      "an unknown zone, format and too many results",
      { ...meeting, tzid: "Mars/Olympus", response_format: "ics", max_results: 513 },
      {
        tzid: "must be an IANA time zone, as Europe/London",
        response_format: "must be periods, slots or overlapping_slots",
        max_results: "must be a whole number from 1 to 512",
      },
    ],
    [
      "steps that are the same twice",
      { sequence: [step("a", { ordinal: 1 }), step("a", { ordinal: 1 })], query_periods: periods },
      {
        "sequence[1].sequence_id": "is the same as that of step 0",
        "sequence[1].ordinal": "is the same as that of step 0",
      },
    ],
    [
      "some steps with an ordinal",
      { sequence: [step("a", { ordinal: 1 }), step("b")], query_periods: periods },
      { sequence: "must have an ordinal in every step or in none" },
    ],
    [
      "a gap that is none",
      {
        sequence: [step("a", { buffer: { after: { minimum: { minutes: 20 }, maximum: { minutes: 10 } } } })],
        query_periods: periods,
      },
      { "sequence[0].buffer.after.maximum": "must not be less than minimum" },
    ],
    [
      "a meeting beside a sequence",
      { ...meeting, sequence: [step("a")] },
      { participants: "is not a known key", required_duration: "is not a known key" },
    ],
  ])("%s", (_, body, expected) => {
    expect(problems(body)).toEqual(expected);
  });

  it("too many members in all steps together", () => {
    const sequence = [step("a", { participants: [many(200)] }), step("b", { participants: [many(51)] })];
    expect(problems({ sequence, query_periods: periods })).toEqual({
      sequence: "name 251 members together; at most 250 may be asked for",
    });
  });
});
