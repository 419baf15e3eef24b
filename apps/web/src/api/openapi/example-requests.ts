import type { ExampleRequest } from "@calcache/http-edge";

/** A valid request to each endpoint that takes values: the examples of the API's description, which tests spoil value by value. */
export function exampleRequests(known: {
  eventTypeId: number;
  /** one that repeats, four times or more */
  repeatingId: number;
  /** one that lets whoever books choose its room, and one of its rooms */
  inRoom: { eventTypeId: number; room: number };
  calendarId: string;
  day: string;
  /** of changes */
  cursor: string;
  siteUrl: string;
}): ExampleRequest[] {
  const at = (time: string) => `${known.day}T${time}:00Z`;
  const { eventTypeId, inRoom } = known;
  const uid = "b".repeat(22);
  const deliveryId = `msg_${"0".repeat(32)}`;
  const channelId = "b0000000-0000-4000-8000-00000000000b";
  const attendee = { name: "Gus", email: "gus@guest.example", timeZone: "Europe/Berlin", language: "de" };
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
  const hold = {
    eventTypeId,
    slotStart: at("10:00"),
    slotDuration: 30,
    reservationDuration: 5,
    timeZone: "Europe/Berlin",
  };
  const eventType = { eventTypeSlug: "teamevent", teamSlug: "devs", username: "host0", timeZone: "UTC" };
  const eventOfCalendar = {
    path: "/api/v2/calendars/{calendarId}/events/{eventId}",
    params: { calendarId: known.calendarId, eventId: "order-17" },
  };
  const meeting = {
    participants: [{ members: [{ username: "host0" }, { email: "host1@contoso.example" }], required: 2 }],
    required_duration: { minutes: 30 },
  };
  const when = { query_periods: [{ start: at("09:00"), end: at("12:00") }], tzid: "UTC", max_results: 5 };
  return [
    {
      method: "GET",
      path: "/api/v2/slots",
      query: {
        ...eventType,
        start: known.day,
        end: known.day,
        duration: "30",
        format: "time",
        "cal.cache": "true",
        bookingUidToReschedule: uid,
        routedTeamMemberIds: "1,2",
        teamMemberEmail: "host0@contoso.example",
        skipContactOwner: "false",
        reservationUid: uid,
      },
    },
    {
      method: "GET",
      path: "/api/v2/slots",
      query: { eventTypeId: String(eventTypeId), start: at("09:00"), end: at("12:00") },
    },
    {
      method: "GET",
      path: "/api/v2/slots/next",
      query: {
        ...{ teamSlug: "devs", eventTypeSlug: "teamevent", timeZone: "UTC", start: known.day },
        ...{ duration: "30", "cal.cache": "true" },
      },
    },
    { method: "GET", path: "/api/v2/slots/next", query: { eventTypeIds: String(eventTypeId) } },
    { method: "GET", path: "/api/v2/slots/next", query: { usernames: "host0" } },
    {
      method: "GET",
      path: "/api/v2/slots/explain",
      query: { ...eventType, at: at("10:00"), duration: "30", "cal.cache": "true" },
    },
    {
      method: "GET",
      path: "/api/v2/slots/explain",
      query: {
        eventTypeId: String(eventTypeId),
        at: at("10:00"),
        routedTeamMemberIds: "1,2",
        teamMemberEmail: "host0@contoso.example",
        skipContactOwner: "true",
      },
    },
    {
      method: "POST",
      path: "/api/v2/element-tokens",
      body: {
        scopes: ["slots:read", "availability:read"],
        subjects: { usernames: ["host0"], teamSlugs: ["devs"], eventTypeIds: [eventTypeId] },
        origin: "https://app.example",
        expiresInSeconds: 3600,
      },
    },
    {
      method: "GET",
      path: "/api/v2/slots",
      query: { ...asTexts(inRoom), start: at("09:00"), end: at("12:00") },
    },
    { method: "GET", path: "/api/v2/slots/explain", query: { ...asTexts(inRoom), at: at("11:00") } },
    { method: "POST", path: "/api/v2/slots/reservations", body: hold },
    {
      method: "POST",
      path: "/api/v2/slots/reservations",
      body: { ...hold, ...inRoom, slotStart: at("11:00") },
    },
    { method: "POST", path: "/api/v2/bookings", body: { ...inRoom, start: at("11:30"), attendee } },
    { method: "GET", path: "/api/v2/slots/reservations/{uid}", params: { uid } },
    { method: "PATCH", path: "/api/v2/slots/reservations/{uid}", params: { uid }, body: hold },
    { method: "DELETE", path: "/api/v2/slots/reservations/{uid}", params: { uid } },
    {
      method: "POST",
      path: "/api/v2/bookings",
      body: {
        start: at("10:00"),
        routing: { teamMemberIds: [1, 2], teamMemberEmail: "host0@contoso.example", skipContactOwner: false },
        lengthInMinutes: 30,
        eventTypeId,
        attendee,
        guests: ["gina@guest.example"],
        bookingFieldsResponses: { notes: "About the roof", rooms: ["red"] },
        metadata: { source: "site" },
        reservationUid: uid,
      },
    },
    {
      method: "POST",
      path: "/api/v2/bookings",
      body: { start: at("10:00"), eventTypeSlug: "teamevent", teamSlug: "devs", attendee },
    },
    {
      method: "POST",
      path: "/api/v2/bookings",
      body: { start: at("10:00"), eventTypeId: known.repeatingId, recurrenceCount: 4, attendee },
    },
    {
      method: "GET",
      path: "/api/v2/bookings",
      query: {
        status: "upcoming,past",
        eventTypeId: String(eventTypeId),
        attendeeEmail: "gus@guest.example",
        afterStart: at("09:00"),
        beforeEnd: at("12:00"),
        sortStart: "desc",
        take: "5",
        timeZone: "Europe/Berlin",
      },
    },
    { method: "GET", path: "/api/v2/bookings/{uid}", params: { uid } },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/cancel",
      params: { uid },
      body: {
        cancellationReason: "Rain",
        cancelledBy: "gus@guest.example",
        cancelSubsequentBookings: true,
      },
    },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/reschedule",
      params: { uid },
      body: {
        start: at("11:00"),
        reschedulingReason: "Train",
        rescheduledBy: "gus@guest.example",
        reservationUid: uid,
        seatUid: uid,
      },
    },
    { method: "POST", path: "/api/v2/bookings/{uid}/confirm", params: { uid } },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/decline",
      params: { uid },
      body: { reason: "I am away" },
    },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/reassign",
      params: { uid },
      body: { reason: "I am ill" },
    },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/reassign/{userId}",
      params: { uid, userId: "7" },
      body: { reason: "I am ill" },
    },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/request-reschedule",
      params: { uid },
      body: { reason: "I am ill" },
    },
    { method: "PUT", ...eventOfCalendar, body: event },
    { method: "GET", ...eventOfCalendar },
    { method: "DELETE", ...eventOfCalendar },
    { method: "GET", path: "/api/v2/calendars/status", query: { teamSlug: "devs", orgSlug: "acme" } },
    { method: "GET", path: "/api/v2/calendars/status", query: { teamId: "7" } },
    { method: "GET", path: "/api/v2/usage", query: { from: known.day, to: known.day } },
    {
      method: "POST",
      path: "/api/v2/connect-links",
      body: { return_url: `${known.siteUrl}/settings`, email: "host0@contoso.example" },
    },
    { method: "GET", path: "/api/connect/{token}", params: { token: "a.b" } },
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
    {
      method: "GET",
      path: "/api/v2/changes",
      query: { since: known.cursor, hosts: "host0", types: "availability.changed" },
    },
    {
      method: "POST",
      path: "/api/v2/channels",
      body: {
        callback_url: `${known.siteUrl}/hook`,
        filters: {
          calendar_ids: [known.calendarId],
          hosts: ["host0"],
          event_types: [eventTypeId],
          types: ["booking.created"],
        },
        format: "cronofy",
      },
    },
    ...(["", "/test", "/rotate", "/pause", "/resume"] as const).map((command) => ({
      method: command === "" ? "GET" : "POST",
      path: `/api/v2/channels/{channelId}${command}`,
      params: { channelId },
    })),
    { method: "DELETE", path: "/api/v2/channels/{channelId}", params: { channelId } },
    {
      method: "GET",
      path: "/api/v2/channels/{channelId}/deliveries",
      params: { channelId },
      query: { before: deliveryId },
    },
    {
      method: "POST",
      path: "/api/v2/channels/{channelId}/deliveries/{deliveryId}/retry",
      params: { channelId, deliveryId },
    },
    { method: "GET", path: "/api/live", query: { eventTypeId: String(eventTypeId) } },
    { method: "GET", path: "/api/guest-calendar/connect", query: { returnTo: "/team/devs/teamevent" } },
    {
      method: "GET",
      path: "/api/guest-calendar/callback",
      query: { state: "s", code: "c", error: "server_error" },
    },
    { method: "GET", path: "/api/sign-in/start", query: { returnTo: "/settings", invitation: "a.b" } },
    {
      method: "GET",
      path: "/api/sign-in/callback",
      query: { state: "s", code: "c", error: "server_error" },
    },
    {
      method: "GET",
      path: "/api/settings/calendars/connect",
      query: { account: "7", which: "mine", anyway: "true" },
    },
    { method: "POST", path: "/api/guest-calendar/disconnect", query: { returnTo: "/team/devs/teamevent" } },
  ];
}

const asTexts = (ids: { eventTypeId: number; room: number }) =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, String(id)]));
