import { parse } from "@calcache/http-edge";
import { describe, expect, it } from "vitest";
import { endpoints } from "../../routes/endpoints.ts";
import { bookingInput, cancelInput, rescheduleInput } from "../bookings/booking-input.ts";
import { reservationInput } from "../bookings/reservation-input.ts";
import { describeApi } from "./describe-api.ts";

/**
 * What cal.com's published OpenAPI document (API v2, read on 2026-11-29 from its repository, docs/api-reference/v2/openapi.json) says of
 * answers of the routes that are here too: the properties of an object, `?` behind those that may be missing.
 */
type Shape =
  | "string"
  | "number"
  | "boolean"
  | "object"
  | readonly [Shape]
  | Either
  | { readonly [property: string]: Shape };
type Either = { readonly either: readonly [Shape, Shape] };
const isEither = (shape: Shape): shape is Either =>
  typeof shape === "object" && "either" in shape && Array.isArray(shape.either);

const host = {
  id: "number",
  name: "string",
  email: "string",
  username: "string",
  timeZone: "string",
} as const;
const attendee = {
  name: "string",
  email: "string",
  timeZone: "string",
  absent: "boolean",
  "language?": "string",
  "phoneNumber?": "string",
} as const;
const booking = {
  id: "number",
  uid: "string",
  title: "string",
  description: "string",
  hosts: [host],
  status: "string",
  "cancellationReason?": "string",
  "reschedulingReason?": "string",
  "rescheduledFromUid?": "string",
  "rescheduledToUid?": "string",
  start: "string",
  end: "string",
  duration: "number",
  "meetingUrl?": "string",
  location: "string",
  absentHost: "boolean",
  createdAt: "string",
  updatedAt: "string",
  "metadata?": "object",
  "icsUid?": "string",
  attendees: [attendee],
  "guests?": ["string"],
  bookingFieldsResponses: "object",
  // `eventTypeId` and `eventType` too; here they are null once the event type is deleted, which cal.com doesn't describe.
} as const satisfies Shape;
/** A booking of an event type that repeats has these besides, and several are told as a list. */
const bookingOrSeries = { either: [booking, [{ ...booking, recurringBookingUid: "string" }]] } as const;
const success = <Data extends Shape>(data: Data) => ({ status: "string", data }) as const;
const pagination = {
  totalItems: "number",
  remainingItems: "number",
  returnedItems: "number",
  itemsPerPage: "number",
  currentPage: "number",
  totalPages: "number",
  hasNextPage: "boolean",
  hasPreviousPage: "boolean",
} as const;
const reservation = {
  eventTypeId: "number",
  slotStart: "string",
  slotEnd: "string",
  slotDuration: "number",
  reservationUid: "string",
  reservationDuration: "number",
  reservationUntil: "string",
} as const;

const reassigned = {
  bookingUid: "string",
  reassignedTo: { id: "number", name: "string", email: "string", displayEmail: "string" },
} as const;

const shared: [method: string, path: string, status: number, shape: Shape][] = [
  ["get", "/api/v2/slots", 200, success("object")],
  ["post", "/api/v2/slots/reservations", 201, success(reservation)],
  ["patch", "/api/v2/slots/reservations/{uid}", 200, success(reservation)],
  ["post", "/api/v2/bookings", 201, success(bookingOrSeries)],
  ["get", "/api/v2/bookings", 200, { ...success([booking]), pagination }],
  ["get", "/api/v2/bookings/{uid}", 200, success(bookingOrSeries)],
  ["post", "/api/v2/bookings/{uid}/cancel", 200, success(bookingOrSeries)],
  ["post", "/api/v2/bookings/{uid}/reschedule", 201, success(booking)],
  ["post", "/api/v2/bookings/{uid}/confirm", 200, success(booking)],
  ["post", "/api/v2/bookings/{uid}/decline", 200, success(booking)],
  ["post", "/api/v2/bookings/{uid}/reassign", 200, success(reassigned)],
  ["post", "/api/v2/bookings/{uid}/reassign/{userId}", 200, success(reassigned)],
  ["post", "/api/v2/bookings/{uid}/request-reschedule", 200, success(booking)],
];

type Schema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
};
type Answer = { $ref?: string; content?: Record<string, { schema: Schema }> };
type Document = {
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
  components: { responses: Record<string, Answer> };
};

const { paths, components } = describeApi(endpoints, "http://localhost") as Document;

