import { findSlots, floorMinute, type HostAvailability, intervalsFrom } from "@calcache/availability";
import { usualForm } from "@calcache/booking-questions";
import fc from "fast-check";
import { expect, test } from "vitest";
import { usualAfterBooking } from "../../event-types/columns/after-booking.ts";
import { noLimits } from "../../event-types/columns/counted-limits.ts";
import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import { fitsHost } from "./slot-fit.ts";

const zones = ["Europe/London", "Asia/Kathmandu", "Australia/Lord_Howe"];
const range = {
  start: floorMinute(Date.parse("2026-10-03T00:00Z")),
  end: floorMinute(Date.parse("2026-10-05T00:00Z")),
};
const minutes = (min: number, max: number) => fc.integer({ min, max });

const host: fc.Arbitrary<HostAvailability> = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    startTime: minutes(0, 1440),
    endTime: minutes(0, 1440),
    busy: fc.array(fc.tuple(minutes(range.start, range.end), minutes(1, 300)), { maxLength: 4 }),
    isFixed: fc.boolean(),
  })
  .map(({ timeZone, startTime, endTime, busy, isFixed }) => ({
    isFixed,
    schedule: {
      timeZone,
      availability: [{ days: [0, 1, 2, 3, 4, 5, 6], startTime, endTime }],
      overrides: [],
    },
    busy: intervalsFrom(busy.map(([start, length]) => ({ start, end: start + length }))),
    bookings: [],
  }));

const asked = fc.record({
  schedulingType: fc.constantFrom("COLLECTIVE" as const, "ROUND_ROBIN" as const),
  length: fc.constantFrom(10, 20, 30, 60),
  slotInterval: fc.oneof(fc.constantFrom(5, 10, 15, 20, 30, 45, 60, 90, 120), minutes(1, 100)),
  offsetStart: fc.oneof(fc.constantFrom(0, 5, 10, 15), minutes(0, 40)),
  everyStart: fc.boolean(),
  timeZone: fc.constantFrom(...zones),
});

const limits = { beforeEventBuffer: 0, afterEventBuffer: 0, minimumBookingNotice: 0, periodDays: null };

// Broken on purpose: marks of a quarter of an hour whatever the offset is.
test("whatever start is offered, hosts who are needed can take it, whoever's zone it is booked from", () => {
  const now = range.start * 60_000;
  fc.assert(
    fc.property(
      asked,
      fc.array(host, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...zones),
      (request, hosts, timeZone) => {
        const eventType = { ...someEventType, ...request, ...limits };
        for (const slot of findSlots({ ...request, ...limits, hosts, range, now })) {
          const fits = (each: HostAvailability) => fitsHost(eventType, each, { ...slot, timeZone }, now);
          const isNeeded = ({ isFixed }: HostAvailability) =>
            isFixed || request.schedulingType === "COLLECTIVE";
          const others = hosts.filter((each) => !isNeeded(each));
          expect(hosts.filter(isNeeded).every(fits)).toBe(true);
          expect(others.length === 0 || others.some(fits)).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});

/** Nothing of it but what is asked and its limits decides which slots fit. */
const someEventType: EventTypeWithHosts = {
  id: 1,
  slug: "",
  title: "",
  description: null,
  owner: { kind: "team", slug: "", name: "" },
  schedulingType: "COLLECTIVE",
  isRRWeightsEnabled: false,
  staysWithHosts: false,
  hosts: [],
  bookableRooms: [],
  choosesRoom: false,
  limits: { ofEventType: noLimits, ofTeam: null },
  confirmation: null,
  restriction: null,
  seats: null,
  recurrence: null,
  bookerLimit: null,
  form: usualForm,
  places: [],
  misconfigured: [],
  after: usualAfterBooking,
  lockedTimeZone: null,
  interfaceLanguage: null,
  length: 30,
  slotInterval: null,
  offsetStart: 0,
  onlyShowFirstAvailableSlot: false,
  showOptimizedSlots: false,
  everyStart: false,
  requiredHosts: 1,
  lengths: null,
  ...limits,
  bookableDays: null,
  period: null,
  servesCache: true,
  timeZone: "UTC",
};
