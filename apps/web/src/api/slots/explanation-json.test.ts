import type { EventTypeHost, HostReason, SlotExplanation } from "@calcache/scheduling";
import { describe, expect, it } from "vitest";
import { anonymousExplanation, completeExplanation } from "./explanation-json.ts";

const minute = (text: string) => Date.parse(`2026-12-01T${text}Z`) / 60_000;
const time = { start: minute("08:00"), end: minute("08:50") };
const calendar = {
  integration: "test_calendar",
  externalId: "AAMk-work",
  source: "stale",
  asOf: Date.parse("2026-11-30T07:00Z"),
} as const;
const unread = {
  integration: "test_calendar",
  externalId: "AAMk-home",
  source: "unread",
  asOf: null,
} as const;

const hostOf = (username: string): EventTypeHost => ({
  userId: 1,
  username,
  name: username.toUpperCase(),
  email: `${username}@contoso.example`,
  absences: [],
  away: [],
  barred: null,
  isFixed: username === "ann",
  priority: 2,
  weight: 100,
  groupId: null,
  limits: { timeZone: "UTC", limits: [] },
  schedule: { timeZone: "Europe/London", availability: [], overrides: [] },
  calendars: [],
});

const explanationOf = (hosts: Record<string, HostReason[]>): SlotExplanation => ({
  slot: { start: minute("09:00"), end: minute("09:30") },
  reasons: [{ kind: "hosts_not_free" }],
  nearestStarts: { before: null, after: minute("10:00") },
  hosts: Object.entries(hosts).map(([username, reasons]) => ({
    host: hostOf(username),
    reasons,
    calendars: [calendar],
  })),
});

const busy: HostReason = { kind: "busy", calendar, time };
const booked: HostReason = { kind: "booked", time };
const buffers: HostReason[] = [
  { kind: "buffer", side: "before", calendar, time },
  { kind: "buffer", side: "before", calendar: null, time },
];

describe("the complete explanation", () => {
  it("names rooms, where there are any", () => {
    const room = { ...hostOf("red"), isRoom: true } as const;
    const busyRoom = { room, reasons: [busy], calendars: [calendar] };
    const unknown = {
      room: { ...room, userId: 2 },
      reasons: [{ kind: "no_calendar" } as const],
      calendars: [],
    };
    const explanation = { ...explanationOf({}), rooms: [busyRoom, unknown] };
    expect(completeExplanation(explanation, null, new Map(), "Europe/Paris")).toMatchObject({
      rooms: [
        {
          id: 1,
          name: "RED",
          free: false,
          reasons: [{ kind: "busy", ...paris }],
          calendars: [{ id: "AAMk-work" }],
        },
        { id: 2, free: false, reasons: [{ kind: "no_calendar" }], calendars: [] },
      ],
    });
    expect(anonymousExplanation(explanation, "Europe/Paris")).not.toHaveProperty("rooms");
  });

  it("names hosts, calendars, their age and times in the asker's zone", () => {
    const explanation = explanationOf({ ann: [], ben: [busy, ...buffers, booked] });
    expect(completeExplanation(explanation, null, new Map(), "Europe/Paris")).toEqual({
      start: "2026-12-01T10:00:00.000+01:00",
      end: "2026-12-01T10:30:00.000+01:00",
      bookable: false,
      reasons: [{ kind: "hosts_not_free" }],
      nearestStarts: { before: null, after: "2026-12-01T11:00:00.000+01:00" },
      hosts: [
        {
          name: "ANN",
          username: "ann",
          isFixed: true,
          free: true,
          reasons: [],
          calendars: [
            {
              integration: "test_calendar",
              id: "AAMk-work",
              source: "stale",
              asOf: "2026-11-30T07:00:00.000Z",
            },
          ],
        },
        {
          name: "BEN",
          username: "ben",
          isFixed: false,
          free: false,
          reasons: [
            { kind: "busy", calendar: "AAMk-work", ...paris },
            { kind: "buffer", side: "before", calendar: "AAMk-work", ...paris },
            { kind: "buffer", side: "before", ...paris },
            { kind: "booked", ...paris },
          ],
          calendars: [
            {
              integration: "test_calendar",
              id: "AAMk-work",
              source: "stale",
              asOf: "2026-11-30T07:00:00.000Z",
            },
          ],
        },
      ],
      assignment: null,
    });
  });

  it("says what time alone rules out, and which calendar isn't known", () => {
    const limits = [
      { kind: "too_soon", earliest: minute("09:15") },
      { kind: "after_booking_period", lastDate: "2026-12-09" },
    ] as const;
    const explanation = explanationOf({
      ann: [...limits, { kind: "calendar_unavailable", calendar: unread }],
    });
    const json = completeExplanation({ ...explanation, reasons: [...limits] }, null, new Map(), "UTC");
    const told = [
      { kind: "too_soon", earliest: "2026-12-01T09:15:00.000Z" },
      { kind: "after_booking_period", lastDate: "2026-12-09" },
    ];
    expect(json.reasons).toEqual(told);
    expect(json.hosts[0]?.reasons).toEqual([
      ...told,
      {
        kind: "calendar_unavailable",
        integration: "test_calendar",
        reason: "unread",
        calendar: "AAMk-home",
      },
    ]);
  });

  it("tells of a calendar that no account here reads its integration and why, not its id", () => {
    const foreign = {
      integration: "google_calendar",
      externalId: null,
      source: "no_provider",
      asOf: null,
    } as const;
    const explanation = explanationOf({ ann: [{ kind: "calendar_unavailable", calendar: foreign }] });
    const hosts = explanation.hosts.map((host) => ({ ...host, calendars: [foreign] }));
    expect(completeExplanation({ ...explanation, hosts }, null, new Map(), "UTC").hosts[0]).toMatchObject({
      reasons: [{ kind: "calendar_unavailable", integration: "google_calendar", reason: "no_provider" }],
      calendars: [{ integration: "google_calendar", source: "no_provider", asOf: null }],
    });
  });

  it("names whom the slot would get, and why", () => {
    const explanation = { ...explanationOf({ ann: [] }), reasons: [] };
    const assigned = [{ host: hostOf("ann"), reason: "fixed" as const }];
    expect(completeExplanation(explanation, assigned, new Map(), "UTC")).toMatchObject({
      bookable: true,
      assignment: [{ name: "ANN", username: "ann", reason: "fixed" }],
    });
  });
});

