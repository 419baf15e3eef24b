import type { ExampleRequest } from "@calcache/http-edge";
import { type Known, timeOn } from "./known.ts";

const meeting = {
  participants: [{ members: [{ username: "host0" }, { email: "host1@contoso.example" }], required: 2 }],
  required_duration: { minutes: 30 },
};

/** Calendars, their events, and when people are free. */
export function calendarRequests(known: Known): ExampleRequest[] {
  const at = timeOn(known);
  const { eventTypeId } = known;
  const event = {
    title: "Intro",
    description: "Text",
    location: "Roof",
    start: at("10:00"),
    end: at("10:30"),
    timeZone: "Europe/Berlin",
    attendees: [{ email: "bo@guest.example", name: "Bo" }],
    language: "de",
  };
  const eventOfCalendar = {
    path: "/api/v2/calendars/{calendarId}/events/{eventId}",
    params: { calendarId: known.calendarId, eventId: "order-17" },
  };
  const when = { query_periods: [{ start: at("09:00"), end: at("12:00") }], tzid: "UTC", max_results: 5 };
  return [
    { method: "PUT", ...eventOfCalendar, body: event },
    { method: "GET", ...eventOfCalendar },
    { method: "DELETE", ...eventOfCalendar },
    { method: "GET", path: "/api/v2/calendars/status", query: { teamSlug: "devs", orgSlug: "acme" } },
    { method: "GET", path: "/api/v2/calendars/status", query: { teamId: "7" } },
    { method: "POST", path: "/api/v2/availability", body: { ...meeting, ...when } },
    {
      method: "POST",
      path: "/api/v2/availability",
      body: { sequence: [{ sequence_id: "first", ...meeting }], ...when },
    },
    {
      method: "POST",
      path: "/api/v2/availability",
      body: {
        participants: [
          {
            members: [
              {
                username: "host0",
                availability_rule_ids: [] as string[],
                available_periods: [{ start: at("09:00"), end: at("12:00") }],
              },
            ],
            required: "all",
          },
        ],
        required_duration: { minutes: 30 },
        ...when,
      },
    },
    {
      method: "POST",
      path: "/api/v2/availability-rules",
      body: {
        availability_rule_id: "houston-office",
        username: "host0",
        tzid: "America/Chicago",
        weekly_periods: [{ day: "monday", start_time: "09:30", end_time: "16:30" }],
        calendar_ids: [known.calendarId],
        event_type_ids: [eventTypeId],
      },
    },
    { method: "GET", path: "/api/v2/availability-rules", query: { username: "host0" } },
    {
      method: "GET",
      path: "/api/v2/availability-rules/{ruleId}",
      params: { ruleId: "houston-office" },
      query: { username: "host0" },
    },
    {
      method: "DELETE",
      path: "/api/v2/availability-rules/{ruleId}",
      params: { ruleId: "houston-office" },
      query: { username: "host0" },
    },
    {
      method: "GET",
      path: "/api/v2/free-busy",
      query: {
        calendars: known.calendarId,
        usernames: "host0",
        from: at("09:00"),
        to: at("12:00"),
        timeZone: "UTC",
      },
    },
    {
      method: "POST",
      path: "/api/v2/free-busy",
      body: { calendars: [known.calendarId], usernames: ["host0"], from: at("09:00"), to: at("12:00") },
    },
  ];
}