function schemaOf(method: string, path: string, status: number): Schema | undefined {
  const answer = paths[path]?.[method]?.responses[status];
  const found = answer?.$ref ? components.responses[answer.$ref.split("/").at(-1) ?? ""] : answer;
  return found?.content?.["application/json"]?.schema;
}

/** Where a schema of ours would have answers that theirs has not, or lacks what theirs has. */
function misfits(ours: Schema | undefined, theirs: Shape, place = ""): string[] {
  if (!ours) return [`${place} is missing`];
  if (isEither(theirs))
    return (ours.anyOf ?? [ours]).flatMap((one) => {
      const found = theirs.either.map((shape) => misfits(one, shape, place));
      return found.some((each) => each.length === 0) ? [] : found.flat();
    });
  if (ours.anyOf) return ours.anyOf.flatMap((one) => misfits(one, theirs, place));
  if (typeof theirs === "string") {
    const values = ours.enum ?? ("const" in ours ? [ours.const] : null);
    const types = values ? values.map((value) => typeof value) : [ours.type ?? "anything"].flat();
    const wrong = types.filter((type) => (type === "integer" ? "number" : type) !== theirs);
    return wrong.map((type) => `${place} is ${type}, not ${theirs}`);
  }
  if (Array.isArray(theirs)) {
    if (ours.type !== "array") return [`${place} is no list`];
    return misfits(ours.items, theirs[0], `${place}[]`);
  }
  return Object.entries(theirs).flatMap(([key, shape]) => {
    const name = key.replace("?", "");
    const isOptional = key.endsWith("?");
    const own = ours.properties?.[name];
    if (isOptional && !own) return [];
    const missing = isOptional || ours.required?.includes(name) ? [] : [`${place}.${name} may be missing`];
    return [...missing, ...misfits(own, shape, `${place}.${name}`)];
  });
}

// Seen to fail for `location`, `updatedAt` and a host's `username`, which were null or missing, and for the pages of the list.
describe("an answer is one by cal.com's own description too", () => {
  it.each(shared)("%s %s", (method, path, status, shape) => {
    expect(misfits(schemaOf(method, path, status), shape)).toEqual([]);
  });

  it("which sees what is null, of another type or missing", () => {
    const ours: Schema = {
      type: "object",
      properties: { a: { anyOf: [{ type: "string" }, { type: "null" }] }, b: { type: "array", items: {} } },
      required: ["a"],
    };
    expect(misfits(ours, { a: "string", b: ["number"], c: "string", "d?": "string" })).toEqual([
      ".a is null, not string",
      ".b may be missing",
      ".b[] is anything, not number",
      ".c may be missing",
      ".c is missing",
    ]);
  });
});

describe("a request by cal.com's own description is taken", () => {
  const invitee = {
    name: "Bo Ito",
    email: "bo@guest.example",
    timeZone: "Europe/Rome",
    language: "it",
    phoneNumber: "+390612345678",
  };
  const asked = {
    start: "2026-12-01T09:00:00Z",
    attendee: invitee,
    bookingFieldsResponses: { customField: "value" },
    guests: ["cy@guest.example"],
    meetingUrl: "https://meet.example/1",
    location: { type: "link" },
    metadata: { key: "value" },
    lengthInMinutes: 30,
    routing: { responseId: 1, teamMemberIds: [1] },
    emailVerificationCode: "123456",
    instant: false,
  };
  it.each([
    ["a booking by id", bookingInput, { ...asked, eventTypeId: 7 }],
    [
      "a booking by names",
      bookingInput,
      { ...asked, eventTypeSlug: "intro", teamSlug: "devs", organizationSlug: "acme" },
    ],
    ["a series", bookingInput, { ...asked, eventTypeId: 7, recurrenceCount: 4 }],
    ["a cancellation", cancelInput, { cancellationReason: "Ill", cancelSubsequentBookings: false }],
    [
      "a move",
      rescheduleInput,
      { start: "2026-12-01T09:00:00Z", rescheduledBy: "bo@guest.example", reschedulingReason: "Ill" },
    ],
    [
      "a reservation",
      reservationInput,
      { eventTypeId: 7, slotStart: "2026-12-01T09:00:00Z", slotDuration: 30, reservationDuration: 5 },
    ],
  ])("%s", (_what, schema, body) => {
    expect(parse(schema, body)).toMatchObject({ ok: true });
  });
});
