import { isEmailAddress } from "@calcache/email-address";
import { answerField } from "./form-answers.ts";
import { isPhoneNumber } from "./phone-number.ts";
import { type BookingForm, type BookingQuestion, isChoice, isChoiceOfSeveral } from "./question.ts";

/** Why an answer can't be taken, in words that go on from its question's label; `field` is what a form calls it. */
export type AnswerProblem = { name: string; field: string; label: string; message: string };

export type Answers = Readonly<Record<string, unknown>>;

/**
 * What of the answers can't be taken, by question, in the form's order. What isn't asked is let pass, as cal.com does: an application may say more
 * than people are asked.
 * @param answers by the questions' names, `notes` among them
 */
export function checkAnswers({ questions, notes }: BookingForm, answers: Answers): AnswerProblem[] {
  const problems = questions.flatMap((question) => {
    const message = problemOf(question, answers[question.name]);
    return message === null
      ? []
      : [{ name: question.name, field: answerField(question), label: question.label, message }];
  });
  return notes?.isRequired && isMissing(answers.notes)
    ? [...problems, { name: "notes", field: "notes", label: notes.label, message: missing }]
    : problems;
}

const missing = "must be answered";

/** Nothing, or nothing that can be seen. */
const isMissing = (answer: unknown): boolean =>
  answer === undefined ||
  answer === null ||
  (typeof answer === "string" && answer.trim() === "") ||
  (Array.isArray(answer) && answer.length === 0);

function problemOf(question: BookingQuestion, answer: unknown): string | null {
  const { kind, isRequired } = question;
  if (isMissing(answer)) return isRequired ? missing : null;
  if (kind === "boolean") {
    if (typeof answer !== "boolean") return "must be true or false";
    return isRequired && !answer ? "must be agreed to" : null;
  }
  if (kind === "number")
    return typeof answer === "number" && Number.isFinite(answer) ? null : "must be a number";
  if (kind === "multiemail" || isChoiceOfSeveral(kind)) return problemOfSeveral(question, answer);
  return typeof answer === "string" ? problemOfText(question, answer) : "must be text";
}

function problemOfSeveral({ kind, options }: BookingQuestion, answer: unknown): string | null {
  if (!Array.isArray(answer)) return "must be a list";
  if (kind === "multiemail")
    return answer.every((one) => typeof one === "string" && isEmailAddress(one))
      ? null
      : "must be email addresses";
  return answer.every((one) => isOption(options, one)) ? null : `must be of: ${valuesOf(options)}`;
}

function problemOfText(question: BookingQuestion, answer: string): string | null {
  const { kind, options, minLength, maxLength } = question;
  if (isChoice(kind)) return isOption(options, answer) ? null : `must be one of: ${valuesOf(options)}`;
  if (minLength !== null && answer.length < minLength) return `must have at least ${minLength} characters`;
  if (maxLength !== null && answer.length > maxLength) return `must have at most ${maxLength} characters`;
  if (kind === "email") return isEmailAddress(answer.trim()) ? null : "must be an email address";
  if (kind === "phone")
    return isPhoneNumber(answer) ? null : "must be a phone number, such as +44 20 7946 0000";
  if (kind === "url")
    return isWebAddress(answer) ? null : "must be a web address, such as https://example.com";
  return null;
}

const isOption = (options: BookingQuestion["options"], answer: unknown) =>
  options.some(({ value }) => value === answer);

const valuesOf = (options: BookingQuestion["options"]) => options.map(({ value }) => value).join(", ");

function isWebAddress(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}
