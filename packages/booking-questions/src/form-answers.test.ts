import { expect, it } from "vitest";
import { answerField, formAnswers } from "./form-answers.ts";

it("are what a form's texts mean for the kinds of its questions", () => {
  const sent: [string, string][] = [
    [answerField({ name: "size", kind: "text" }), "M"],
    [answerField({ name: "team.size", kind: "number" }), "12,5"],
    [answerField({ name: "agreed", kind: "boolean" }), "true"],
    [answerField({ name: "topics", kind: "checkbox" }), "a"],
    [answerField({ name: "topics", kind: "checkbox" }), "b"],
    [answerField({ name: "cc", kind: "multiemail" }), "ann@contoso.example; ben@contoso.example"],
    [answerField({ name: "empty", kind: "select" }), ""],
    ["name", "Gus"],
  ];
  expect(formAnswers(sent)).toEqual({
    size: "M",
    "team.size": 12.5,
    agreed: true,
    topics: ["a", "b"],
    cc: ["ann@contoso.example", "ben@contoso.example"],
  });
});

it("stay as they were typed where they are no number, to be refused as such", () => {
  expect(formAnswers([["answer.number.n", "twelve"]])).toEqual({ n: "twelve" });
});
