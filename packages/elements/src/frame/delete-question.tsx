import { ButtonForm } from "./page-frame.tsx";

/** Asks whether something shall really be deleted or revoked, and says what that does. */
export function DeleteQuestion({
  name,
  consequences,
  action,
  fields,
  keepHref,
  verb = "Delete",
}: {
  name: string;
  consequences: readonly string[];
  action: string;
  fields: Readonly<Record<string, string>>;
  keepHref: string;
  verb?: "Delete" | "Revoke";
}) {
  return (
    <section className="card settings-account" aria-labelledby="delete-heading">
      <h2 id="delete-heading">
        {verb} {name}?
      </h2>
      <ul className="settings-list">
        {consequences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="settings-actions">
        <ButtonForm action={action} fields={fields} className="button button-danger">
          {verb} it
        </ButtonForm>
        <a href={keepHref} className="button">
          Keep it
        </a>
      </div>
    </section>
  );
}
