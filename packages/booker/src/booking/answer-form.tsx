import { FormField } from "./form-field.tsx";

/** Asks a host whether a request is confirmed or declined. */
export function AnswerForm({
  fields,
  who,
  answer,
  problem,
}: {
  /** What says which request it is, and whose answer. */
  fields: Readonly<Record<string, string>>;
  /** Who asks. */
  who: { name: string; email: string };
  /** Takes these fields, `reason`, and `answer`, which is `confirm` or `decline`; and goes to the booking. */
  answer: (form: FormData) => Promise<void>;
  /** Why it wasn't answered, if that was tried. */
  problem: string | null;
}) {
  return (
    <form action={answer} className="flex flex-col gap-5" aria-labelledby="answer-heading">
      <h2 id="answer-heading" className="text-lg font-semibold">
        Confirm this meeting?
      </h2>
      <p>
        {who.name} ({who.email}) asks for it.
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
        label="Why, if you decline it?"
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
