"use client";

import { answerField, type BookingQuestion } from "@calcache/booking-questions/form";
import { useBooker } from "../context/booker-context.ts";
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
  const { t } = useBooker();
  const shared = { name: answerField(question), label, isRequired, error };
  const optional = t("optional");
  const choice = { ...shared, words: { optional, pleaseChoose: t("pleaseChoose"), noAnswer: t("noAnswer") } };
  switch (kind) {
    case "radio":
    case "select":
      return <ChoiceField {...choice} given={given} options={options} input={kind} />;
    case "multiselect":
    case "checkbox":
      return <ChoiceField {...choice} given={given} options={options} input="checkbox" />;
    case "boolean":
      return <ChoiceField {...choice} given={given} options={null} input="checkbox" />;
    default:
      return (
        <FormField
          {...shared}
          optional={optional}
          value={given[0] ?? ""}
          example={placeholder}
          {...(kind === "multiemail" && { hint: t("addressesHint") })}
          {...(kind === "textarea" && { lines: 3 })}
          {...(kind === "number" && { inputMode: "decimal" as const })}
          {...((kind === "email" || kind === "phone" || kind === "url") && { type: inputTypes[kind] })}
        />
      );
  }
}
