/** Answers to applications, by operation. */
const rule = {
  availability_rule_id: "houston-office",
  tzid: "America/Chicago",
  weekly_periods: [{ day: "monday", start_time: "09:30", end_time: "16:30" }],
  calendar_ids: ["AAMkAGI2TGuLAAA="],
  event_type_ids: [7],
  is_default: false,
};
const channel = {
  channel_id: "b0000000-0000-4000-8000-00000000000b",
  callback_url: "https://application.example/hook",
  filters: { hosts: ["ann"], types: ["availability.changed"] },
  format: "standard",
  state: "active",
  created_at: "2026-11-30T12:00:00.000Z",
  failing_since: null,
  closed: null,
};
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const delivery = {
  id: "msg_0f8b1c62d3a94e57b6c1d2e3f4a5b6c7",
  type: "availability.changed",
  timestamp: "2026-11-30T12:00:00.000Z",
  state: "delivered",
  next_attempt_at: null,
  attempts: [{ at: "2026-11-30T12:00:02.000Z", status: 204, answer: "", failure: null, took_ms: 41 }],
};
const freeBusy = {
  freeBusy: [{ start: "2026-12-01T09:00:00.000Z", end: "2026-12-01T10:30:00.000Z", status: "busy" }],
  asOf: "2026-11-30T12:00:00.000Z",
  source: "cached",
};
const state = { state: "active", asOf: "2026-11-30T12:00:00.000Z", since: null, reason: null };
const command = { eventId: "order-17", version: 1, changed: true };
const success = (data: unknown) => ({ status: "success", data });

export const applicationAnswers: Readonly<Record<string, object>> = {
  "POST /api/v2/availability": {
    available_slots: [
      {
        start: "2026-12-01T10:00:00Z",
        end: "2026-12-01T11:00:00Z",
        participants: [{ username: "ann" }, { email: "ben@example.com" }],
      },
    ],
  },
  "POST /api/v2/availability-rules": { availability_rule: rule },
  "GET /api/v2/availability-rules": { availability_rules: [rule] },
  "GET /api/v2/availability-rules/{ruleId}": { availability_rule: rule },
  "GET /api/v2/free-busy": success([{ username: "ann", ...freeBusy }]),
  "POST /api/v2/free-busy": success([
    { calendar: "AAMkAGI2TGuLAAA=", ...freeBusy },
    { username: "ann", ...freeBusy },
  ]),
  "GET /api/v2/changes": {
    data: [
      {
        id: "41",
        type: "availability.changed",
        timestamp: "2026-11-30T12:00:00.000Z",
        data: {
          calendar: "AAMkAGI2TGuLAAA=",
          usernames: ["ann"],
          range: { start: "2026-12-01T09:00:00.000Z", end: "2026-12-01T10:00:00.000Z" },
        },
      },
      {
        id: "booking-7",
        type: "booking.created",
        timestamp: "2026-11-30T12:00:01.000Z",
        data: {
          uid: "f3bQ9r2Lk0",
          eventTypeId: 3,
          start: "2026-12-01T09:00:00.000Z",
          end: "2026-12-01T09:30:00.000Z",
          status: "accepted",
          rescheduledFromUid: null,
          usernames: ["ann"],
        },
      },
    ],
    next: "eyJpbmNhcm5hdGlvbiI6MX0",
    more: false,
  },
  "POST /api/v2/channels": { channel: { ...channel, state: "verifying", secret } },
  "GET /api/v2/channels": { channels: [channel] },
  "GET /api/v2/channels/{channelId}": { channel },
  "POST /api/v2/channels/{channelId}/test": { delivery_id: delivery.id },
  "POST /api/v2/channels/{channelId}/rotate": {
    secret,
    former_secret_valid_until: "2026-12-01T12:00:00.000Z",
  },
  "POST /api/v2/channels/{channelId}/pause": { channel: { ...channel, state: "paused" } },
  "POST /api/v2/channels/{channelId}/resume": { channel },
  "GET /api/v2/channels/{channelId}/deliveries": { deliveries: [delivery], next: null },
  "POST /api/v2/channels/{channelId}/deliveries/{deliveryId}/retry": {
    delivery: { ...delivery, state: "waiting", next_attempt_at: "2026-11-30T12:01:00.000Z" },
  },
  "GET /api/v2/calendars/status": success([
    {
      account: "ann@contoso.example",
      integration: "office365_calendar",
      userId: 1,
      username: "ann",
      ...state,
      calendars: [{ calendar: "AAMkAGI2TGuLAAA=", ...state }],
    },
  ]),
  "GET /api/v2/usage": success({
    requestsPerMinute: 600,
    days: [
      {
        date: "2026-12-01",
        requests: 41,
        operations: [{ operation: "GET /api/v2/free-busy", status: 200, requests: 41 }],
      },
    ],
  }),
  "POST /api/v2/element-tokens": success({
    token: "ce_…",
    scopes: ["slots:read", "availability:read"],
    subjects: { usernames: ["host0"], teamSlugs: ["devs"], eventTypeIds: [] },
    origin: "https://app.example",
    expiresAt: "2026-12-01T10:00:00.000Z",
  }),
  "POST /api/v2/connect-links": success({
    url: "https://app.example/settings/link?token=a.b",
    expiresAt: "2026-12-01T12:00:00.000Z",
  }),
  "PUT /api/v2/calendars/{calendarId}/events/{eventId}": success(command),
  "GET /api/v2/calendars/{calendarId}/events/{eventId}": success({
    eventId: command.eventId,
    version: command.version,
    state: "done",
    reason: null,
    event: {
      title: "Intro",
      description: "Text",
      location: "Roof",
      start: "2026-12-01T10:00:00.000Z",
      end: "2026-12-01T10:30:00.000Z",
      timeZone: "Europe/Berlin",
      attendees: [{ email: "bo@guest.example", name: "Bo" }],
      onlineMeeting: false,
      language: "de",
    },
    joinUrl: null,
    answers: [{ email: "bo@guest.example", answer: "accepted", at: "2026-11-30T13:00:00.000Z" }],
    outsideChange: null,
  }),
  "DELETE /api/v2/calendars/{calendarId}/events/{eventId}": success({ ...command, version: 2 }),
};
