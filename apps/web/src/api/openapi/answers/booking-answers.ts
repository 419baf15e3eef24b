/** Answers about slots and bookings, by operation. */
const booking = {
  id: 812,
  uid: "b7Hk2mQxZs9dLw4nVt6yRp",
  title: "Team event between Ann Ito and Gus",
  description: "About the roof",
  hosts: [
    {
      id: 1,
      name: "Ann Ito",
      email: "ann@contoso.example",
      displayEmail: "ann@contoso.example",
      timeZone: "Europe/London",
      username: "ann",
      calendarEvent: true,
    },
  ],
  status: "accepted",
  start: "2026-12-01T10:00:00.000Z",
  end: "2026-12-01T10:30:00.000Z",
  duration: 30,
  eventTypeId: 7,
  eventType: { id: 7, slug: "teamevent" },
  location: "",
  absentHost: false,
  createdAt: "2026-11-30T12:00:00.000Z",
  updatedAt: "2026-11-30T12:00:00.000Z",
  metadata: { availabilityCheckedLive: "true" },
  icsUid: "b7Hk2mQxZs9dLw4nVt6yRp@app.example",
  attendees: [
    {
      name: "Gus",
      email: "gus@guest.example",
      displayEmail: "gus@guest.example",
      timeZone: "Europe/Berlin",
      language: "de",
      absent: false,
    },
  ],
  guests: [],
  bookingFieldsResponses: { name: "Gus", email: "gus@guest.example", guests: [] },
};
const cancelled = { ...booking, status: "cancelled", cancellationReason: "Ill" };
const moved = {
  ...booking,
  id: 813,
  uid: "c3Jm8nRyAt5eMx7pWu2zSq",
  rescheduledFromUid: booking.uid,
  start: "2026-12-02T10:00:00.000Z",
  end: "2026-12-02T10:30:00.000Z",
};
const reassigned = {
  bookingUid: moved.uid,
  reassignedTo: {
    id: 8,
    name: "Ben Ray",
    email: "ben@contoso.example",
    displayEmail: "ben@contoso.example",
  },
};
const reservation = {
  eventTypeId: 7,
  slotStart: "2026-12-01T10:00:00.000Z",
  slotEnd: "2026-12-01T10:30:00.000Z",
  slotDuration: 30,
  reservationUid: "d9Kp4sTzBv6fNy1qXw3aUr",
  reservationUntil: "2026-11-30T12:05:00.000Z",
};
const success = (data: unknown) => ({ status: "success", data });

export const bookingAnswers: Readonly<Record<string, object>> = {
  "GET /api/v2/slots": success({
    "2026-12-01": [{ start: "2026-12-01T09:00:00.000Z" }, { start: "2026-12-01T09:30:00.000Z" }],
  }),
  "GET /api/v2/slots/next": success([
    {
      start: "2026-12-01T09:00:00.000Z",
      end: "2026-12-01T09:30:00.000Z",
      eventTypeId: 7,
      eventTypeSlug: "teamevent",
      title: "Team event",
      owner: { kind: "team", slug: "devs", name: "Developers" },
    },
  ]),
  "GET /api/v2/slots/explain": success({
    start: "2026-12-01T10:00:00.000Z",
    end: "2026-12-01T10:30:00.000Z",
    bookable: false,
    reasons: [{ kind: "hosts_not_free" }],
    nearestStarts: { before: "2026-12-01T09:30:00.000Z", after: "2026-12-01T11:00:00.000Z" },
    hosts: [
      { name: "Ann Ito", username: "ann", isFixed: true, free: false, reasons: [{ kind: "out_of_office" }] },
    ],
    unavailableHosts: 0,
  }),
  "POST /api/v2/slots/reservations": success({ ...reservation, reservationDuration: 5 }),
  "GET /api/v2/slots/reservations/{uid}": success(reservation),
  "PATCH /api/v2/slots/reservations/{uid}": success({ ...reservation, reservationDuration: 5 }),
  "DELETE /api/v2/slots/reservations/{uid}": { status: "success" },
  "POST /api/v2/bookings": success(booking),
  "GET /api/v2/bookings": {
    ...success([booking]),
    pagination: {
      totalItems: 1,
      remainingItems: 0,
      returnedItems: 1,
      itemsPerPage: 50,
      currentPage: 1,
      totalPages: 1,
      hasNextPage: false,
      hasPreviousPage: false,
    },
  },
  "GET /api/v2/bookings/{uid}": success(booking),
  "POST /api/v2/bookings/{uid}/cancel": success(cancelled),
  "POST /api/v2/bookings/{uid}/reschedule": success(moved),
  "POST /api/v2/bookings/{uid}/confirm": success(booking),
  "POST /api/v2/bookings/{uid}/decline": success({
    ...booking,
    status: "rejected",
    rejectionReason: "No room",
  }),
  "POST /api/v2/bookings/{uid}/reassign": success(reassigned),
  "POST /api/v2/bookings/{uid}/reassign/{userId}": success({ ...reassigned, reason: "I am ill" }),
  "POST /api/v2/bookings/{uid}/request-reschedule": success(cancelled),
};
