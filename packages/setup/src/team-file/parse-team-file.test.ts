import { describe, expect, it } from "vitest";
import { parseTeamFile } from "./parse-team-file.ts";

const ann = {
  email: "Ann@Contoso.example",
  username: "ann",
  name: "Ann Ito",
  timeZone: "Europe/London",
  schedule: {
    timeZone: "Europe/London",
    availability: [{ days: [1, 2, 3, 4, 5], startTime: "09:00", endTime: "24:00" }],
    overrides: [{ date: "2026-12-24", startTime: "09:00", endTime: "12:00" }, { date: "2026-12-25" }],
  },
  credentials: [
    {
      type: "office365_calendar",
      key: {
        access_token: "a",
        refresh_token: "r",
        expiry_date: 1_790_000_000_000,
        email: "ann@contoso.example",
      },
      selectedCalendars: ["AAMk1", "AAMk2"],
      destinationCalendar: "AAMk1",
    },
  ],
};
const teamEvent = {
  slug: "teamevent",
  title: "Team event",
  length: 30,
  schedulingType: "COLLECTIVE",
  hosts: [{ email: "ann@contoso.example" }],
};
const devs = { slug: "devs", name: "Developers", members: ["ann@contoso.example"], eventTypes: [teamEvent] };

/** The file with one value at a path replaced; `undefined` takes the key away. */
function fileWith(path: readonly (string | number)[], value: unknown): unknown {
  const file: unknown = structuredClone({ users: [ann], teams: [devs] });
  const [last, ...parents] = path.toReversed();
  const parent: unknown = parents
    .toReversed()
    .reduce<unknown>((at, step) => Reflect.get(Object(at), step), file);
  if (last !== undefined && value === undefined) Reflect.deleteProperty(Object(parent), last);
  if (last !== undefined && value !== undefined) Reflect.set(Object(parent), last, value);
  return file;
}

function errorsOf(json: unknown) {
  const parsed = parseTeamFile(json);
  return parsed.ok ? [] : parsed.error;
}

const user = ["users", 0] as const;
const schedule = [...user, "schedule"] as const;
const credential = [...user, "credentials", 0] as const;
const event = ["teams", 0, "eventTypes", 0] as const;

