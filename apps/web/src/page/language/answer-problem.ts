import type { AnswerFault } from "@calcache/booking-questions";
import type { Translator } from "@calcache/languages";

const plain = {
  missing: "answerMissing",
  "not-true-or-false": "answerTrueOrFalse",
  "not-agreed": "answerAgreed",
  "no-number": "answerNumber",
  "no-text": "answerText",
  "no-list": "answerList",
  "no-addresses": "answerAddresses",
  "no-address": "answerEmail",
  "no-phone-number": "answerPhone",
  "no-web-address": "answerUrl",
} as const;

/** What is wrong with a question's answer, in the language of the page that it was given on. */
export function answerProblem(t: Translator<"site">, label: string, fault: AnswerFault): string {
  switch (fault.kind) {
    case "not-of":
      return t("answerOf", { label, options: fault.options });
    case "not-one-of":
      return t("answerOneOf", { label, options: fault.options });
    case "too-short":
      return t("answerTooShort", { label, count: String(fault.characters) });
    case "too-long":
      return t("answerTooLong", { label, count: String(fault.characters) });
    default:
      return t(plain[fault.kind], { label });
  }
}
