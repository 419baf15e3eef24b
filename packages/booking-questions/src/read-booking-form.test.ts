import { describe, expect, it } from "vitest";
import { readBookingForm, usualForm } from "./read-booking-form.ts";

/** What cal.com stores of every event type whose form was opened once. */
const ownFields = [
  { name: "name", type: "name", defaultLabel: "your_name", required: true, editable: "system" },
  { name: "email", type: "email", defaultLabel: "email_address", required: true, editable: "system" },
  {
    name: "location",
    type: "radioInput",
    optionsInputs: { phone: { type: "phone", required: true, placeholder: "" } },
    hideWhenJustOneOption: true,
    getOptionsAt: "locations",
    editable: "system",
  },
  { name: "title", type: "text", defaultLabel: "what_is_this_meeting_about", hidden: true, required: true },
  { name: "notes", type: "textarea", defaultLabel: "additional_notes", required: false },
  { name: "guests", type: "multiemail", defaultLabel: "additional_guests", required: false, hidden: false },
  { name: "rescheduleReason", type: "textarea", views: [{ id: "reschedule", label: "Reschedule View" }] },
];

const question = (changes: object) => ({ name: "size", type: "text", label: "Your size", ...changes });
const readOne = (changes: object) => readBookingForm([question(changes)])?.questions[0];

describe("a booking form as cal.com stores it", () => {
  it.each([null, undefined])("asks the usual where nothing is stored: %s", (stored) => {
    expect(readBookingForm(stored)).toEqual(usualForm);
  });

  it("asks no more of the fields that all forms have there", () => {
    expect(readBookingForm(ownFields)).toEqual(usualForm);
  });

  it("has the questions that are shown, in their order", () => {
    const form = readBookingForm([
      ...ownFields,
      question({ required: true, placeholder: "M", minLength: 1, maxLength: 4 }),
      question({ name: "secret", hidden: true }),
      question({ name: "agreed", type: "boolean", label: "" }),
    ]);
    expect(form?.questions).toEqual([
      {
        name: "size",
        kind: "text",
        label: "Your size",
        placeholder: "M",
        isRequired: true,
        options: [],
        minLength: 1,
        maxLength: 4,
      },
      expect.objectContaining({ name: "agreed", kind: "boolean", label: "agreed", isRequired: false }),
    ]);
  });

  it("hides, requires and renames notes and guests as it says", () => {
    const form = readBookingForm([
      { name: "guests", type: "multiemail", hidden: true },
      { name: "notes", type: "textarea", label: "What is it about?", placeholder: "A line", required: true },
    ]);
    expect(form).toMatchObject({
      guests: null,
      notes: { label: "What is it about?", placeholder: "A line", isRequired: true },
    });
  });

  it("asks cal.com's own hidden questions in our words once they are shown", () => {
    expect(readOne({ name: "title", label: undefined })?.label).toBe("What is this meeting about?");
    expect(readOne({ name: "attendeePhoneNumber", type: "phone", label: null })?.label).toBe("Phone number");
  });

  it("takes a checkbox without options for one box", () => {
    expect(readOne({ type: "checkbox" })?.kind).toBe("boolean");
    const options = [{ value: "a", label: "A" }];
    expect(readOne({ type: "checkbox", options })).toMatchObject({ kind: "checkbox", options });
  });

  it.each([
    ["another shape", { fields: [] }],
    ["a text", "[]"],
    ["a field without a name", [{ type: "text" }]],
    ["a kind that nobody knows", [question({ type: "signature" })]],
    ["a choice without options", [question({ type: "select", options: [] })]],
    ["two of one name", [question({}), question({})]],
    ["options of another shape", [question({ type: "radio", options: ["a"] })]],
  ])("isn't known where it holds %s", (_, stored) => expect(readBookingForm(stored)).toBeNull());

  it("may hold a kind that nobody knows as long as it is hidden", () => {
    expect(readBookingForm([question({ type: "signature", hidden: true })])).toEqual(usualForm);
  });
});