describe("parseTeamFile", () => {
  it("fills in defaults, lower-cases addresses and writes midnight's end as 23:59", () => {
    const parsed = parseTeamFile({ users: [ann], teams: [devs] });
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        users: [{ email: "ann@contoso.example", schedule: { availability: [{ endTime: "23:59" }] } }],
        teams: [
          {
            eventTypes: [
              {
                slotInterval: null,
                minimumBookingNotice: 0,
                beforeEventBuffer: 0,
                afterEventBuffer: 0,
                periodDays: null,
                requiredHosts: 1,
                hosts: [{ isFixed: false, priority: 2, weight: 100, group: null }],
              },
            ],
          },
        ],
      },
    });
  });

  it("keeps sections that are left out apart from empty ones", () => {
    const { schedule: _, credentials: __, ...rest } = ann;
    const parsed = parseTeamFile({ users: [{ ...rest, eventTypes: [] }] });
    expect(parsed.ok && Object.keys(parsed.value.users[0] ?? {})).toEqual([
      "email",
      "username",
      "name",
      "timeZone",
      "eventTypes",
    ]);
  });

  it.each<[string, readonly (string | number)[], unknown]>([
    ["users[0].email", [...user, "email"], "ann"],
    ["users[0].timeZone", [...user, "timeZone"], "London"],
    ["users[0].timeZone", [...user, "timeZone"], "+01:00"],
    ["users[0].timeZone", [...user, "timeZone"], undefined],
    ["users[0].username", [...user, "username"], "a/b"],
    ["users[0].phone", [...user, "phone"], "1"],
    ["users[0].schedule.timeZone", [...schedule, "timeZone"], "Mars/Base"],
    ["users[0].schedule.availability[0].days[1]", [...schedule, "availability", 0, "days"], [0, 7]],
    ["users[0].schedule.availability[0].startTime", [...schedule, "availability", 0, "startTime"], "9:00"],
    ["users[0].schedule.availability[0].startTime", [...schedule, "availability", 0, "startTime"], "24:00"],
    ["users[0].schedule.availability[0].endTime", [...schedule, "availability", 0, "endTime"], "24:01"],
    ["users[0].schedule.availability[0].endTime", [...schedule, "availability", 0, "endTime"], "09:00"],
    ["users[0].schedule.overrides[0].date", [...schedule, "overrides", 0, "date"], "2026-02-29"],
    ["users[0].schedule.overrides[0].startTime", [...schedule, "overrides", 0, "startTime"], undefined],
    ["users[0].schedule.overrides[0].endTime", [...schedule, "overrides", 0, "endTime"], undefined],
    ["users[0].credentials[0].type", [...credential, "type"], "google_calendar"],
    ["users[0].credentials[0].key.refresh_token", [...credential, "key", "refresh_token"], undefined],
    ["users[0].credentials[0].key.scope", [...credential, "key", "scope"], "x"],
    ["users[0].credentials[0].selectedCalendars[1]", [...credential, "selectedCalendars"], ["A", "A"]],
    [
      "users[0].credentials[1].key.email",
      [...user, "credentials"],
      [...ann.credentials, second("ANN@contoso.example", null)],
    ],
    [
      "users[0].credentials[1].destinationCalendar",
      [...user, "credentials"],
      [...ann.credentials, second("x@y.example", "Z")],
    ],
    ["users[1].email", ["users", 1], { email: "ANN@contoso.example", timeZone: "UTC" }],
    ["users[1].username", ["users", 1], { email: "ben@contoso.example", username: "ann", timeZone: "UTC" }],
    ["users[0].eventTypes[0].schedulingType", [...user, "eventTypes"], [withoutHosts()]],
    [
      "users[0].eventTypes[0].rooms",
      [...user, "eventTypes"],
      [{ slug: "chat", title: "Chat", length: 30, rooms: [{ email: "ANN@contoso.example" }] }],
    ],
    [
      "teams[0].eventTypes[0].rooms",
      [...event, "rooms"],
      [{ email: "red@rooms.example" }, { email: "RED@rooms.example" }],
    ],
    ["teams[1].slug", ["teams", 1], { slug: "devs", name: "Others" }],
    ["teams[0].features[1]", ["teams", 0, "features"], ["calendar-cache", "calendar-cache"]],
    ["teams[0].members[1]", ["teams", 0, "members"], ["a@b.example", "A@b.example"]],
    ["teams[0].eventTypes[1].slug", ["teams", 0, "eventTypes", 1], teamEvent],
    [
      "teams[0].eventTypes[0].hosts[1].email",
      [...event, "hosts"],
      [{ email: "a@b.example" }, { email: "A@b.example" }],
    ],
    ["teams[0].eventTypes[0].length", [...event, "length"], 0],
    ["teams[0].eventTypes[0].length", [...event, "length"], 1441],
    ["teams[0].eventTypes[0].length", [...event, "length"], 30.5],
    ["teams[0].eventTypes[0].slotInterval", [...event, "slotInterval"], -5],
    ["teams[0].eventTypes[0].afterEventBuffer", [...event, "afterEventBuffer"], -1],
    ["teams[0].eventTypes[0].schedulingType", [...event, "schedulingType"], undefined],
    ["teams[0].eventTypes[0].schedulingType", [...event, "schedulingType"], "MANAGED"],
    ["extra", ["extra"], {}],
  ])("reports %s", (path, at, value) => {
    expect(errorsOf(fileWith(at, value)).map((error) => error.path)).toEqual([path]);
  });

  it("reports every error at once, duplicates included", () => {
    const broken = { ...ann, timeZone: 1, colour: "red" };
    expect(errorsOf({ users: [broken, broken], teams: [{ ...devs, name: undefined }] })).toEqual(
      expect.arrayContaining([
        { path: "users[0].colour", message: "is not a known key" },
        { path: "users[1].colour", message: "is not a known key" },
        { path: "users[1].email", message: "is the same as users[0].email" },
        { path: "teams[0].name", message: "is required" },
      ]),
    );
  });

  it.each([null, 3, "text", [], { users: {} }])("refuses %j", (json) => {
    expect(errorsOf(json)).toHaveLength(1);
  });
});

function second(email: string, destinationCalendar: string | null) {
  const key = { access_token: "", refresh_token: "r2", expiry_date: 0, email };
  return { type: "office365_calendar", key, destinationCalendar };
}

function withoutHosts() {
  const { hosts: _, ...rest } = teamEvent;
  return rest;
}
