import { describe, expect, it } from "vitest";
import { parseBookingForm, parseCancelForm, parseHold, startOf, valuesOf } from "./booking-form-input.ts";

const given = {
  start: "2026-12-01T09:00:00.000Z",
  lengthInMinutes: "45",
  eventTypeId: "3",
  timeZone: "Europe/Berlin",
  language: "de-DE",
  key: "form-1",
  website: "",
  name: " Vera ",
  email: "vera@example.com",
  guests: "gus@example.com, VERA@example.com;gil@example.com GUS@example.com",
  notes: "Hello",
};
const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const fieldsInError = (fields: Record<string, string>) => {
  const parsed = parseBookingForm(form(fields));
  return parsed.ok ? [] : parsed.error.map(({ field }) => field);
};

describe("a booking form", () => {
  it("is read whole; guests once each, and without the attendee", () => {
    expect(parseBookingForm(form(given))).toEqual({
      ok: true,
      value: {
        kind: "book",
        eventType: { eventTypeId: 3 },
        start: Date.parse("2026-12-01T09:00Z"),
        lengthInMinutes: 45,
        recurrenceCount: null,
        attendee: { name: "Vera", email: "vera@example.com", timeZone: "Europe/Berlin", language: "de-DE" },
        guests: ["gus@example.com", "gil@example.com"],
        responses: { notes: "Hello" },
        place: null,
        room: null,
        privateLink: null,
        metadata: {},
        idempotencyKey: "form-1",
      },
    });
  });

  it("has the answers to the event type's questions, and the place that was chosen", () => {
    const answers = { "answer.text.size": "M", "answer.number.people": "3", "answer.boolean.agreed": "true" };
    const place = { place: "1:phone", "placeAnswer.0:inPerson": "no", "placeAnswer.1:phone": "+44 20 1" };
    expect(parseBookingForm(form({ ...given, ...answers, ...place }))).toMatchObject({
      value: {
        responses: { size: "M", people: 3, agreed: true, notes: "Hello" },
        place: { type: "phone", index: 1, answer: "+44 20 1" },
      },
    });
    expect(valuesOf(form({ ...given, ...answers, ...place }))).toMatchObject({
      answers: {
        "answer.text.size": ["M"],
        "answer.number.people": ["3"],
        "answer.boolean.agreed": ["true"],
      },
      place: "1:phone",
      placeAnswer: "+44 20 1",
    });
  });

  it("says whom of a round robin the page's URL led to, also where it moves a booking", () => {
    const routing = { memberIds: [1, 2], ownerEmail: "ann@example.com" };
    const led = { "cal.routedTeamMemberIds": "1,2", "cal.teamMemberEmail": "ann@example.com" };
    expect(parseBookingForm(form({ ...given, ...led }))).toMatchObject({ value: { kind: "book", routing } });
    expect(parseBookingForm(form({ ...given, ...led, rescheduleUid: "b1" }))).toMatchObject({
      value: { kind: "move", routing },
    });
  });

  it("says which room was chosen, and none where that can't be one", () => {
    expect(parseBookingForm(form({ ...given, "cal.room": "7" }))).toMatchObject({ value: { room: 7 } });
    expect(parseBookingForm(form({ ...given, "cal.room": "red" }))).toMatchObject({ value: { room: null } });
  });

  it("says how many times, of an event type that repeats", () => {
    const fields = { ...given, recurrenceCount: "3" };
    expect(parseBookingForm(form(fields))).toMatchObject({ value: { recurrenceCount: 3 } });
    expect(valuesOf(form(fields))).toMatchObject({ recurrenceCount: "3" });
  });

  // Browsers send what is typed into a field for an address with its host in ASCII.
  it("knows the attendee among the guests, in whatever way their address is written", () => {
    const fields = { ...given, email: "zoë@xn--bcher-kva.example", guests: "Zoe\u0308@Bücher.example" };
    expect(parseBookingForm(form(fields))).toMatchObject({
      value: { attendee: { email: "zoë@bücher.example" }, guests: [] },
    });
  });

  it.each([
    "gus@example.com، gil@example.com",
    "gus@example.com，gil@example.com",
    "gus@example.com、gil@example.com；",
  ])("takes the commas of other scripts between guests: %s", (guests) => {
    expect(parseBookingForm(form({ ...given, guests }))).toMatchObject({
      value: { guests: ["gus@example.com", "gil@example.com"] },
    });
  });

  it("says its zone as the data write it, in whatever case of letters it comes", () => {
    expect(parseBookingForm(form({ ...given, timeZone: "asia/QOSTANAY" }))).toMatchObject({
      value: { attendee: { timeZone: "Asia/Qostanay" } },
    });
  });

  it("that moves a booking needs no name", () => {
    const { name: _, email: __, guests: ___, notes: ____, ...hidden } = given;
    expect(parseBookingForm(form({ ...hidden, rescheduleUid: "abc", reason: "" }))).toEqual({
      ok: true,
      value: {
        kind: "move",
        uid: "abc",
        start: Date.parse("2026-12-01T09:00Z"),
        timeZone: "Europe/Berlin",
        reason: null,
        idempotencyKey: "form-1",
      },
    });
  });

  it.each([
    [["name"], { name: "  " }],
    [["name"], { name: "Vera\r\nBcc: all@example.com" }],
    [["email"], { email: "vera" }],
    [["guests"], { guests: "gus@example.com, gil" }],
    [["guests"], { guests: Array.from({ length: 11 }, (_, n) => `g${n}@example.com`).join() }],
    [["name", "email"], { name: "", email: "" }],
    [["notes"], { notes: "x".repeat(5001) }],
    [["recurrenceCount"], { recurrenceCount: "" }],
    [["recurrenceCount"], { recurrenceCount: "1.5" }],
    [["name"], { website: "https://spam.example" }],
    [["name"], { start: "soon" }],
  ])("says of %j what is wrong: %j", (fields, change) => {
    expect(fieldsInError({ ...given, ...change })).toEqual(fields);
  });

  it("says of what is too long that it is", () => {
    const told = (pageLanguage: string) =>
      parseBookingForm(form({ ...given, pageLanguage, name: "n".repeat(201) }));
    const error = (message: string) => ({ ok: false, error: [{ field: "name", message }] });
    expect(told("en")).toEqual(error("Please shorten your name to 200 characters"));
    expect(told("fr")).toEqual(error("Veuillez raccourcir votre nom à 200 caractères"));
    // Where nothing says what the page was written in, it was the language of its dates.
    expect(told("klingon")).toEqual(error("Bitte kürzen Sie Ihren Namen auf 200 Zeichen"));
  });

  it("counts a line's end as one character, as whoever types does", () => {
    const notes = "12345678\r\n".repeat(550);
    expect(parseBookingForm(form({ ...given, notes }))).toMatchObject({
      ok: true,
      value: { responses: { notes: "12345678\n".repeat(550) } },
    });
  });

  it("tells its slot's minute even where nothing else can be used", () => {
    expect(startOf(form({ start: given.start }))).toBe(Date.parse(given.start) / 60_000);
    expect(startOf(form({}))).toBeNull();
  });
});

it("a cancelling form needs a uid", () => {
  const alone = { uid: "abc", reason: null, andLater: false };
  expect(parseCancelForm(form({ uid: "abc", reason: "" }))).toEqual(alone);
  expect(parseCancelForm(form({ uid: "abc", andLater: "no" }))).toEqual(alone);
  expect(parseCancelForm(form({ uid: "abc", andLater: "yes" }))).toEqual({ ...alone, andLater: true });
  expect(parseCancelForm(form({ reason: "ill" }))).toBeNull();
});

it("a slot to hold is a minute of an event type", () => {
  const slot = { eventTypeId: 3, length: 30, start: 29_900_000, timeZone: "UTC" };
  expect(parseHold(slot)).toEqual({ ...slot, start: 29_900_000 * 60_000 });
  expect(parseHold({ ...slot, bookingUid: "abc" })).toMatchObject({ bookingUid: "abc" });
  for (const wrong of [
    null,
    { ...slot, start: 1.5 },
    { ...slot, timeZone: "Mars" },
    { ...slot, eventTypeId: "3" },
  ])
    expect(parseHold(wrong)).toBeNull();
});
