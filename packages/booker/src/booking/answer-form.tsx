import { FormField } from "./form-field.tsx";

/** Asks a host whether a request is confirmed or declined. */
export function AnswerForm({
  fields,
  who,
  answer,
  problem,
  count = 1,
}: {
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
        {count === 1 ? "Confirm this meeting?" : `Confirm these ${count} meetings?`}
      </h2>
      <p>
        {who.name} ({who.email}) asks for {count === 1 ? "it" : "them, all together"}.
      </p>
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
        label={`Why, if you decline ${count === 1 ? "it" : "them"}?`}
        hint={`${who.name} will read it. At most 500 characters.`}
        lines={3}
        longest={500}
        value=""
        error={null}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="answer" value="confirm" className="button button-primary">
          Confirm
        </button>
        <button type="submit" name="answer" value="decline" className="button button-danger">
          Decline
        </button>
      </div>
    </form>
  );
}
