import { pageLanguages } from "@calcache/elements";
import { languages } from "@calcache/languages";
import { expect, test } from "vitest";
import { eventTypeIn, eventTypeValues } from "./event-type-input.ts";

const candidates = [
  { userId: 1, email: "ann@x.example" },
  { userId: 2, email: "bob@x.example" },
  { userId: 3, email: "cyd@x.example" },
];
const wish = {
  title: "Talk",
  slug: "talk",
  length: 30,
  lengths: [30, 60],
  schedulingType: "ROUND_ROBIN" as const,
  slotInterval: 15,
  everyStart: true,
  requiredHosts: 1,
  rooms: [{ email: "red@rooms.example", name: "Red room" }, { email: "blue@rooms.example" }],
  choosesRoom: true,
  minimumBookingNotice: 120,
  beforeEventBuffer: 5,
  afterEventBuffer: 10,
  periodDays: null,
  bookingWindow: { type: "businessDays" as const, value: 30, rolling: true },
  offsetStart: 5,
  onlyShowFirstAvailableSlot: true,
  rescheduleWithSameRoundRobinHost: true,
  showOptimizedSlots: true,
  seats: null,
  recurrence: { interval: 2, occurrences: 6, frequency: "weekly" as const },
  successRedirectUrl: "https://contoso.example/thanks",
  forwardParamsSuccessRedirect: false,
  disableCancelling: { disabled: true },
  disableRescheduling: { disabled: true },
  hideCalendarEventDetails: true,
  hideCalendarNotes: true,
  lockTimeZoneToggleOnBookingPage: true,
  interfaceLanguage: "pt-BR",
  bookingLimitsCount: { day: 3, year: 200 },
  bookingLimitsDuration: { week: 600 },
  bookerActiveBookingsLimit: { maximumActiveBookings: 2, offerReschedule: true },
  confirmationPolicy: {
    type: "time" as const,
    noticeThreshold: { unit: "hours" as const, count: 4 },
    blockUnconfirmedBookingsInBooker: true,
    onlyFreeEmail: true,
  },
  scheduleId: 9,
  restriction: { scheduleId: 8, useBookerTimezone: true },
  hosts: [
    { userId: 1, isFixed: true, priority: 3, weight: 50, scheduleId: null, group: null },
    { userId: 3, isFixed: false, priority: 2, weight: 100, scheduleId: 7, group: "Sales" },
  ],
};
const sent = (more: Record<string, string> = {}) =>
  eventTypeIn(new URLSearchParams({ ...eventTypeValues(wish), ...more }), candidates);

test("an event type that is shown and sent back is the same", () => {
  expect(sent()).toEqual({ ok: true, value: wish });
});

test("what is no room's address is said at the rooms' field", () => {
  const read = sent({ rooms: "red@rooms.example | Red room\nblue" });
  expect(read).toEqual({ ok: false, error: { rooms: "must be an email address" } });
});

test("the language of its page is one of those that pages are written in, or one that was stored", () => {
  expect(pageLanguages.map(({ value }) => value)).toEqual([...languages]);
  expect(sent({ interfaceLanguage: "de" })).toMatchObject({ value: { interfaceLanguage: "de" } });
});

test("seats are shown and sent back, where nobody confirms bookings", () => {
  const seats = { seatsPerTimeSlot: 10, showAttendeeInfo: true, showAvailabilityCount: true };
  const shared = { ...wish, seats, confirmationPolicy: null, recurrence: null };
  const read = eventTypeIn(new URLSearchParams(eventTypeValues(shared)), candidates);
  expect(read).toEqual({ ok: true, value: shared });
});

test("what is left empty is what a team file says by leaving it out", () => {
  const empty = {
    slotInterval: "",
    "bookingWindow-type": "none",
    offsetStart: "",
    "seats-seatsPerTimeSlot": "",
    "recurrence-frequency": "none",
    lengths: "",
    scheduleId: "",
    restrictionScheduleId: "",
    interfaceLanguage: "",
    minimumBookingNotice: "",
  };
  const nothing = {
    slotInterval: null,
    periodDays: null,
    offsetStart: 0,
    seats: null,
    recurrence: null,
    lengths: [],
    scheduleId: null,
    restriction: null,
    interfaceLanguage: null,
    minimumBookingNotice: 0,
    bookingLimitsCount: null,
    bookingLimitsDuration: null,
    bookerActiveBookingsLimit: null,
    confirmationPolicy: null,
  };
  for (const [name, value] of Object.entries(eventTypeValues(wish)))
    if (/^booking[^W]|^booker/.test(name) && value !== "on") Object.assign(empty, { [name]: "" });
  expect(
    sent({ ...empty, "confirmationPolicy-type": "none", "priority-1": "", "weight-3": "" }),
  ).toMatchObject({
    value: { ...nothing, hosts: [{ priority: 2 }, { weight: 100 }] },
  });
});

