import type { Translator } from "@calcache/languages";
import { FormField } from "./form-field.tsx";

/** Asks a host whether a request is confirmed or declined. */
export function AnswerForm({
  t,
  fields,
  who,
  answer,
  problem,
  count = 1,
}: {
  t: Translator<"receipt">;
  /** What says which request it is, and whose answer. */
  fields: Readonly<Record<string, string>>;
  /** Who asks. */
  who: { name: string; email: string };
  /** Takes these fields, `reason`, and `answer`, which is `confirm` or `decline`; and goes to the booking. */
  answer: (form: FormData) => Promise<void>;
  /** Why it wasn't answered, if that was tried. */
  problem: string | null;
  /** How many of a series the answer is for. */
  count?: number;
}) {
  return (
    <form action={answer} className="flex flex-col gap-5" aria-labelledby="answer-heading">
      <h2 id="answer-heading" className="text-lg font-semibold">
        {t("confirmThis", { count })}
      </h2>
      <p>{t("asksFor", { ...who, count })}</p>
      {problem && (
        <p role="alert" className="notice problem">
          {problem}
        </p>
      )}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormField
        name="reason"
        label={t("whyDecline", { count })}
        optional={t("optional")}
        hint={t("personReadsIt", { name: who.name })}
        lines={3}
        longest={500}
        value=""
        error={null}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="answer" value="confirm" className="button button-primary">
          {t("confirm")}
        </button>
        <button type="submit" name="answer" value="decline" className="button button-danger">
          {t("decline")}
        </button>
      </div>
    </form>
  );
}
