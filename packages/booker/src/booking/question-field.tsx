"use client";

import { answerField, type BookingQuestion } from "@calcache/booking-questions/form";
import { ChoiceField } from "./choice-field.tsx";
import { FormField } from "./form-field.tsx";

const inputTypes = { email: "email", phone: "tel", url: "url" } as const;

/** A question of the event type, as the form has it. @param given what it was answered with before */
export function QuestionField({
  question,
  given,
  error,
}: {
  question: BookingQuestion;
  given: readonly string[];
  error: string | null;
}) {
  const { kind, label, isRequired, options, placeholder } = question;
  const shared = { name: answerField(question), label, isRequired, error };
  switch (kind) {
    case "radio":
    case "select":
      return <ChoiceField {...shared} given={given} options={options} input={kind} />;
    case "multiselect":
    case "checkbox":
      return <ChoiceField {...shared} given={given} options={options} input="checkbox" />;
    case "boolean":
      return <ChoiceField {...shared} given={given} options={null} input="checkbox" />;
    default:
      return (
        <FormField
          {...shared}
          value={given[0] ?? ""}
          example={placeholder}
          {...(kind === "multiemail" && { hint: "Email addresses, with commas between them." })}
          {...(kind === "textarea" && { lines: 3 })}
          {...(kind === "number" && { inputMode: "decimal" as const })}
          {...((kind === "email" || kind === "phone" || kind === "url") && { type: inputTypes[kind] })}
        />
      );
  }
}
