import { expect, it } from "vitest";
import { usualAfterBooking } from "../../../event-types/columns/after-booking.ts";
import { hostEventOf } from "./host-event-of.ts";

const booking: Parameters<typeof hostEventOf>[0] = {
  title: "Intro",
  start: 0,
  end: 60_000,
  attendee: { name: "Gus", email: "gus@guest.example", timeZone: "Europe/Berlin", language: "de" },
  guests: [],
  notes: "Hello",
  responses: { notes: "Hello", phone: "+49 30 1", topics: ["a", "b"], isNew: true, empty: "", size: 3 },
  asked: [
    {
      name: "topics",
      kind: "multiselect",
      label: "Which topics?",
      placeholder: "",
      isRequired: false,
      options: [{ value: "a", label: "Apples" }],
      minLength: null,
      maxLength: null,
    },
  ],
  reschedulingReason: "Train",
  seated: null,
  unconfirmed: null,
  location: null,
  hosts: [{ name: "Ann" }],
  room: null,
  after: usualAfterBooking,
  interfaceLanguage: null,
};

// Seen failing while only notes were told.
it("tells a host all that the attendee wrote: answers, notes, and why it was moved", () => {
  const event = hostEventOf(booking, { leads: true, locale: null });
  expect(event.description.split("\n\n")).toEqual([
    "Booked by Gus <gus@guest.example>",
    "Why it was moved: Train",
    "Which topics?: Apples, b",
    "phone: +49 30 1",
    "isNew: yes",
    "size: 3",
    "Hello",
  ]);
});

it.each([
  ["de", "fr", "de", "Gebucht von Gus <gus@guest.example>", "isNew: ja"],
  ["", "fr-CA", "fr-CA", "Réservé par Gus <gus@guest.example>", "isNew : oui"],
  ["xx", "es", "es", "Reserva de Gus <gus@guest.example>", "isNew: sí"],
  ["no language!", "ja", "en", "Booked by Gus <gus@guest.example>", "isNew: yes"],
  [null, undefined, "en", "Booked by Gus <gus@guest.example>", "isNew: yes"],
])(
  "is written in the event type's language, else in its host's, else in English: %s, %s",
  (interfaceLanguage, locale, language, who, answer) => {
    const event = hostEventOf({ ...booking, interfaceLanguage }, { leads: true, locale });
    expect(event.language).toBe(language);
    expect(event.description.split("\n\n")).toEqual(
      expect.arrayContaining(
        [who, answer, "Which topics?: Apples, b"].slice(0, language === "fr-CA" ? 2 : 3),
      ),
    );
  },
);

const told = (after: Partial<typeof usualAfterBooking>) => {
  const { description, sensitivity } = hostEventOf(
    { ...booking, after: { ...usualAfterBooking, ...after } },
    { leads: true, locale: null },
  );
  return { parts: description.split("\n\n"), sensitivity };
};

it("leaves out what the form was answered with where that is hidden in calendars", () => {
  expect(told({ hidesNotes: true })).toEqual({
    parts: ["Booked by Gus <gus@guest.example>", "Why it was moved: Train"],
    sensitivity: undefined,
  });
});

it("is private, and says who comes and no more, where details are hidden", () => {
  expect(told({ isPrivate: true })).toEqual({
    parts: ["Booked by Gus <gus@guest.example>"],
    sensitivity: "private",
  });
});

it("asks for its room once, by the leading host's event, and names it as the place in all", () => {
  const room = { name: "Blue room", email: "blue@rooms.example" };
  const eventOf = (location: string | null, leads: boolean) =>
    hostEventOf({ ...booking, room, location }, { leads, locale: null });
  expect(eventOf(null, true)).toMatchObject({
    location: "Blue room",
    attendees: [{ ...room, type: "resource" }],
  });
  expect(eventOf(null, false)).toMatchObject({ location: "Blue room", attendees: [] });
  expect(eventOf("1 High Street", true)).toMatchObject({ location: "Blue room, 1 High Street" });
  expect(eventOf("integrations:office365_video", true)).toMatchObject({
    location: "Blue room",
    onlineMeeting: true,
  });
});