test.each([
  [{ title: " " }, "title", "must not be empty"],
  [{ title: "x".repeat(256) }, "title", "at most 255"],
  [{ slug: "a b" }, "slug", "usable in a URL"],
  [{ length: "" }, "length", "a whole number"],
  [{ length: "half" }, "length", "a whole number"],
  [{ length: "0" }, "length", "at least 1"],
  [{ length: "1441" }, "length", "at most 1440"],
  [{ lengths: "30, x" }, "lengths", "a whole number"],
  [{ slotInterval: "-5" }, "slotInterval", "at least 1"],
  [{ beforeEventBuffer: "1.5" }, "beforeEventBuffer", "a whole number"],
  [{ schedulingType: "MANAGED" }, "schedulingType", "Invalid option"],
  [{ "weight-3": "-1" }, "weight-3", "at least 0"],
  [{ "bookingLimitsCount-day": "0" }, "bookingLimitsCount-day", "at least 1"],
  [{ "bookingLimitsDuration-week": "x" }, "bookingLimitsDuration-week", "a whole number"],
  [
    { "confirmationPolicy-noticeThreshold-count": "" },
    "confirmationPolicy-noticeThreshold-count",
    "a whole number",
  ],
  [{ "bookingWindow-value": "" }, "bookingWindow-value", "a whole number"],
  [
    { "bookingWindow-type": "calendarDays", "bookingWindow-rolling": "", "bookingWindow-value": "x" },
    "bookingWindow-value",
    "a whole number",
  ],
  [{ "bookingWindow-type": "x" }, "bookingWindow-type", "Invalid"],
  [{ offsetStart: "-1" }, "offsetStart", "at least 0"],
  [{ "seats-seatsPerTimeSlot": "0" }, "seats-seatsPerTimeSlot", "at least 1"],
  [{ "seats-seatsPerTimeSlot": "3" }, "seats-seatsPerTimeSlot", "where hosts have to confirm"],
  [{ "recurrence-frequency": "daily" }, "recurrence-frequency", "Invalid option"],
  [{ "recurrence-interval": "" }, "recurrence-interval", "a whole number"],
  [{ "recurrence-occurrences": "53" }, "recurrence-occurrences", "at most 52"],
  [{ "confirmationPolicy-type": "x" }, "confirmationPolicy-type", "Invalid"],
  [{ interfaceLanguage: "German" }, "interfaceLanguage", "a language tag"],
  [{ scheduleId: "x" }, "scheduleId", "a schedule of the list"],
  [{ restrictionScheduleId: "x" }, "restrictionScheduleId", "a schedule of the list"],
  [{ "schedule-1": "-1" }, "schedule-1", "a schedule of the list"],
])("of %j it says what is wrong, at the field", (more, field, message) => {
  const refused = sent(more);
  expect(refused).toMatchObject({ ok: false, error: { [field]: expect.stringContaining(message) } });
  expect(Object.keys(refused.ok ? {} : refused.error)).toEqual([field]);
});

test("how many hosts take part is no more than are in each group", () => {
  const pair = { "host-2": "on", "fixed-2": "", "priority-2": "2", "weight-2": "100", "group-2": " Sales " };
  expect(sent({ ...pair, requiredHosts: "2" })).toMatchObject({
    ok: true,
    value: { requiredHosts: 2, hosts: [{}, { userId: 2, group: "Sales" }, { userId: 3, group: "Sales" }] },
  });
  expect(sent({ ...pair, "group-2": "Care", requiredHosts: "2" })).toMatchObject({
    error: { requiredHosts: expect.stringContaining("in each group") },
  });
});

test("who isn't among those whom the form shows can't be made a host", () => {
  expect(sent({ "host-99": "on", "priority-99": "1" })).toEqual({ ok: true, value: wish });
});
