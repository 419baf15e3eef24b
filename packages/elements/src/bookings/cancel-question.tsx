import { HiddenFields } from "../forms/hidden-fields.tsx";
import { Field } from "../parts/field.tsx";

/**
 * Asks a host whether a booking shall really be cancelled, or another time asked for, why, and says what that does. It is sent with `reason`, and with
 * `andLater` as `yes` where those of its series that come after it go too.
 */
export function CancelQuestion({
  heading,
  submit,
  when,
  consequences,
  action,
  fields,
  keepHref,
  mostLetters,
  later = 0,
}: {
  heading: string;
  /** what the button says */
  submit: string;
  when: string;
  consequences: readonly string[];
  action: string;
  fields: Readonly<Record<string, string>>;
  keepHref: string;
  mostLetters: number;
  /** of a series: how many after it could be cancelled with it */
  later?: number;
}) {
  return (
    <form method="post" action={action} className="card settings-account" aria-labelledby="cancel-heading">
      <HiddenFields fields={fields} />
      <h2 id="cancel-heading">{heading}</h2>
      <p>{when}</p>
      <ul className="settings-list">
        {consequences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {later > 0 && (
        <label className="form-choice">
          <input type="checkbox" name="andLater" value="yes" />
          <span>{later === 1 ? "The one after it too" : `The ${later} after it too`}</span>
        </label>
      )}
      <Field id="cancel-reason" label="Why, for those who take part (if you like)">
        {(ties) => <textarea name="reason" className="field" rows={3} maxLength={mostLetters} {...ties} />}
      </Field>
      <div className="settings-actions">
        <button type="submit" className="button button-danger">
          {submit}
        </button>
        <a href={keepHref} className="button">
          Keep it
        </a>
      </div>
    </form>
  );
}