const paris = { start: "2026-12-01T09:00:00.000+01:00", end: "2026-12-01T09:50:00.000+01:00" };

// Without the sorting, or with each host's first reason as it is, tests here fail: both were tried.
describe("the anonymous explanation", () => {
  it("sorts hosts by their reason, so that nobody's place tells who they are", () => {
    const reasons = { ann: [booked], ben: [], cal: [{ kind: "outside_working_hours" } as const] };
    const { hosts } = anonymousExplanation(explanationOf(reasons), "UTC");
    expect(hosts).toEqual([
      { free: true, reasons: [] },
      { free: false, reasons: [{ kind: "outside_working_hours" }] },
      { free: false, reasons: [{ kind: "busy" }] },
    ]);
    const { ann, ben, cal } = reasons;
    expect(anonymousExplanation(explanationOf({ cal, ann, ben }), "UTC").hosts).toEqual(hosts);
  });

  it("doesn't tell a calendar from a booking or a buffer, nor whether someone who isn't at work is busy too", () => {
    const oneOf = (reasons: HostReason[]) =>
      anonymousExplanation(explanationOf({ ann: reasons }), "UTC").hosts;
    const isBusy = [{ free: false, reasons: [{ kind: "busy" }] }];
    for (const reasons of [[busy], [booked], ...buffers.map((each) => [each]), [busy, booked, busy]])
      expect(oneOf(reasons)).toEqual(isBusy);
    const away: HostReason = { kind: "outside_working_hours" };
    expect(oneOf([away, busy, ...buffers])).toEqual(oneOf([away]));
  });

  it("holds no name, calendar, time or age of any host", () => {
    const explanation = explanationOf({ ann: [busy, ...buffers], ben: [booked], cal: [] });
    const text = JSON.stringify(anonymousExplanation(explanation, "UTC")).toLowerCase();
    for (const secret of [
      "ann",
      "ben",
      'cal"',
      "aamk",
      "08:00",
      "08:50",
      "stale",
      "11-30",
      "fixed",
      "assign",
    ])
      expect(text).not.toContain(secret);
  });
});
