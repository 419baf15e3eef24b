import { describe, expect, it } from "vitest";
import { checkAnswers } from "./check-answers.ts";
import type { BookingForm, BookingQuestion } from "./question.ts";

const options = [
  { value: "s", label: "Small" },
  { value: "l", label: "Large" },
];

const formOf = (changes: Partial<BookingQuestion>, others: Partial<BookingForm> = {}): BookingForm => ({
  questions: [
    {
      name: "q",
      kind: "text",
      label: "A question",
      placeholder: "",
      isRequired: false,
      options: [],
      minLength: null,
      maxLength: null,
      ...changes,
    },
  ],
  notes: null,
  guests: null,
  ...others,
});

const problem = (changes: Partial<BookingQuestion>, answer: unknown) =>
  checkAnswers(formOf(changes), { q: answer })[0]?.message ?? null;

describe("an answer", () => {
  it.each([
    ["text", "M"],
    ["textarea", "Two\nlines"],
    ["number", -1.5],
    ["email", "ann@contoso.example"],
    ["phone", "+44 (20) 7946-0000"],
    ["address", "1 High St"],
    ["url", "https://contoso.example/a?b"],
    ["multiemail", ["ann@contoso.example", "ben@contoso.example"]],
    ["select", "s"],
    ["radio", "l"],
    ["multiselect", ["s", "l"]],
    ["checkbox", ["l"]],
    ["boolean", false],
  ] as const)("to a question of the kind %s is taken: %j", (kind, answer) => {
    expect(problem({ kind, options }, answer)).toBeNull();
  });

  it.each([
    ["text", 1, "must be text"],
    ["number", "1", "must be a number"],
    ["number", Number.NaN, "must be a number"],
    ["email", "ann", "must be an email address"],
    ["phone", "call me", "must be a phone number, such as +44 20 7946 0000"],
    ["url", "javascript:alert(1)", "must be a web address, such as https://example.com"],
    ["url", "contoso", "must be a web address, such as https://example.com"],
    ["multiemail", ["ann"], "must be email addresses"],
    ["multiemail", "ann@contoso.example", "must be a list"],
    ["select", "xl", "must be one of: s, l"],
    ["radio", ["s"], "must be text"],
    ["multiselect", ["s", "xl"], "must be of: s, l"],
    ["boolean", "yes", "must be true or false"],
  ] as const)("to one of the kind %s is refused: %j", (kind, answer, message) => {
    expect(problem({ kind, options }, answer)).toBe(message);
  });

  it.each([undefined, null, "", "  ", []])("may be missing unless it is required: %j", (answer) => {
    expect(problem({}, answer)).toBeNull();
    expect(problem({ isRequired: true }, answer)).toBe("must be answered");
  });

  it("to a required yes is yes", () => {
    expect(problem({ kind: "boolean", isRequired: true }, false)).toBe("must be agreed to");
    expect(problem({ kind: "boolean", isRequired: true }, true)).toBeNull();
  });

  it("is as long as its question says", () => {
    expect(problem({ minLength: 3 }, "ab")).toBe("must have at least 3 characters");
    expect(problem({ maxLength: 2 }, "abc")).toBe("must have at most 2 characters");
  });

  it("to what nobody asks is let pass", () => {
    expect(checkAnswers(formOf({}), { other: { any: "thing" } })).toEqual([]);
  });
});

it("notes may be required, and all that is wrong is told at once", () => {
  const notes = { label: "Notes", placeholder: "", isRequired: true };
  expect(checkAnswers(formOf({ kind: "number", isRequired: true }, { notes }), { notes: " " })).toMatchObject(
    [
      { name: "q", field: "answer.number.q", label: "A question", message: "must be answered" },
      { name: "notes", field: "notes", label: "Notes", message: "must be answered" },
    ],
  );
});
