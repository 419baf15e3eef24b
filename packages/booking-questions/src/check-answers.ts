import { isEmailAddress } from "@calcache/email-address";
import { answerField } from "./form-answers.ts";
import { isPhoneNumber } from "./phone-number.ts";
import { type BookingForm, type BookingQuestion, isChoice, isChoiceOfSeveral } from "./question.ts";

/** Why an answer can't be taken; `field` is what a form calls it, `message` goes on from its question's label in English. */
export type AnswerProblem = {
  name: string;
  field: string;
  label: string;
  message: string;
  fault: AnswerFault;
};

/** What is wrong with an answer. */
export type AnswerFault =
  | { kind: "missing" | "not-true-or-false" | "not-agreed" | "no-number" | "no-text" | "no-list" }
  | { kind: "no-addresses" | "no-address" | "no-phone-number" | "no-web-address" }
  | { kind: "not-of" | "not-one-of"; options: string }
  | { kind: "too-short" | "too-long"; characters: number };

export type Answers = Readonly<Record<string, unknown>>;

/**
 * What of the answers can't be taken, by question, in the form's order. What isn't asked is let pass, as cal.com does: an application may say more
 * than people are asked.
 * @param answers by the questions' names, `notes` among them
 */
export function checkAnswers({ questions, notes }: BookingForm, answers: Answers): AnswerProblem[] {
  const problems = questions.flatMap((question) => {
    const { name, label } = question;
    const fault = faultOf(question, answers[name]);
    return fault === null
      ? []
      : [{ name, field: answerField(question), label, message: inWords(fault), fault }];
  });
  return notes?.isRequired && isMissing(answers.notes)
    ? [
        ...problems,
        { name: "notes", field: "notes", label: notes.label, message: inWords(missing), fault: missing },
      ]
    : problems;
}

const missing: AnswerFault = { kind: "missing" };

/** Nothing, or nothing that can be seen. */
const isMissing = (answer: unknown): boolean =>
  answer === undefined ||
  answer === null ||
  (typeof answer === "string" && answer.trim() === "") ||
  (Array.isArray(answer) && answer.length === 0);

function faultOf(question: BookingQuestion, answer: unknown): AnswerFault | null {
  const { kind, isRequired } = question;
  if (isMissing(answer)) return isRequired ? missing : null;
  if (kind === "boolean") {
    if (typeof answer !== "boolean") return { kind: "not-true-or-false" };
    return isRequired && !answer ? { kind: "not-agreed" } : null;
  }
  if (kind === "number")
    return typeof answer === "number" && Number.isFinite(answer) ? null : { kind: "no-number" };
  if (kind === "multiemail" || isChoiceOfSeveral(kind)) return faultOfSeveral(question, answer);
  return typeof answer === "string" ? faultOfText(question, answer) : { kind: "no-text" };
}

function faultOfSeveral({ kind, options }: BookingQuestion, answer: unknown): AnswerFault | null {
  if (!Array.isArray(answer)) return { kind: "no-list" };
  if (kind === "multiemail")
    return answer.every((one) => typeof one === "string" && isEmailAddress(one))
      ? null
      : { kind: "no-addresses" };
  return answer.every((one) => isOption(options, one))
    ? null
    : { kind: "not-of", options: valuesOf(options) };
}

function faultOfText(question: BookingQuestion, answer: string): AnswerFault | null {
  const { kind, options, minLength, maxLength } = question;
  if (isChoice(kind))
    return isOption(options, answer) ? null : { kind: "not-one-of", options: valuesOf(options) };
  if (minLength !== null && answer.length < minLength) return { kind: "too-short", characters: minLength };
  if (maxLength !== null && answer.length > maxLength) return { kind: "too-long", characters: maxLength };
  if (kind === "email") return isEmailAddress(answer.trim()) ? null : { kind: "no-address" };
  if (kind === "phone") return isPhoneNumber(answer) ? null : { kind: "no-phone-number" };
  if (kind === "url") return isWebAddress(answer) ? null : { kind: "no-web-address" };
  return null;
}

const isOption = (options: BookingQuestion["options"], answer: unknown) =>
  options.some(({ value }) => value === answer);

const valuesOf = (options: BookingQuestion["options"]) => options.map(({ value }) => value).join(", ");

function isWebAddress(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}

const words: Record<Exclude<AnswerFault, { options: string } | { characters: number }>["kind"], string> = {
  missing: "must be answered",
  "not-true-or-false": "must be true or false",
  "not-agreed": "must be agreed to",
  "no-number": "must be a number",
  "no-text": "must be text",
  "no-list": "must be a list",
  "no-addresses": "must be email addresses",
  "no-address": "must be an email address",
  "no-phone-number": "must be a phone number, such as +44 20 7946 0000",
  "no-web-address": "must be a web address, such as https://example.com",
};

function inWords(fault: AnswerFault): string {
  switch (fault.kind) {
    case "not-of":
      return `must be of: ${fault.options}`;
    case "not-one-of":
      return `must be one of: ${fault.options}`;
    case "too-short":
      return `must have at least ${fault.characters} characters`;
    case "too-long":
      return `must have at most ${fault.characters} characters`;
    default:
      return words[fault.kind];
  }
}
