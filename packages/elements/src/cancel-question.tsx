import { HiddenFields } from "./forms/hidden-fields.tsx";

/** Asks a host whether a booking shall really be cancelled, why, and says what that does. It is sent with `reason`. */
export function CancelQuestion({
  title,
  when,
  consequences,
  action,
  fields,
  keepHref,
  mostLetters,
}: {
  title: string;
  when: string;
  consequences: readonly string[];
  action: string;
  fields: Readonly<Record<string, string>>;
  keepHref: string;
  mostLetters: number;
}) {
  return (
    <form method="post" action={action} className="card settings-account" aria-labelledby="cancel-heading">
      <HiddenFields fields={fields} />
      <h2 id="cancel-heading">Cancel {title}?</h2>
      <p>{when}</p>
      <ul className="settings-list">
        {consequences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="form-field">
        <label htmlFor="cancel-reason">Why, for those who take part (if you like)</label>
        <textarea id="cancel-reason" name="reason" className="field" rows={3} maxLength={mostLetters} />
      </div>
      <div className="settings-actions">
        <button type="submit" className="button button-danger">
          Cancel it
        </button>
        <a href={keepHref} className="button">
          Keep it
        </a>
      </div>
    </form>
  );
}
