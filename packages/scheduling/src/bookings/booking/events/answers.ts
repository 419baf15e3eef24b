import type { BookingQuestion } from "@calcache/booking-questions";

/** What a form's field was answered with: in words, or yes or no, which each reader is told in their language. */
export type Answer = { field: string; answer: string | boolean };

type Answered = {
  /** by the questions' names */
  responses: Readonly<Record<string, unknown>>;
  asked: readonly BookingQuestion[];
};

/**
 * What a form was answered with besides notes, which are told apart, in the form's order; what was left empty isn't told. Questions and options
 * are told as people read them, and what isn't asked by its name.
 */
export function answersOf({ responses, asked }: Answered): Answer[] {
  const others = Object.keys(responses).filter((name) => !asked.some((question) => question.name === name));
  return [...asked.map(({ name }) => name), ...others].flatMap((name) => {
    const question = asked.find((one) => one.name === name);
    const response = responses[name];
    const answer = typeof response === "boolean" ? response : inWords(response, question?.options ?? []);
    return name === "notes" || answer === "" ? [] : [{ field: question?.label ?? name, answer }];
  });
}

function inWords(value: unknown, options: BookingQuestion["options"]): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => inWords(one, options)).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  return options.find((option) => option.value === value)?.label ?? String(value);
}
