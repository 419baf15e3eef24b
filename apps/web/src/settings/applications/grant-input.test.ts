import { describe, expect, test } from "vitest";
import { grantIn } from "./grant-input.ts";

const now = Date.parse("2026-11-20T12:00Z");
const grantable = { teamIds: [7], calendars: ["AAMk/work", "AAMk/home"] };
const crm = { application: "CRM", "scope-free_busy": "on", opens: "own" };
const read = (fields: Record<string, string>) => {
  const grant = grantIn(new URLSearchParams(fields), grantable, now);
  return grant.ok ? grant.value : grant.error;
};

test("a grant says which application, what it may, for whom and how long", () => {
  const fields = {
    ...crm,
    "scope-channels": "on",
    until: "2027-03-31",
    origins: "https://App.example/, https://b.example",
  };
  expect(read(fields)).toEqual({
    application: "CRM",
    scopes: ["free_busy", "channels"],
    reach: { kind: "own" },
    expiresAt: new Date("2027-04-01T12:00Z"),
    origins: ["https://app.example", "https://b.example"],
  });
});

test("it is for chosen calendars, or for a team that one administers", () => {
  const chosen = { ...crm, opens: "calendars", "calendar-AAMk/home": "on", "calendar-AAMk/another's": "on" };
  expect(read(chosen)).toMatchObject({ reach: { kind: "calendars", calendars: ["AAMk/home"] } });
  expect(read({ ...crm, opens: "team-7" })).toMatchObject({ reach: { kind: "team", teamId: 7 } });
});

describe("what can't be granted is said at its field:", () => {
  test.each([
    ["application", { application: " " }],
    ["scope", { "scope-free_busy": "" }],
    ["opens", { opens: "team-8" }],
    ["opens", { opens: "colleagues" }],
    ["calendar", { opens: "calendars" }],
    ["scope", { opens: "calendars", "calendar-AAMk/home": "on", "scope-bookings": "on" }],
    ["until", { until: "2026-11-18" }],
    ["until", { until: "2026-02-30" }],
    ["origins", { origins: "https://app.example/path" }],
    ["origins", { origins: "javascript:alert(1)" }],
    ["origins", { origins: "*" }],
  ])("%s of %j", (field, changed) => {
    expect(Object.keys(read({ ...crm, ...changed }))).toEqual([field]);
  });
});
