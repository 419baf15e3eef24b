import { expect, it } from "vitest";
import { hostEventOf } from "./host-event-of.ts";

// Seen failing while only notes were told.
it("tells a host all that the attendee wrote: answers, notes, and why it was moved", () => {
  const event = hostEventOf(
    {
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
    },
    { leads: true },
  );
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
